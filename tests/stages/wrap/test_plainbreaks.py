"""What is decided at once comes out as it does when every observation is weighed."""
from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from wrappers import paragraphs, styles, wrapped_text

from forumclean.stages.wrap import plainbreaks
from forumclean.stages.wrap.breaks import decide, join_for, reason_of, weigh
from forumclean.stages.wrap.facts import Facts, gather
from forumclean.stages.wrap.kinds import barred_lines
from forumclean.stages.wrap.observe import Paragraph, observe, pair_facts
from forumclean.stages.wrap.plainbreaks import ASK, CLOSING, END, WRAP, plain_verdicts
from forumclean.stages.wrap.points import THRESHOLD
from forumclean.stages.wrap.wraplines import split_lines
from forumclean.stages.wrap.wrapwidth import measure

SEEDS = 150
HEADS = ("", "一、", "（二）", "3.", "“", "——", "，", "》", "  ", "\N{IDEOGRAPHIC SPACE}" * 2, "附件：", "$ ls ", "http://",
         "Q：", "·")
TAILS = ("", "。", "；", "：", "，", "……", "。”", "（", "《", "?", ":", "2019-08-01", "abc", "http:", "年八月一日")


def facts_of(seed: int) -> Facts | None:
    """What is measured on a wrapped text whose lines begin and end in many ways, if it is still told to be wrapped."""
    rng = Random(seed)
    lines = wrapped_text(paragraphs(rng), styles(rng)._replace(crlf=False)).text.split("\n")
    share = rng.choice((0.0, 0.03, 0.1, 0.3))
    for i in range(len(lines)):
        if lines[i] and rng.random() < share:
            cut = rng.choice((0, 0, 1, 2, 5, len(lines[i]) // 2))
            lines[i] = rng.choice(HEADS) + lines[i][:len(lines[i]) - cut] + rng.choice(TAILS)
    split = split_lines("\n".join(lines))
    barred = barred_lines(split)
    layout = measure(split, barred)
    return layout and gather(split, layout, barred, frozenset())


@pytest.mark.parametrize("seed", range(SEEDS))
def test_verdicts_are_those_of_the_table(seed: int) -> None:
    facts = facts_of(seed)
    if facts is None:
        return
    lines, joins, verdicts = facts.lines, decide(facts), plain_verdicts(facts)
    para = Paragraph(lines.inks[0], is_head=True)
    for i, (join, verdict) in enumerate(zip(joins, verdicts, strict=True)):
        seen = [*observe(facts, i, para), *pair_facts(facts, i)]
        is_joined = weigh(seen) > THRESHOLD
        assert verdict == ASK or is_joined is (verdict in (WRAP, CLOSING)), (lines.inks[i:i + 2], seen)
        assert (join and join.put) == (join_for(facts, i, reason_of(seen)).put if is_joined else None)
        if is_joined:
            para.add(lines.inks[i + 1])
        else:
            para = Paragraph(lines.inks[i + 1], is_head=lines.gaps[i + 1] > 0)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_many_lines_are_judged_as_few(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    facts = facts_of(seed)
    if facts is None:
        return
    monkeypatch.setattr(plainbreaks, "FEW_LINES", len(facts.lines))
    one_by_one = plain_verdicts(facts)
    monkeypatch.setattr(plainbreaks, "FEW_LINES", 0)
    assert plain_verdicts(facts) == one_by_one


def test_most_breaks_of_many_lines_are_told_together() -> None:
    count = Counter(verdict for seed in range(SEEDS) if (facts := facts_of(seed)) and facts.layout.width > 50
                    for verdict in plainbreaks.wrapped_in_clause(facts))
    assert count[WRAP] > 0.4 * count.total()


def test_most_breaks_are_decided_at_once() -> None:
    count = Counter(verdict for seed in range(SEEDS) if (facts := facts_of(seed)) for verdict in plain_verdicts(facts))
    assert {WRAP, CLOSING, END, ASK} == {*count}
    assert count[ASK] < 0.5 * count.total()
