"""PTT's pushes on an HTML page whose elements tell no posts apart: a mirror that prints each as one line."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.lines import TEXT
from forumclean.stages.flat.pushes import FEWEST_PUSHES, PUSH_RE, TAGS, TIME_RE, is_push
from forumclean.stages.html.detect.prose import Words
from forumclean.stages.html.elements.blocks import PostBlock


def push_posts(words: Words) -> list[PostBlock]:
    """A post for each line that is a push with its time, and for what an author says between two; empty where hardly
    any is."""
    page, outline = words.page, words.outline
    pushes = [number for number, key in enumerate(page.keys) if key.startswith(TAGS) and is_push(key)]
    if len(pushes) < FEWEST_PUSHES:
        return []
    posts, taken = [], {*pushes}
    for number in range(pushes[0], pushes[-1] + 1):
        start, stop = page.starts[number], page.starts[number + 1] if number + 1 < len(page.starts) else len(page.text)
        begin, end = start, stop
        match = PUSH_RE.match(page.text[start:stop].rstrip()) if number in taken else None
        if match:
            begin, end = start + match.start("text"), start + match.end("text")
        elif not page.keys[number] or words.judge(page.keys[number])[0] != TEXT:
            continue
        run = outline.ink_before(begin), outline.ink_before(end)
        when = TIME_RE.search(match["tail"]) if match else None
        if run[0] < run[1]:
            posts.append(PostBlock(outline.at(start), (), match["author"] if match else None,
                                   when[0] if when else None, runs=[run]))
    return posts


def above_pushes(words: Words, pushes: Sequence[PostBlock]) -> PostBlock:
    """The article above the first push, where it stands in no element of its own: all above in the element with that
    push."""
    outline, card = words.outline, pushes[0].card
    start = outline.text.rfind("\n", 0, outline.place(pushes[0].runs[0][0])) + 1
    begin, end = max(outline.begins[card], outline.title_ink), outline.ink_before(start)
    return PostBlock(card, (), runs=[(begin, end)] if begin < end else ())
