"""The most likely sequence of labels, given what is seen of each piece."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from forumclean.stages.segment.weights import LABELS, OTHER, Weights, Worth


def scored(observations: Iterable[Sequence[str]], weights: Weights) -> list[Worth]:
    """What the observations of each piece add up to, for each label."""
    worth = weights.names.get
    found = []
    for names in observations:
        begin = inside = other = 0
        for name in names:
            if value := worth(name):
                begin += value[0]
                inside += value[1]
                other += value[2]
        found.append((begin, inside, other))
    return found


def decided(scores: Sequence[Worth], weights: Weights) -> list[int]:
    """The labels whose scores and steps add up to the most (Viterbi); of equal ones the first."""
    if not scores:
        return []
    steps = weights.steps
    best = scores[0]
    back: list[tuple[int, int, int]] = []
    for begin, inside, other in scores[1:]:
        ways = [max((best[label] + steps[label][following], -label) for label in LABELS) for following in LABELS]
        back.append((-ways[0][1], -ways[1][1], -ways[2][1]))
        best = (ways[0][0] + begin, ways[1][0] + inside, ways[2][0] + other)
    label = max(LABELS, key=lambda label: (best[label], -label))
    found = [label]
    for ways_back in reversed(back):
        label = ways_back[label]
        found.append(label)
    return found[::-1]


def margin(score: Worth) -> int:
    """How much more speaks for an author's words than against them."""
    return max(score[0], score[1]) - score[OTHER]
