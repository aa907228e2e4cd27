"""How much of each element of an HTML page is words, and not links, buttons and menus, and how much reads as prose."""
from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate, compress, count, islice, pairwise
from operator import lt, mul, sub

from forumclean.lines import TEXT, Judge, is_english
from forumclean.model import Page
from forumclean.outline import Outline
from forumclean.patterns import lazy
from forumclean.stages.html.known.engineposts import common_furniture
from forumclean.stages.signs.dates import DAY_RE

# Their text is the interface's; a link may be an author's too, so it still weighs a little.
DULL = ("button", "select", "textarea", "nav", "footer", "label")
FIFTHS, LINK_FIFTHS = 5, 4      # of a character, that is dull: of a button's, of a link's
# A comma between digits parts thousands.
SENTENCE_RE = lazy(r"[，。！？；、…,!?;](?:(?<!\d,)|(?!\d))")
# What a row of an office's table of data begins with.
DATA_RE = lazy("(?:索 *引 *号|分 *类|[发發]文(?:机关|機關|字号|字號|日期)|[发發]布(?:机构|機構|日期|时间|時間)|(?:成文|生成|公开|印[发發])日期|标 *题|文 *[号號]"
               "|主题(?:词|分类)|体裁分类|组配分类|信息来源|公开(?:方式|范围)|有效性|内容概述)[：:]")
# What a site's own lines begin with: its disclaimers, whom to call, where the reader is.
SITE_RE = lazy("[【\\[]?(?:本(?:网站|網站|[站网網]))?(?:免责|免責|郑重|鄭重|版权|版權|法律|特别|(?<=[站网網]))(?:声明|聲明)[】\\]：:]"
                "|(?:互联网)?违法(?:和|与)?不良信息举报|[您你]?(?:(?:现在|当前)?所在的?|(?:现在|当前|當前)的?)位置[：:]")
SOURCE_RE = lazy("(?:来源|來源|出处|作者|编辑|記者|记者)：")
PARTER = "\v"
HEADINGS = ("h1", "h2", "h3")
SHORTEST_SENTENCE = 6
SHORTEST_PROSE = 40
WORDY_SHARE = 0.6   # of a line's ink, that is not dull
NUMBER_RE = lazy("[1-9][0-9]{0,2}[楼樓]?")
NUMBERED = frozenset(("0", "0楼", "0樓"))     # such a text, its numbers alike
DIGITS_RE = lazy(r"[\d:：./\-][\d:：./\-]*")   # a pattern that begins with a class is searched for faster

# An element: its number, what holds it, where it ends, its tag, its classes, and its number among its like, the
# elements of its tag in the one that holds it.
Inked = tuple[int, int, int, str, str | None, int]


