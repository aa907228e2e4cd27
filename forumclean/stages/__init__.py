"""The stages, a package for each: flat or html (segment), furniture (classify), splice (unsplice), wrap (rejoin).

Each stage returns findings and changes nothing.
"""
