"""From decoded text to a Page."""
