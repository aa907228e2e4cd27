"""What the names of files say: which hold pages, which hold many, and where a page's text may go."""
from __future__ import annotations

import hashlib
import os
import re

# A download keeps the query in the file's name: viewthread.php?tid=7.
PAGE_RE = re.compile(r"\.(?:x?html?|shtml|txt|text|php|aspx?|jsp)(?:[?@].*)?$", re.IGNORECASE)
# A browser puts a page's images and frames there.
COMPANION_RE = re.compile(r"[._-]files$|_文件$", re.IGNORECASE)
CONTAINERS = {
    "jsonl": r"\.(?:jsonl|ndjson)(?:\.gz|\.zst)?$",
    "warc": r"\.warc(?:\.gz|\.zst)?$",
    "parquet": r"\.parquet$",
    "tar": r"\.(?:tar(?:\.(?:gz|bz2|xz|zst))?|tgz|tbz2|txz)$",
    "zip": r"\.zip$",
}
MAX_NAME_BYTES = 200
# By it a folder is known as the output of a batch.
MANIFEST = "_manifest.jsonl"


def container(name: str) -> str | None:
    """The form of a file that holds many pages, by its name's end; None for any other."""
    return next((form for form, end in CONTAINERS.items() if re.search(end, name, re.IGNORECASE)), None)


def is_page(name: str) -> bool:
    """Whether a file's name, without its folder, is that of a page."""
    return bool(PAGE_RE.search(name)) and not name.startswith(".")


def is_companion(folder: str) -> bool:
    """Whether a folder is one that a browser saved beside a page (X_files, X.files)."""
    return bool(COMPANION_RE.search(folder))


def short_hash(text: str) -> str:
    """Eight hexadecimal digits that tell names apart."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def shard_base(source: str) -> str:
    """The beginning of the names of a source's shards: readable, and like no other source's."""
    stem = os.path.basename(os.path.normpath(source)).partition(".")[0] if source != "-" else "stdin"
    clean = re.sub(r"[^\w-]", "_", stem)[:40].strip("_") or "pages"
    return f"part-{clean}-{short_hash(source)}"


def text_path(where: str) -> str:
    """The relative path at which a record's text goes, with `/` between folders.

    It never leads out of the folder, whatever the archive's names are; two records never share one.
    """
    parts = []
    changed = False
    for part in re.split(r"[/\\:]+", where):
        if part in ("", "."):
            continue
        safe = re.sub(r"[\x00-\x1f\x7f<>\"|?*\ud800-\udfff]", "_", part).rstrip(". ") or "_"
        while len(safe.encode("utf-8")) > MAX_NAME_BYTES:
            safe = safe[:-8]
        changed |= safe != part
        parts.append(safe)
    # What was changed might be like another name now; so might a name that differs in its separators alone.
    if changed or where.count(":") > 1 or "\\" in where or ".." in where.split("/"):
        parts[-1:] = [f"{parts[-1] if parts else '_'}-{short_hash(where)}"]
    return "/".join(parts) + ".txt"
