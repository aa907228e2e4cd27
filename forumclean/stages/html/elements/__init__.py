"""Elements that hold a post, a title or line numbers, whatever finds them."""
