"""One file, from reading it to putting it back; a task and its outcome can go to another process and back."""
from __future__ import annotations

import os
from typing import NamedTuple

from forumclean import Cleaner
from forumclean.errors import ForumcleanError
from forumclean.files.cache import digest_of
from forumclean.files.disk import read_file, replace_file

SAME, CHANGED, FAILED = "same", "changed", "failed"


class Task(NamedTuple):
    """A file to do.

    `name` is what the user calls it, `path` where it lies, links resolved. `target` is where the text goes, None to
    put it in the file's own place. Without `write` nothing is changed; with `diff` the outcome shows what would be.
    With a `salt` (`cache.salt_of`) the outcome tells a clean file's digest.
    """

    name: str
    path: str
    cleaner: Cleaner
    target: str | None = None
    write: bool = True
    diff: bool = False
    salt: bytes = b""


class Outcome(NamedTuple):
    """What became of a file: SAME, CHANGED (or would be), or FAILED, with `message` saying why and what to do.

    `old` and `new` are the texts to compare where a diff was asked for; `warnings` are for the reader of a page;
    `target` is the file that was written, where that is another one; `digest` that of a file that is clean now.
    """

    name: str
    status: str
    message: str = ""
    old: str = ""
    new: str = ""
    warnings: tuple[str, ...] = ()
    target: str = ""
    digest: bytes = b""


def do_task(task: Task) -> Outcome:
    """Do one file. Raises nothing: one file that fails stops no other."""
    try:
        return into_folder(task, task.target) if task.target is not None else in_place(task)
    except ForumcleanError as error:
        return Outcome(task.name, FAILED, str(error))
    except MemoryError:
        return Outcome(task.name, FAILED, "needs more memory than there is; split it")
    except Exception as error:
        what = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        return Outcome(task.name, FAILED, f"cannot be cleaned ({what}); it was left as it is, this is a bug: please "
                                          "report it with the file")


def in_place(task: Task) -> Outcome:
    """Clean a text file where it lies."""
    from forumclean.files.rewrite import draft_text
    data, before = read_file(task.path)
    draft = draft_text(data, task.cleaner)
    if not draft.changes:
        return Outcome(task.name, SAME, digest=digest_of(data, task.salt))
    digest = b""
    if task.write:
        replace_file(task.path, draft.data, before)
        digest = digest_of(draft.data, task.salt)     # `draft_text` has cleaned the result once more
    old, new = (draft.old, draft.new) if task.diff else ("", "")
    return Outcome(task.name, CHANGED, "", old, new, digest=digest)


def into_folder(task: Task, target: str) -> Outcome:
    """Write the text of a page, or of a text file, as `target`; the folders above it are made."""
    from forumclean.files.rewrite import PageError, draft_page, draft_text
    data, _ = read_file(task.path)
    warnings: tuple[str, ...] = ()
    try:
        new = draft_text(data, task.cleaner).data
    except PageError:
        page = draft_page(data, task.cleaner)
        if page is None:
            return Outcome(task.name, SAME)
        new, warnings = page.text.encode("utf-8"), tuple(warning.message for warning in page.warnings)
    old = read_file(target)[0] if os.path.exists(target) else None
    if new == old:
        return Outcome(task.name, SAME, warnings=warnings)
    if task.write:
        make_folder(os.path.dirname(target))
        replace_file(os.path.realpath(target), new, None)
    shown = ((old or b"").decode("utf-8", "replace"), new.decode("utf-8", "replace")) if task.diff else ("", "")
    return Outcome(task.name, CHANGED, "", shown[0], shown[1], warnings, target)


def make_folder(path: str) -> None:
    """Make a folder and those above it. Raises ForumcleanError where that cannot be done."""
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise ForumcleanError(f"the folder {path!r} cannot be made ({error.strerror}); use another --output-dir"
                              ) from None
