"""A step for datatrove pipelines. Needs the extra `datatrove`; docs/recipes.md shows it in a pipeline."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from forumclean import Cleaner
from forumclean.adapters.columns import COLUMNS, check_kind, clean_row
from forumclean.extras import needed

if TYPE_CHECKING:
    from datatrove.data import Document
    from datatrove.pipeline.base import PipelineStep
else:
    PipelineStep = needed("datatrove.pipeline.base", "datatrove").PipelineStep


class ForumCleaner(PipelineStep):  # type: ignore[misc]
    """Cleans each document's text, and yields every document, in order.

    datatrove's own extractors drop a document that fails or of which nothing is left, and keep only a count. Here such
    a document goes on to the next step: one that fails with its text as it was, one that is empty with an empty text.
    `metadata` gets `title`, `engine`, `posts` and `warnings` (docs/json.md) under the names `forumclean_title` …; to
    filter, look for `not-text` or `failed` among the codes of `forumclean_warnings`. The counters `cleaned`, `failed`
    and `empty` stand in the stats.

    Args:
        cleaner: options; None: `Cleaner()`.
        kind: "html", "text", or "auto" to tell by content, document by document.
        url_key: the key in `metadata` that holds the page's address, if it is there.

    Raises:
        UsageError: there is no such kind.
    """

    name = "forumclean"
    type = "CLEANER"

    def __init__(self, cleaner: Cleaner | None = None, kind: str = "auto", url_key: str = "url"):
        check_kind(kind)
        super().__init__()
        self.cleaner, self.kind, self.url_key = cleaner or Cleaner(), kind, url_key

    def run(self, data: Iterable[Document] | None, rank: int = 0, world_size: int = 1) -> Iterator[Document]:
        """The documents, cleaned in place."""
        for document in data or ():
            with self.track_time():
                self.clean(document)
            yield document

    def clean(self, document: Any) -> None:
        """Clean one document. Raises nothing."""
        url = document.metadata.get(self.url_key)
        url = url if isinstance(url, str) else None
        row = dict(zip(COLUMNS, clean_row(self.cleaner, document.text, self.kind, url)))
        text = row.pop("clean")
        document.metadata.update({f"forumclean_{name}": value for name, value in row.items()})
        self.stat_update("failed" if text is None else "cleaned" if text else "empty")
        if text is not None:
            document.text = text
            self.update_doc_stats(document)
