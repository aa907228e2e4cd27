"""Quick looks have to let through whatever the patterns behind them find."""
from __future__ import annotations

from forumclean._rulebook import LINES
from forumclean.lines import asked_rules
from forumclean.patterns import by_rarest
from forumclean.stages.promo import STRONG_HINT_RE, STRONG_PART_RE


def test_a_word_is_found_wherever_its_rarest_character_stands() -> None:
    words = ("回帖", "帖子", "12", "a.b")
    pattern = by_rarest(words)
    assert all(pattern.search(f"的{word}了") for word in words)
    assert not any(pattern.search(text) for text in ("帖 子", "回 帖", "21", "axb", "子帖", ""))


def test_a_line_asks_the_rules_whose_literals_it_holds() -> None:
    for number, (_, needs, _) in enumerate(LINES):
        assert all(number in asked_rules(f"的{need}了") for need in needs)
    assert asked_rules("的了，是。") == asked_rules("") == set()
    both = f"{LINES[0][1][0]}{LINES[1][1][0]}"
    asked = {number for number, (_, needs, _) in enumerate(LINES) if any(need in both for need in needs)}
    assert asked_rules(both) == asked and len(asked) > 1


def test_every_part_of_promotion_is_hinted_at() -> None:
    written = str(STRONG_PART_RE.pattern).replace("[Tt]", "T").replace("[Xx]", "X").replace("[:：]", "：")
    assert not [part for part in written.split("|") if not STRONG_HINT_RE.search(part)]
