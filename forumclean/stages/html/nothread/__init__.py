"""Is a page no thread, but a notice or a list of them?"""
