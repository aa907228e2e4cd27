"""The address of a saved page, by whatever names it."""
from __future__ import annotations

import pytest

from forumclean import extract
from forumclean.readers.html import read_html

OWN = "https://bbs.example.cn/thread-4-2-1.html"
SINGLE = f"<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: {OWN} \n saved date: x\n-->"


@pytest.mark.parametrize(("html", "url"), [
    (f'<link rel="canonical" href="{OWN}"><p>好', OWN),
    (f'<meta property="og:url" content=" {OWN}\n"><p>好', OWN),
    ('<base href="http://bbs.example.cn/"><p>好', "http://bbs.example.cn/"),
    (f"<!-- saved from url=(0040){OWN} --><p>好", OWN),
    (f"<!-- saved from url=(0040){OWN}--><p>好", OWN),
    (f"{SINGLE}<p>好", OWN),
    (f'{SINGLE}<link rel="canonical" href="https://bbs.example.cn/thread-4-1-1.html"><p>好', OWN),
    ("<html><!-- Mirrored from bbs.example.cn/thread-4-2-1.html by HTTrack Website Copier/3.x, x --><p>好",
     "http://bbs.example.cn/thread-4-2-1.html"),
    ('<link rel="canonical" href="thread-4.html"><p>好', None),
    ("<!-- saved from url=(0014)about:internet --><p>好", None),
    ("<p>好", None),
])
def test_the_page_names_its_address(html: str, url: str | None) -> None:
    assert read_html(html).url == url
    assert read_html(html, "http://given.example.cn/").url == "http://given.example.cn/"


@pytest.mark.parametrize(("html", "page"), [
    ('<link rel="canonical" href="https://bbs.example.cn/thread-4-1-1.html"><p>好', None),
    (f'<link rel="canonical" href="{OWN}"><p>好', 2),
    ("<!-- saved from url=(0040)https://bbs.example.cn/thread-4-1-1.html --><p>好", 1),
])
def test_a_canonical_address_is_no_proof_of_the_first_page(html: str, page: int | None) -> None:
    result = extract(html, kind="html")
    assert (result.thread_id, result.page) == ("4", page)
    assert extract(html, kind="html", url="https://bbs.example.cn/thread-5-1-1.html").page == 1
