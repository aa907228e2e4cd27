"""How people turn a page into text: libraries with their usual settings, and three ways of our own."""
from __future__ import annotations

import re
from collections.abc import Callable

BLOCKS = frozenset("address article aside blockquote body br button center dd div dl dt fieldset figure footer form "
    "h1 h2 h3 h4 h5 h6 "
                   "header hr html li main nav ol option p pre section table td th title tr ul".split())
CELLS = frozenset(("td", "th"))
HIDDEN = frozenset(("script", "style", "noscript", "template"))


def _tree(html: str):  # type: ignore[no-untyped-def]
    from lxml import html as lxml_html
    tree = lxml_html.document_fromstring(html)
    for element in [*tree.iter("script", "style", "noscript", "template")]:
        element.drop_tree()
    return tree


def lxml_text(html: str) -> str:
    """lxml's text_content()."""
    return str(_tree(html).text_content())


def bs4_text(html: str) -> str:
    """BeautifulSoup's get_text with a line break between strings."""
    from bs4 import BeautifulSoup
    soup = BeautifulSoup(html, "lxml")
    for element in soup(["script", "style"]):
        element.decompose()
    return str(soup.get_text("\n"))


def bs4_stripped(html: str) -> str:
    """BeautifulSoup's stripped strings, one a line."""
    from bs4 import BeautifulSoup
    soup = BeautifulSoup(html, "lxml")
    for element in soup(["script", "style"]):
        element.decompose()
    return "\n".join(soup.stripped_strings)


def html2text_text(html: str) -> str:
    """html2text without links."""
    return _html2text(html, True)


def html2text_links(html: str) -> str:
    """html2text with links."""
    return _html2text(html, False)


def _html2text(html: str, bare: bool) -> str:
    import html2text
    maker = html2text.HTML2Text(bodywidth=0)
    maker.ignore_links = maker.ignore_images = bare
    return str(maker.handle(html))


def inscriptis_text(html: str) -> str:
    """inscriptis."""
    from inscriptis import get_text
    return str(get_text(html))


def selectolax_text(html: str) -> str:
    """selectolax with a line break between strings."""
    from selectolax.lexbor import LexborHTMLParser
    tree = LexborHTMLParser(html)
    for element in tree.css("script, style"):
        element.decompose()
    return str(tree.text(separator="\n"))


def _blocks(html: str, cell: str, inline: str = "") -> list[str]:
    lines = [""]

    def walk(element) -> None:  # type: ignore[no-untyped-def]
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in HIDDEN:
            return
        block = tag in BLOCKS and not (tag in CELLS and cell)
        if block:
            lines.append("")
        elif tag in CELLS:
            lines[-1] += cell
        lines[-1] += element.text or ""
        for child in element:
            walk(child)
            if block and child.tag == "br":
                lines.append("")
            elif isinstance(child.tag, str) and child.tag not in BLOCKS:
                lines[-1] += inline
            lines[-1] += child.tail or ""
        if block:
            lines.append("")
    walk(_tree(html))
    return lines


def block_text(html: str) -> str:
    """Breaks at blocks, blank lines kept once."""
    return re.sub("\n{3,}", "\n\n", "\n".join(" ".join(line.split()) for line in _blocks(html, "")))


def store_text(html: str) -> str:
    """Breaks at blocks, no blank lines: as corpora are stored."""
    return "\n".join(line for raw in _blocks(html, "") if (line := " ".join(raw.split())))


def tight_text(html: str) -> str:
    """Cells run together."""
    return "\n".join(line for raw in _blocks(html, "\u200b") if (line := " ".join(raw.replace("\u200b", "").split())))


def columns_text(html: str) -> str:
    """Cells parted by tabs, inline elements by a blank."""
    return "\n".join(line for raw in _blocks(html, "\t", " ") if (line := raw.strip()))


FLATTENERS: dict[str, Callable[[str], str]] = {
    "lxml": lxml_text, "bs4": bs4_text, "bs4stripped": bs4_stripped, "html2text": html2text_text, "html2textlinks"
    : html2text_links,
    "inscriptis": inscriptis_text, "selectolax": selectolax_text, "block": block_text, "store": store_text,
    "tight": tight_text, "columns": columns_text,
}
