"""One decision for pages of both kinds: observations of each piece, weights, the most likely sequence of labels."""
