"""Rules as the stages see them: ids, roles, phrases and patterns. Their source is rules/*.toml."""
from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from forumclean._rulebook import ALIASES, INFO
from forumclean.config import Config
from forumclean.errors import UsageError


def role_of(rule: str) -> str:
    """The role of a rule id. Raises KeyError for an id that stands in no rule file."""
    return INFO[rule][0]


@cache   # asked for every cut; what it remembers is called without a frame
def reason_of(rule: str) -> str:
    """The reason that the rule file gives. Raises KeyError for an unknown id."""
    return INFO[rule][1]


def names_of(rule: str) -> tuple[str, str, str]:
    """The names by which `select` and `ignore` may call a rule: its id, its owner, its role."""
    return rule, rule.partition(".")[0], role_of(rule)


def acts(rule: str, config: Config) -> bool:
    """Whether a rule's cuts are applied. `read.*` always acts."""
    names = names_of(rule)
    if names[1] == "read":
        return True
    chosen = config.select is None or any(ALIASES.get(name, name) in names for name in config.select)
    return chosen and not any(ALIASES.get(name, name) in names for name in config.ignore)


def check_names(names: Iterable[str], option: str) -> None:
    """Raises UsageError when a name is no rule id, owner or role, or may not be given to this option."""
    names = tuple(names)
    if not names:
        return
    known = {name for rule in INFO for name in names_of(rule)} | set(ALIASES)
    for name in names:
        if name not in known:
            from difflib import get_close_matches
            near = get_close_matches(name, sorted(known), 1)
            hint = f"did you mean {near[0]!r}?" if near else "`forumclean --rules` lists them"
            raise UsageError(f"--{option}: no such rule, owner or role ({name!r}); {hint}")
        if option == "ignore" and (name in ("hidden", "read") or name.startswith("read.")):
            raise UsageError(f"--ignore: {name!r} always acts; leave it out")
