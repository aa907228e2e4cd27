"""The stages, named as they run: segment, classify, unsplice, rejoin. Each returns findings and changes nothing."""
