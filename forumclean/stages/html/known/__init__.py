"""Posts by engine files."""
