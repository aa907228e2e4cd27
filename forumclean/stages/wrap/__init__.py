"""`rejoin`: hard-wrapped lines back to paragraphs."""
