"""Doors for tables and for engines that run on many machines. Each needs an extra, named in its module."""
