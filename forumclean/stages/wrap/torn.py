"""Whether line breaks tear what belongs together: evidence of a wrapper that needs no width."""
from __future__ import annotations

from collections.abc import Iterable, Sequence

from forumclean.chars import TERMINALS
from forumclean.patterns import lazy
from forumclean.stages.wrap.kinds import begins_item
from forumclean.stages.wrap.spacing import sets_blanks
from forumclean.stages.wrap.tornwords import tears_words
from forumclean.stages.wrap.wraplines import Lines
from forumclean.stages.wrap.wrapmarks import BRACKETS, NEVER_BEGINS, SAMPLE_BREAKS

SENTENCE_MARKS = frozenset("。！？…")
# Nats: a torn pair or a mark that begins a line, a bracket closed in the next line, a pair seen nowhere else; by the
# word list, a torn word, and neither that nor a pair.
PAIR, BRACKET, UNSEEN, WORD, NO_WORD = 2.0, 1.4, -0.4, 3.0, -1.0
# The beginning of an address that no mark closes before the line's end, and what stands in few words but in addresses.
ADDRESS_RE = lazy(r"(?:https?:/?|ftp:/?|://|www\.)[!#-&*+\--;=?-Z_a-z~]*$")
ADDRESS_MARKS = frozenset("=&?%#")
# Breaks of which a wrapper's would tear something: with 8 the first hard-wrapped texts are missed.
MANY_BREAKS = 12
# Characters of a sample; look-ups in it, 1 ns a character each, from which on a set of its pairs pays, which takes 45.
# Texts that are longer than their sample ask for many more.
SAMPLE_CHARS, FEW_PAIRS, FEW_OF_LONG = 20_000, 80, 20
CODEC, PAIR_BYTES = "utf-16-le", 4


class Sample:
    """The beginning of a text, in which pairs of characters are looked up, and how its writer sets blanks."""

    __slots__ = ("_left", "_pairs", "_spaces_latin", "_text")

    def __init__(self, text: str):
        self._text, self._left = text[:SAMPLE_CHARS], FEW_OF_LONG if len(text) > SAMPLE_CHARS else FEW_PAIRS
        self._pairs: set[int] | None = None
        self._spaces_latin: bool | None = None

    @property
    def spaces_latin(self) -> bool:
        """Whether the writer sets a blank between Han and Latin words or numbers, always."""
        if self._spaces_latin is None:
            self._spaces_latin = sets_blanks(self._text)
        return self._spaces_latin

    def __contains__(self, pair: str) -> bool:
        if self._pairs is None:
            if self._left:
                self._left -= 1
                return pair in self._text
            self._pairs = pairs_of(self._text)
        written = pair.encode(CODEC, "surrogatepass")
        # A character beyond the basic plane takes two of the set's.
        return memoryview(written).cast("I")[0] in self._pairs if len(written) == PAIR_BYTES else pair in self._text


def sample_of(lines: Lines) -> Sample:
    """The sample of the text that some lines are of; they share it with the text's other lines."""
    if not lines.samples:
        lines.samples.append(Sample(lines.text))
    return lines.samples[0]


