"""Posts by what is known of the programs that print forums: HTML pages of engines that a file describes."""