class Words:
    """The weights of a page's elements."""

    def __init__(self, page: Page, outline: Outline, judge: Judge):
        self.page, self.outline, self.judge = page, outline, judge
        self.furniture, self.quotes = common_furniture(outline)
        self.solid = outline.solid

    def __getitem__(self, element: int) -> str:
        """An element's text without blanks."""
        return self.solid[self.outline.begins[element]:self.outline.ends[element]]

    @cached_property
    def inked(self) -> list[Inked]:
        """The elements with ink, in order."""
        outline = self.outline
        parents, steps = outline.parents, [0] * len(outline)
        inks = [*map(sub, outline.ends, outline.begins)]
        for own in outline.by_tag.values():
            if not any(map(inks.__getitem__, own)):     # breaks, images
                continue
            counts: dict[int, int] = {}
            for element in own:
                parent = parents[element]
                counts[parent] = steps[element] = counts.get(parent, 0) + 1
        rows = zip(range(len(outline)), parents, outline.last, outline.tags, outline.classes, steps, strict=True)
        return [*compress(rows, inks)]

    @cached_property
    def numbered(self) -> list[int]:
        """The elements that hold a small number and no more, 12 or 12楼, in order."""
        outline, solid = self.outline, self.solid
        begins, ends, last = outline.begins, outline.ends, outline.last
        return [element for element in compress(count(), map(NUMBERED.__contains__, self.direct))
                if last[element] == element + 1 and NUMBER_RE.fullmatch(solid, begins[element], ends[element])]

    @cached_property
    def direct(self) -> list[str]:
        """Of each element, the text that stands right in it and in none of its children, its numbers alike; PARTER
        between the pieces of it that these part."""
        outline, solid = self.outline, self.solid
        begins, ends = outline.begins, outline.ends
        texts, told = [""] * len(outline), [*begins]    # of each element, up to which ink its text is told
        pieces: defaultdict[int, list[str]] = defaultdict(list)
        for parent, begin, end in islice(zip(outline.parents, begins, ends, strict=True), 1, None):
            if told[parent] < begin:
                pieces[parent].append(solid[told[parent]:begin])
            told[parent] = end
        for element in compress(count(), map(lt, told, ends)):
            texts[element] = solid[told[element]:ends[element]]
        for element, own in pieces.items():
            texts[element] = PARTER.join([*own, texts[element]] if texts[element] else own)
        return DIGITS_RE.sub("0", "\n".join(texts)).split("\n")     # a text by itself takes three times as long

    @cached_property
    def linked(self) -> frozenset[str]:
        """The classes that links share with other elements."""
        outline = self.outline
        links = outline.by_tag.get("a", ())
        counts = Counter(name for link in links for name in {*(outline.classes[link] or "").split()})
        return frozenset(name for name, count in counts.items() if count < len(outline.by_class[name]))

    def wordy_share(self, element: int) -> float:
        """The share of an element's ink that is not dull."""
        begin, end = self.outline.begins[element], self.outline.ends[element]
        return self.between(begin, end) / (end - begin) if end > begin else 0.0

    @cached_property
    def _dull(self) -> Sums:
        """How much of the text before an ink is dull, in fifths."""
        outline = self.outline
        dull = [element for tag in DULL for element in outline.by_tag.get(tag, ())]
        dull += [element for element, _ in self.furniture]
        links = outline.by_tag.get("a", ())
        steps: defaultdict[int, int] = defaultdict(int)     # by ink: what begins there, less what ends
        for elements, step in ((links, 1), (dull, len(links) + 1)):
            for element in elements:
                begin, end = outline.begins[element], outline.ends[element]
                if begin < end:
                    steps[begin] += step
                    steps[end] -= step
        open_now = before = 0
        weights = []
        for place in sorted(steps):
            open_now += steps[place]
            weight = FIFTHS if open_now > len(links) else LINK_FIFTHS if open_now else 0
            if weight != before:
                weights.append((place, weight))
                before = weight
        return Sums(weights)

    @cached_property
    def _prose(self) -> Sums:
        """How much of the text before an ink is prose."""
        return self._sums(self._lines_told)

    @staticmethod
    def _sums(lines: Iterable[tuple[int, int]]) -> Sums:
        """What some lines add up to, a character of ink as one."""
        return Sums([weight for begin, end in lines for weight in ((begin, 1), (end, 0))])

    @cached_property
    def _lines_told(self) -> list[tuple[int, int]]:
        """The ink before each line that is prose, and up to its end."""
        titles, hidden, solid, stop = self.titles, self._hidden_lines(), self.solid, self.outline.title_ink
        spans: list[tuple[int, int]] = []   # of the lines that may be prose
        keys: list[str] = []
        begin = 0
        for line, (key, size) in enumerate(zip(self.page.keys, self._sizes(), strict=False)):
            end = begin + size
            if SHORTEST_SENTENCE <= size <= stop and (
                    solid[begin] == solid[0] or solid[end - 1] == solid[stop - 1]) and self.is_title(begin, end):
                titles[begin] = end
            elif size >= SHORTEST_SENTENCE and (may_be_sentence(key) or size >= SHORTEST_PROSE and not (
                    DAY_RE.search(key))) and \
                    line not in hidden and titles.get(begin) != end and self.may_be_prose(key, begin, end):
                spans.append((begin, end))
                keys.append(key)
            begin = end
        return [span for span, judged in zip(spans, self.judge.all(keys), strict=True) if judged[0] == TEXT]

    def is_title(self, begin: int, end: int) -> bool:
        """Whether a line below the page's title says what this begins with, in whatever element, up to its end or the
        mark before the names of board and site; or what it ends with behind these."""
        solid, stop = self.solid, self.outline.title_ink
        size = end - begin
        if begin < stop or size > stop:
            return False
        line = solid[begin:end]
        return solid.startswith(line, 0, stop) and (size == stop or not solid[size].isalnum()) or (
            2 * size > stop and solid.endswith(line, 0, stop) and not solid[stop - size - 1].isalnum())

    def _hidden_lines(self) -> set[int]:
        """The numbers of the lines that the page hides as a whole."""
        starts, text = self.page.starts, self.page.text
        hidden: set[int] = set()
        for start, end, *_ in self.page.cuts:
            first = bisect_left(starts, start)
            last = bisect_right(starts, end) - 1 if end < len(text) else len(starts) - 1
            hidden.update(range(first, last))
        return hidden

    @cached_property
    def titles(self) -> dict[int, int]:
        """The headings whose words the page's own title has too, sentences perhaps: by the ink before, the ink at the
        end. Lines that are the title in other elements are added with the page's prose."""
        outline, title = self.outline, self.solid[:self.outline.title_ink]
        return {outline.begins[element]: outline.ends[element] for tag in HEADINGS
                for element in outline.by_tag.get(tag, ()) if outline.ink(element) and self[element] in title}

    def _sizes(self) -> list[int]:
        """The ink of each line."""
        sizes = [len(key) - key.count(" ") for key in self.page.keys]
        if sum(sizes) == len(self.solid):   # no character that keys leave out
            return sizes
        text, starts = self.outline.text, self.page.starts
        return [sum(map(len, text[start:end].split())) for start, end in pairwise(starts)]

    def take_for_prose(self, spans: Iterable[tuple[int, int]]) -> None:
        """Let some stretches of ink be the prose of the page, and nothing else."""
        at, weights = 0, []
        for begin, end in sorted(spans):
            if end > at:
                weights += [(max(begin, at), 1), (end, 0)]
                at = end
        self._prose = Sums(weights)

    def lines_told(self, begin: int, end: int) -> Sequence[tuple[int, int]]:
        """The lines of a stretch of ink that are prose: the ink before each, and up to its end."""
        own = self._lines_told
        return own[bisect_left(own, (begin,)):bisect_left(own, (end,))]

    def leave_out(self, spans: Sequence[tuple[int, int]]) -> None:
        """Let the lines in some stretches of ink be no prose from here on."""
        marks = sorted([mark for begin, end in spans for mark in ((begin, 1), (end, -1))])
        depths = Sums([*zip([place for place, _ in marks], accumulate([step for _, step in marks]), strict=True)])
        self._lines_told = [line for line in self._lines_told if not depths.between(*line)]
        self._prose = self._sums(self._lines_told)

    def may_be_prose(self, key: str, begin: int, end: int) -> bool:
        """Whether a line that is a sentence or long is neither a row of data nor a site's own, nor made of links; it
        may be an interface's still."""
        return not (DATA_RE.match(key) or SITE_RE.match(key)) and (
            self.between(begin, end) >= WORDY_SHARE * (end - begin))

    def weight(self, element: int) -> float:
        """The ink of an element that is not dull."""
        return self.between(self.outline.begins[element], self.outline.ends[element])

    def between(self, begin: int, end: int) -> float:
        """The ink between two inks that is not dull."""
        return end - begin - self._dull.between(begin, end) / FIFTHS

    def prose(self, begin: int, end: int) -> int:
        """The ink between two inks that reads as prose."""
        return self._prose.between(begin, end) if end > begin else 0