def pairs_of(text: str) -> set[int]:
    """The pairs of neighbours in a text, each as a number: a third of what a set of tuples takes."""
    even = text.encode(CODEC, "surrogatepass")
    odd = even[PAIR_BYTES // 2:]
    first, second = (memoryview(units[:len(units) // PAIR_BYTES * PAIR_BYTES]).cast("I") for units in (even, odd))
    return {*first, *second}


class Tears:
    """What the breaks of one text tear, each judged once however many widths are tried."""

    def __init__(self, lines: Lines):
        self._inks, self._sample = lines.inks, sample_of(lines)
        self._brackets: list[tuple[str, str]] | None = None
        self._known: dict[int, float] = {}
        self._asks_words = False
        self._items: dict[int, bool] = {}
        # Hypotheses about the width mostly agree on the breaks.
        self._scores: dict[tuple[int, ...], tuple[float, Sequence[int]]] = {}

    def score(self, breaks: Sequence[int]) -> tuple[float, Sequence[int]]:
        """What breaks in mid-clause tear (nats), and those of them that no list item follows."""
        key = tuple(breaks)
        if key not in self._scores:
            self._scores[key] = self._score(breaks)
        return self._scores[key]

    def _score(self, breaks: Sequence[int]) -> tuple[float, Sequence[int]]:
        items, known, total = self._items, self._known, 0.0
        for i in breaks:
            if i not in items:
                items[i] = begins_item(self._inks[i + 1])
        torn = [i for i in breaks if not items[i]]
        for i in torn[:SAMPLE_BREAKS]:
            if i not in known:
                known[i] = self._judge(i)
            total += known[i]
        return total, torn

    def ask_words(self) -> None:
        """Judge by the word list as well from now on: what tears nothing else."""
        self._asks_words, self._scores = True, {}
        self._known = {i: nats for i, nats in self._known.items() if nats != UNSEEN}

    def show_word(self, breaks: Iterable[int]) -> bool:
        """Whether any of these breaks, in mid-clause, tears a word or phrase; asked once the word list is.

        Of 4,900 breaks anywhere in prose 49 % tear a word or phrase, and of those that do not 18 % show a pair seen
        elsewhere; of 22,000 clause ends .6 % and 2 %.
        """
        return any(self._nats(i) == WORD for i in breaks)

    def show_none(self, breaks: Sequence[int]) -> bool:
        """Whether breaks in mid-clause, scored before, are many and not one of them tears anything.

        Of as many that a wrapper made nearly always half do; lines of a list or a log may be equally wide.
        """
        sample = breaks[:SAMPLE_BREAKS]
        return (len(breaks) >= MANY_BREAKS and not any(self._known[i] > 0 for i in sample)
                and not any(tears_words(self._inks[i], self._inks[i + 1]) for i in sample))

    def may_reach(self, least: float, breaks: Sequence[int]) -> bool:
        """Whether some of these breaks, in mid-clause or not, may come to so much together."""
        return sum([max(self._judge(i), 0.0) for i in breaks]) >= least

    def _nats(self, i: int) -> float:
        if i not in self._known:
            self._known[i] = self._judge(i)
        return self._known[i]

    def _judge(self, i: int) -> float:
        ink, after = self._inks[i], self._inks[i + 1]
        if after[0] in NEVER_BEGINS and begins_closing(after):
            return PAIR
        if self._brackets is None:
            self._brackets = brackets_in("".join(self._inks))
        if self._brackets and bracket_closes(ink, after, self._brackets):
            return BRACKET
        if ink[-1] > "\u3400" and after[0] > "\u3400":
            if ink[-1] + after[0] in self._sample:
                return PAIR
            if not self._asks_words:
                return UNSEEN
            return WORD if tears_words(ink, after) else NO_WORD
        return 0.0


def brackets_in(text: str) -> list[tuple[str, str]]:
    """The brackets of which a text holds both."""
    return [pair for pair in BRACKETS if pair[0] in text and pair[1] in text]


def begins_closing(ink: str) -> bool:
    """Whether a line begins with a mark that no writer begins a line with; a line of marks alone is a reply."""
    return ink[0] in NEVER_BEGINS and (len(ink) == 1 or not NEVER_BEGINS.issuperset(ink))


def bracket_closes(ink: str, after: str, brackets: Sequence[tuple[str, str]]) -> bool:
    """Whether a bracket or quotation opened in a line is closed in the next."""
    for opener, closer in brackets:
        at = after.find(closer)
        if at >= 0 and opener not in after[:at] and ink.rfind(opener) > ink.rfind(closer):
            return True
    return False


def tears_address(ink: str, after: str) -> bool:
    """Whether a line ends inside an address that the next one goes on with: what it goes on with has the marks of one,
    or an address cannot end so."""
    if not ADDRESS_RE.search(ink):
        return False
    first = after.split(None, 1)[0]
    if "://" in first or first.startswith(("www.", "http")):
        return False
    parts_path = first.count("/") > 1 or ("/" in first and "." in first)
    if ink[-1] in "?&=" or parts_path or not ADDRESS_MARKS.isdisjoint(first):
        return True
    return (ink[-1] in "/_:#%" or first[0] in "/_.") and ("/" in first or "_" in first or "." in first[:-1])


def is_unpunctuated(inks: Sequence[str]) -> bool:
    """Whether no line ends a sentence with a mark: then ends in mid-clause are this writer's habit."""
    return not any(ink[-1] in TERMINALS or ink[-2:-1] in SENTENCE_MARKS for ink in inks)
