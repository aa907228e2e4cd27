"""The thread of an HTML page, told from its elements; `htmlthread` asks the packages in turn."""
