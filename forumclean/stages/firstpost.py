"""Only the first post of a page, where the caller wants no more."""
from __future__ import annotations

from collections.abc import Sequence

from forumclean.ledger import Ledger
from forumclean.model import Cut, Note, Thread
from forumclean.rulebook import reason_of

RULE = "ui.other-post"


def only_first(thread: Thread, ledger: Ledger, notes: Sequence[Note]) -> tuple[Thread, Ledger, list[Note]]:
    """The thread with its first post alone, the account with a cut for all the others, and the notes outside these.

    Made of the finished account: the other posts are evidence for what is a quote, a signature or a mark. What was put
    where something of them went has no place any more.
    """
    others = [(post.start, post.end) for post in thread.posts[1:]]
    if not others:
        return thread, ledger, [*notes]
    start, end = others[0][0], max(end for _, end in others)
    cuts = [cut._replace(put="") if cut[4] and start <= cut[0] < end else cut for cut in ledger.cuts]
    cuts += ledger.around([Cut(*span, RULE, reason_of(RULE)) for span in others if span[0] < span[1]])
    return (thread._replace(posts=thread.posts[:1]), Ledger(ledger.text, cuts),
            [note for note in notes if not any(a <= note.start < b for a, b in others)])
