"""Whether what looks like posts is a page's thread: how much they say, of the page, and who signs them."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from forumclean.model import Post
from forumclean.outline import Outline
from forumclean.stages.html.detect.lone import lone_bodies
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.elements.blocks import Blocks, PostBlock, runs_in

LEAST_OF_PAGE, MOST_OF_PAGE = 0.2, 0.5     # of the page's prose, that posts hold: of one shape, or told otherwise
FEWEST_SIGNED = 3
LITTLE_PROSE = 200
WORDY_SHARE, SIGNED_WORDY_SHARE = 0.6, 0.3      # of the ink of bodies, that is no link
ANSWERS, ANSWER_CHARS = ("回复", "回覆", "答复"), 2


def outweighed(words: Words, posts: Sequence[PostBlock]) -> bool:
    """Whether the page has one text, apart from the posts, that holds more prose than they: an article beside a dated
    list of others."""
    outline = words.outline
    runs = sorted(runs_in(outline, posts))
    own = sum([words.prose(*run) for run in runs])
    if own * 2 >= words.prose(outline.title_ink, outline.ends[0]) and all(
            end <= begin for (_, end), (begin, _) in pairwise(runs)):
        return False    # no more is left beside them
    text = lone_bodies(words, outline.title_ink, outline.ends[0])
    if any(outline.begins[element] < end and begin < outline.ends[element] for element in text for begin, end in runs):
        return False
    return sum(words.prose(outline.begins[element], outline.ends[element]) for element in text) > own


def tells(words: Words, posts: Sequence[PostBlock], share: float) -> bool:
    """Whether posts hold a share of the page's prose, or somebody signs each and there is hardly any prose beside."""
    if not posts:
        return False
    own, whole = told(words, posts), words.prose(words.outline.title_ink, words.outline.ends[0])
    return own >= share * whole or (len(posts) >= FEWEST_SIGNED and signed(posts) and whole - own <= LITTLE_PROSE)


def signed(posts: Sequence[PostBlock]) -> bool:
    """Whether most posts name an author."""
    return sum(post.author is not None for post in posts) * 2 > len(posts)


def wordy(words: Words, posts: Sequence[PostBlock]) -> bool:
    """Whether the bodies of posts are words and no links, or links with a button beside them to answer: a list of other
    threads has dates too."""
    runs = runs_in(words.outline, posts)
    ink = sum(end - begin for begin, end in runs)
    least = (SIGNED_WORDY_SHARE if signed(posts) else WORDY_SHARE) * ink
    return sum(words.between(*run) for run in runs) >= least or signed(posts) and answerable(words, posts)


def answerable(words: Words, posts: Sequence[PostBlock]) -> bool:
    """Whether most posts have a button to answer them."""
    outline = words.outline
    return 2 * sum(any(outline.ink(element) == ANSWER_CHARS and words[element] in ANSWERS
                       for element in range(post.card, outline.last[post.card])) for post in posts) > len(posts)


def told(words: Words, posts: Sequence[PostBlock]) -> int:
    """The ink in the bodies of posts that reads as prose."""
    outline = words.outline
    return sum(words.prose(*run) for run in runs_in(outline, posts))


def shared(words: Words, blocks: Blocks, posts: Sequence[Post]) -> int:
    """The ink of the texts that stand out which reads as prose and stands in posts that lines show too."""
    outline = words.outline
    spans = ink_spans(outline, posts)
    runs = sorted(runs_in(outline, blocks.posts))
    told = at = 0
    for first, last in spans:
        while at < len(runs) and runs[at][1] <= first:
            at += 1
        beyond = at
        while beyond < len(runs) and runs[beyond][0] < last:
            told += words.prose(max(runs[beyond][0], first), min(runs[beyond][1], last))
            beyond += 1
        at = max(at, beyond - 1)
    return told


def ink_spans(outline: Outline, posts: Iterable[Post]) -> list[tuple[int, int]]:
    """The stretches of ink of posts that lines show."""
    return [(outline.ink_before(post.start), outline.ink_before(post.end)) for post in posts]
