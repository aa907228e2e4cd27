"""What a site's profile adds to the evidence of a page. Loaded only where one takes part."""
from __future__ import annotations

from collections.abc import Iterator

from forumclean.profile import Profile
from forumclean.stages.splice.account import Account
from forumclean.stages.splice.evidence import Evidence, Hit
from forumclean.stages.splice.flatview import Taken
from forumclean.stages.splice.names import SiteNames, finds, host_labels

# A name that so many places on two pages or more showed as a mark is one that the site puts into words.
LEAST_MARKS, LEAST_PAGES = 3, 2


def with_profile(site: SiteNames, profile: Profile) -> SiteNames:
    """The site's names with what a profile tells."""
    names = dict.fromkeys([*[name.text for name in profile.names], *site.names])
    hosts = tuple(dict.fromkeys([*site.hosts, *[address.text for address in profile.addresses]]))
    spliced = [name.text for name in profile.names if name.marks >= LEAST_MARKS and name.pages >= LEAST_PAGES]
    phrases = [slogan.text for slogan in profile.slogans]
    return site._replace(
        names=tuple(sorted(names, key=len, reverse=True)), hosts=hosts, labels=host_labels(hosts),
        spliced=site.spliced.union(spliced),
        anchors=site.anchors.union([(anchor.before, anchor.after) for anchor in profile.anchors]),
        phrases=tuple(sorted({*site.phrases, *phrases}, key=len, reverse=True)),
        drop=site.drop.union(map(str.strip, profile.drop)), keep=site.keep.union(map(str.strip, profile.keep)))


def phrase_hits(evidence: Evidence) -> Iterator[Hit]:
    """The whole marks that the profile tells; of those that overlap the longest."""
    taken: list[tuple[int, int]] = []
    for phrase in evidence.site.phrases:
        longer = Taken(taken)
        for at in finds(evidence.text, phrase):
            if not longer.overlaps(at, at + len(phrase)):
                taken.append((at, at + len(phrase)))
                yield Hit(at, at + len(phrase), "splice.slogan", "a mark that the site's profile tells")


def mark_lines(account: Account, site: SiteNames) -> None:
    """Claim the lines that the profile drops, and keep those that it keeps."""
    start, kept = 0, []
    for line in account.text.split("\n"):
        end = start + len(line)
        if line.strip() in site.keep:
            kept.append((start, end))
        elif line.strip() in site.drop:
            account.claim(start, end, "splice.site-line", "a line that the site's profile drops")
        start = end + 1
    account.kept = Taken(kept)
    account.settle()
