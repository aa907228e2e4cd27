"""The word list: what it knows, what it costs, and that it is what its sources give."""
from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from forumclean.lexicon import MAGIC, PATH, UNKNOWN, Lexicon, lexicon
from support import ROOT

MOST_BYTES = 1 << 20
MOST_LOAD_MS = 3
# A folder with the two archives, for a rebuild without a network.
ARCHIVES = os.environ.get("FORUMCLEAN_LEXICON_ARCHIVES")


def test_words_and_their_shares() -> None:
    words = lexicon()
    assert words.words("经")["济"] > words.words("经")["络"] > UNKNOWN
    assert "认" not in words.words("在")
    assert words.words("A") == words.words("\N{GRINNING FACE}") == {}


def test_the_best_way_to_part_a_text() -> None:
    words = lexicon()
    assert words.score("") == 0
    assert words.score("经济发展") == pytest.approx(max(
        words.words("经")["济发展"] if "济发展" in words.words("经") else UNKNOWN * 4,
        words.words("经")["济"] + words.words("发")["展"]))
    assert words.score("饕Q") == pytest.approx(words.words("饕").get("", UNKNOWN) + UNKNOWN)


def test_traditional_characters_are_looked_up_as_simplified_ones() -> None:
    assert lexicon().simplified("經濟發展與後來") == "经济发展与后来"
    assert lexicon().simplified("乾坤 abc 经济") == "乾坤 abc 经济"


def test_another_file_is_refused() -> None:
    with pytest.raises(ValueError, match="word list"):
        Lexicon(b"PK" + MAGIC)


def test_it_is_small_and_loads_fast() -> None:
    assert os.path.getsize(PATH) <= MOST_BYTES
    code = ("import time, forumclean.lexicon as it\n"
            "def ms():\n    start = time.process_time(); it.Lexicon(open(it.PATH, 'rb').read())\n"
            "    return (time.process_time() - start) * 1000\n"
            "print(min(ms() for _ in range(9)))")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert float(done.stdout) <= MOST_LOAD_MS


def test_a_text_without_a_candidate_does_not_read_it() -> None:
    code = ("import sys; from forumclean import clean; clean('Just a line.\\n'); clean('一句话。\\n');"
            "it = sys.modules.get('forumclean.lexicon'); sys.exit(it is not None and it.lexicon.cache_info().misses)")
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_a_rebuild_gives_the_same_file(tmp_path: Path) -> None:
    sys.path.insert(0, str(ROOT / "tools"))
    try:
        from build_lexicon import build
    finally:
        sys.path.remove(str(ROOT / "tools"))
    try:
        built = build(Path(ARCHIVES), fetched=False) if ARCHIVES else build(tmp_path)
    except subprocess.CalledProcessError:
        pytest.skip("the packages cannot be fetched; FORUMCLEAN_LEXICON_ARCHIVES may name a folder that holds them")
    assert built == Path(PATH).read_bytes()
