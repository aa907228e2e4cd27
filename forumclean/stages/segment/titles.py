def find_title(text, pieces, first, outline=None):
    return None
