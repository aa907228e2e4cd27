"""Which settings hold for a file: the nearest configuration file's, up to the root of its repository."""
from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from forumclean import Cleaner, load_engine, load_profile
from forumclean.errors import UsageError
from forumclean.files.patterns import Patterns
from forumclean.files.settings import COMMAND_LINE, DEFAULT, DEFAULTS, Setting, Settings, load_settings


class Resolver:
    """Settings by folder. Each file has those that are nearest to it, whatever other files a run is given.

    Args:
        given: what the command line says, by key of `DEFAULTS`; it goes before every file.
        base: the absolute folder that patterns of the command line are relative to.
    """

    def __init__(self, given: Mapping[str, Any], base: str) -> None:
        self.base = base
        self.given = {key: Setting(value, COMMAND_LINE, base) for key, value in given.items()}
        self._settings: dict[str, Settings] = {}
        self._patterns: dict[tuple[str, tuple[str, ...]], Patterns] = {}
        self._cleaners: dict[Any, Cleaner] = {}
        self._folder_cleaners: dict[str, Cleaner] = {}     # of folders whose files all have the same

    def settings(self, folder: str) -> Settings:
        """The settings that hold in an absolute folder.

        Raises:
            UsageError: a configuration file says something that nothing understands.
        """
        passed: list[str] = []
        while (found := self._settings.get(folder)) is None:
            passed.append(folder)
            own = load_settings(folder)
            above = os.path.dirname(folder)
            if own is not None or above == folder or is_repository(folder):
                found = self.complete(own or {}, folder)
                break
            folder = above
        for below in passed:
            self._settings[below] = found
        return found

    def complete(self, own: Mapping[str, Setting], folder: str) -> Settings:
        """The settings of a configuration file, with the command line's above and the defaults below them."""
        root = repository_of(folder)
        for key in ("engines", "profile") if root else ():
            for path in named_files(own[key].value) if key in own else ():
                if not inside(os.path.realpath(path), str(root)):
                    raise UsageError(f"{own[key].origin}: {key}: {path!r} lies outside of the repository; copy it into "
                                     "it")
        defaults = {key: Setting(value, DEFAULT, root or self.base) for key, value in DEFAULTS.items()}
        return {**defaults, **own, **self.given}

    def patterns(self, setting: Setting, key: str) -> Patterns:
        """The patterns of a setting."""
        kept = setting.base, setting.value
        if kept not in self._patterns:
            source = f"--{key}" if setting.origin == COMMAND_LINE else f"{setting.origin}: {key}"
            self._patterns[kept] = Patterns(setting.base, setting.value, source)
        return self._patterns[kept]

    def excludes(self, settings: Settings, path: str, *, folder: bool = False) -> bool:
        """Whether `exclude` or `extend-exclude` mean a path."""
        return any(self.patterns(settings[key], key).mean(path, folder=folder)
                   for key in ("exclude", "extend-exclude") if settings[key].value)

    def includes(self, settings: Settings, path: str) -> bool:
        """Whether `include` means a file."""
        return self.patterns(settings["include"], "include").mean(path)

    def ignored_rules(self, settings: Settings, path: str) -> tuple[str, ...]:
        """What does not act in a file: `ignore`, and what `per-file-ignores` adds for it."""
        table = settings["per-file-ignores"]
        added = [name for pattern, names in table.value.items()
                 if self.patterns(Setting((pattern,), table.origin, table.base), "per-file-ignores").mean(path)
                 for name in names]
        return tuple(dict.fromkeys((*settings["ignore"].value, *added)))

    def cleaner(self, path: str) -> Cleaner:
        """The cleaner for a file.

        Raises:
            UsageError: a setting has no meaning, or an engine file or a profile cannot be read.
        """
        folder = os.path.dirname(path)
        if folder in self._folder_cleaners:
            return self._folder_cleaners[folder]
        settings = self.settings(folder)
        select, engines, profile, punctuation = (settings[key].value
                                                 for key in ("select", "engines", "profile", "punctuation"))
        key = select, self.ignored_rules(settings, path), engines, profile, punctuation
        if key not in self._cleaners:
            self._cleaners[key] = Cleaner(
                select=select, ignore=key[1], punctuation=punctuation,
                profile=load_profile(profile) if profile else None,
                engines=None if engines is None else tuple(map(load_engine, engines)))
        if not settings["per-file-ignores"].value:
            self._folder_cleaners[folder] = self._cleaners[key]
        return self._cleaners[key]


def named_files(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """The files that a setting names, one or several."""
    return (value,) if isinstance(value, str) else value


def is_repository(folder: str) -> bool:
    """Whether a folder is the root of a git repository; in a worktree `.git` is a file."""
    return os.path.lexists(os.path.join(folder, ".git"))


@lru_cache(maxsize=1024)
def repository_of(folder: str) -> str | None:
    """The root of the repository that a folder lies in; None without one."""
    while not is_repository(folder):
        above = os.path.dirname(folder)
        if above == folder:
            return None
        folder = above
    return folder


def inside(path: str, folder: str) -> bool:
    """Whether an absolute path is a folder or lies in it."""
    return path == folder or path.startswith(folder if folder.endswith(os.sep) else folder + os.sep)
