"""The look-up forms of a text's lines."""
from __future__ import annotations

from forumclean.readers.flat import read_flat


def test_icons_beside_words_are_not_looked_up() -> None:
    """Fonts of icons draw characters for private use; a line of nothing else is not blank."""
    page = read_flat("\ue71d 32回复\n收藏\uf005\n\ue71d\n字\ue001字\n")
    assert page.keys[:4] == ["32回复", "收藏", "\ue71d", "字\ue001字"]
    assert page.text == "\ue71d 32回复\n收藏\uf005\n\ue71d\n字\ue001字\n"
