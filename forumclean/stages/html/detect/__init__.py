"""Posts of engines that nobody described."""
