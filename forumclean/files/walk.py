"""From the paths of a command line to the files that are to be done."""
from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from forumclean.errors import UsageError
from forumclean.files.patterns import Patterns, ignore_file
from forumclean.files.resolver import Resolver, inside, repository_of

Ignores = tuple[Patterns, ...]


class Found(NamedTuple):
    """A file to do: what the user calls it, where it lies, and the folder argument that it was found in ("" if none).

    With an `error` it is no file to do but a path that failed; with a `note` one that was passed over.
    """

    name: str
    path: str
    folder: str = ""
    error: str = ""
    note: str = ""


class Walk:
    """Files and folders, without what is excluded or ignored.

    Links in a folder are not followed: what they lead to is done where it lies, and a loop of them has no end.

    Args:
        resolver: the settings, by folder.
        without: an absolute folder that is not entered: where the output goes.
    """

    def __init__(self, resolver: Resolver, without: str | None = None) -> None:
        self.resolver, self.without = resolver, without

    def files(self, paths: Iterable[str]) -> Iterator[Found]:
        """Each file once, in the order of the paths and, in a folder, by name.

        Raises:
            UsageError: a configuration file or a pattern has no meaning.
        """
        seen: set[str] = set()
        for path in paths:
            for found in self.below(path, os.path.realpath(path)) if os.path.isdir(path) else self.named(path):
                if found.path not in seen:
                    seen.add(found.path)
                    yield found

    def named(self, name: str) -> Iterator[Found]:
        """A file that was named: it is done, unless the user wants the excludes to hold for such files too."""
        path = os.path.realpath(name)
        if not self.forced_out(path):
            yield Found(name, path)

    def forced_out(self, path: str) -> bool:
        """Whether a file that was named is left out by `force-exclude`."""
        settings = self.resolver.settings(os.path.dirname(path))
        return settings["force-exclude"].value and self.resolver.excludes(settings, path)

    def below(self, argument: str, top: str) -> Iterator[Found]:
        """The files in a folder and in the folders below it."""
        ignores = self.ignores_above(top)
        if ignores is None or self.resolver.excludes(self.resolver.settings(top), top, folder=True):
            yield Found(argument, top, note="is excluded; name files in it to have them done all the same")
            return
        stack: list[tuple[str, str, Ignores]] = [("" if argument == os.curdir else argument, top, ignores)]
        while stack:
            name, path, ignores = stack.pop()
            try:
                with os.scandir(path) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                yield Found(name or argument, path, error=f"the folder cannot be read ({error.strerror}); check its "
                                                          "permissions")
                continue
            own = ignore_file(path)
            ignores = (own, *ignores) if own else ignores
            kept = [*self.kept(listed, path, ignores)]
            for entry, folder in kept:
                if not folder:
                    yield Found(os.path.join(name, entry.name), entry.path, top)
            stack += [(os.path.join(name, entry.name), entry.path, ignores)
                      for entry, folder in reversed(kept) if folder]

    def kept(self, entries: Iterable[os.DirEntry[str]], above: str, ignores: Ignores,
             ) -> Iterator[tuple[os.DirEntry[str], bool]]:
        """The files to do and the folders to enter, of those in one folder; True for a folder."""
        settings = self.resolver.settings(above)
        for entry in entries:
            path = entry.path
            folder = entry.is_dir(follow_symlinks=False)
            if not folder and not (entry.is_file(follow_symlinks=False) and self.resolver.includes(settings, path)):
                continue
            if path != self.without and not self.resolver.excludes(settings, path, folder=folder) and \
                    not ignored(ignores, path, folder):
                yield entry, folder

    def ignores_above(self, folder: str) -> Ignores | None:
        """What the `.gitignore` files above a folder say, the nearest first; None where they mean the folder."""
        root = repository_of(folder)
        ignores: Ignores = ()
        if root is None or root == folder:
            return ignores
        above = root
        for part in os.path.relpath(folder, root).split(os.sep):
            own = ignore_file(above)
            ignores = (own, *ignores) if own else ignores
            above = os.path.join(above, part)
            if ignored(ignores, above, True):
                return None
        return ignores


def ignored(ignores: Ignores, path: str, folder: bool) -> bool:
    """Whether git ignores a path: the nearest file that speaks of it decides."""
    for patterns in ignores:
        verdict = patterns.verdict(path, folder=folder)
        if verdict is not None:
            return verdict
    return False


def targets(found: Iterable[Found], output: str, base: str) -> Iterator[tuple[Found, str]]:
    """Where the text of each file goes: into `output`, its way from `base` kept, its ending made `.txt`.

    Args:
        found: the files.
        output: a folder, as the user calls it.
        base: the absolute current folder. A file that lies elsewhere keeps its way from the folder that was named.

    Raises:
        UsageError: two files would become one, or a file would be overwritten that is to be read.
    """
    taken: dict[str, str] = {}
    found = [*found]
    inputs = {item.path for item in found}
    for item in found:
        start = base if inside(item.path, base) else item.folder or os.path.dirname(item.path)
        target = os.path.join(output, os.path.splitext(os.path.relpath(item.path, start))[0] + ".txt")
        if target in taken:
            raise UsageError(f"--output-dir: {taken[target]!r} and {item.name!r} would both become {target!r}; do them "
                             "one after the other, into two folders")
        if os.path.realpath(target) in inputs:
            raise UsageError(f"--output-dir: {target!r} is also an input; name another folder")
        taken[target] = item.name
        yield item, target
