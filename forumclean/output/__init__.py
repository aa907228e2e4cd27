"""From a Result to what is printed."""
