"""`classify`: what inside a post is not its author's."""
