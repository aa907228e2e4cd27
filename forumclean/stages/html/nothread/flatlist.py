"""Whether a flattened page lists the threads of a board: its rows were taken for posts that are titles and no more."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.lines import TEXT, Judge
from forumclean.model import Cut, Findings, Page, PageWarning, Post, Thread
from forumclean.rulebook import reason_of

FEWEST_ROWS = 8
LONGEST_ROW_INK = 90    # of what was taken for a post: a title, nicks, a day
COUNTED_SHARE = 0.8     # of the titles, that a line of counts stands for
SHORTEST_TITLE_INK = 6
TITLES_SHARE = 0.3      # of the rows: a row with two days was taken for two posts; one-word replies are alike
# One of them names a column of a board; most texts hold none, and look no further.
LAST_COLUMNS = ("最后发表", "最後發表", "最后回复", "最後回覆", "最新回复", "最新文章", "最后更新", "Last Post")


def without_rows(page: Page, found: tuple[Thread, Findings], judge: Judge) -> tuple[Thread, Findings]:
    """What was found in a text, or an empty thread, a cut for all of it and a warning where it is surely a board's."""
    posts = found[0].posts
    if len(posts) < FEWEST_ROWS or not any(map(page.text.__contains__, LAST_COLUMNS)) or \
            not lists_threads(page, posts, judge):
        return found
    warning = PageWarning("no-thread", f"no thread on this page: it lists {len(posts)} threads or so of a board; fetch "
                                       "these")
    cut = Cut(0, len(page.text), "ui.no-thread", reason_of("ui.no-thread"))
    return Thread(is_page=True), Findings([cut], warnings=[warning])


def lists_threads(page: Page, posts: Sequence[Post], judge: Judge) -> bool:
    """Whether a text names the columns of a list, counts stand at each row, no row says more than a title, nothing is a
    post's own, and no line is a sentence."""
    from forumclean.stages.html.nothread import listwords
    told = ["".join(page.text[post.start:post.end].split()) for post in posts]
    titles = {words for words in told if len(words) >= SHORTEST_TITLE_INK}
    if max(map(len, told)) > LONGEST_ROW_INK or len(titles) < max(TITLES_SHARE * len(told), FEWEST_ROWS):
        return False    # most threads
    keys = page.keys
    if not listwords.shows_columns(page.text, keys) or \
            any(listwords.is_prose(key) and judge(key)[0] == TEXT for key in keys):
        return False
    if sum(listwords.COUNTS_RE.fullmatch(key) is not None for key in keys) < COUNTED_SHARE * len(titles):
        return False
    return not any(token in listwords.POST_WORDS or listwords.PLACE_RE.fullmatch(token) for key in keys
                   if len(key) <= listwords.LONGEST_BUTTONS_CHARS for token in key.split(" "))
