"""Forums that never were: pages of invented sites with their texts, to train and to test on.

A site is a random template (mark-up, names of classes, order of a header's parts, labels, separators, lists,
advertisements), a page is a thread on it. Everything follows from the seed.
"""
from __future__ import annotations

from tools.forums.flatteners import FLATTENERS
from tools.forums.pages import ForumPage, make_page

__all__ = ["FLATTENERS", "ForumPage", "make_page"]
