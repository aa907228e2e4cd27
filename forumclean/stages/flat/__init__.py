"""`segment`: the thread of a flattened page, told from its lines."""
