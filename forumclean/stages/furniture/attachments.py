"""The lines of an attachment that tell nothing alone: its name, its date, who may load it; flatteners part them."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from forumclean.lines import INNER, SURE
from forumclean.patterns import lazy
from forumclean.rulebook import reason_of
from forumclean.stages.furniture.postlines import PostLine, PostLines
from forumclean.stages.signs.dates import STAMP_RE

RULES = frozenset(("ui.file", "ui.attachment"))
WORDS = frozenset(("附件:", "附件："))
UPLOADS = frozenset(("上传", "上傳"))
# What people attach; an author's last line may end in the name of another file, or in an address.
NAME = (r"[^\s，。！？：:/@()（）]{1,80}\.(?i:docx?|xlsx?|pptx?|pdf|zip|rar|7z|txt|jpe?g|png|gif|bmp|tiff?|psd|wps|csv"
        r"|mp[34]|avi|exe|apk|iso|torrent)")
NAME_RE, NAMED_RE = lazy(NAME), lazy(rf"(?:附件|图片|圖片)?[:： ]{{0,2}}{NAME} ?[(（]")
RIGHT_RE = lazy(r"[阅閱][读讀][权權]限[:：] ?\d{1,3}|下[载載][积積]分[:：] ?\S{1,6} ?[+-]?\d+")
PIECE_REASON = "a line of an attachment's: what stands beside it tells its size or links to it"


def claim_attachments(post: PostLines, ruled: Iterable[tuple[int, PostLine]]) -> None:
    """Claim what belongs to the attachments whose sizes or links are claimed: the date of the upload and the rights
    beside these, and the file's name, or the word for it, right above.

    Args:
        ruled: the post's lines that have a rule, with their numbers.
    """
    keys = post.keys
    for number, line in ruled:
        if line.rule not in RULES or line.kind not in (INNER, SURE):
            continue
        first, last = number, number
        while first and first - 1 not in post.claimed and (size := piece(keys[max(first - 2, 0):first][::-1])):
            first -= size
        while last + 1 not in post.claimed and (size := piece(keys[last + 1:last + 3])):
            last += size
        for at in (*range(first, number), *range(number + 1, last + 1)):
            post.claimed.setdefault(at, (line.rule, PIECE_REASON))
        if line.kind == INNER and first:
            claim_label(post, line, first - 1)


def piece(keys: Sequence[str]) -> int:
    """How many lines the piece of an attachment has that some lines begin with: one of a right, two of a day and the
    word for an upload, in either order; 0 where they begin with none."""
    if keys and RIGHT_RE.fullmatch(keys[0]):
        return 1
    return 2 if len(keys) == 2 and not UPLOADS.isdisjoint(keys) and any(map(STAMP_RE.fullmatch, keys)) else 0


def claim_label(post: PostLines, line: PostLine, at: int) -> None:
    """Claim the name of a file right above an attachment's lines that do not name it, and the word for one above."""
    if not NAMED_RE.match(line.key) and NAME_RE.fullmatch(post.keys[at]):
        post.claimed.setdefault(at, (line.rule, reason_of(line.rule)))
        at -= 1
    if at >= 0 and (post.lines[at].rule == "ui.attachment" or post.keys[at] in WORDS):
        post.claimed.setdefault(at, (line.rule, reason_of(line.rule)))