class Sums:
    """What the characters of a text add up to that weigh the same from one place to the next."""

    __slots__ = ("_places", "_sums", "_weights")

    def __init__(self, weights: Sequence[tuple[int, int]]) -> None:
        """`weights` holds places in order, each with what a character weighs from there on; before the first, nothing.
        A place may stand twice: the last one counts."""
        self._places = [0, *[place for place, _ in weights]]
        self._weights = [0, *[weight for _, weight in weights]]
        sizes = map(sub, self._places[1:], self._places)
        self._sums = [*accumulate(map(mul, self._weights, sizes), initial=0)]

    def between(self, begin: int, end: int) -> int:
        """What the characters from one place to another weigh."""
        places = self._places
        first = bisect_right(places, begin) - 1
        last = bisect_right(places, end, first) - 1
        weights, sums = self._weights, self._sums
        return (sums[last] + weights[last] * (end - places[last])
                - sums[first] - weights[first] * (begin - places[first]))


def may_be_sentence(key: str) -> bool:
    """Whether a line holds the mark of a sentence, or one colon; two are those of two labels, and beside a date one may
    be that of where an article is from."""
    return SENTENCE_RE.search(key) is not None or is_english(key) or key.count("：") == 1 and not (
        SOURCE_RE.search(key) and DAY_RE.search(key))


def direct_words(words: Words, element: int) -> str:
    """The text that stands right in an element and in none of its children, without blanks, parted where these are."""
    outline = words.outline
    begins, ends, last = outline.begins, outline.ends, outline.last
    at, end, child, stop = begins[element], ends[element], element + 1, last[element]
    if at == end or child == stop:
        return words.solid[at:end]
    pieces = []
    while child < stop:
        if at < begins[child]:
            pieces.append(words.solid[at:begins[child]])
        at, child = ends[child], last[child]
    if at < end:
        pieces.append(words.solid[at:end])
    return PARTER.join(pieces)
