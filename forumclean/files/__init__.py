"""Files and folders that are cleaned in place: which ones, by which configuration, and how a file is rewritten."""
