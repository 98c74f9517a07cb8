"""Each signed part in a few lines: for whoever is shown what is new, and not the whole page."""

from collections.abc import Iterator, Mapping
from typing import Any

from covenant.document.naming import naming
from covenant.document.page import Data, words_of
from covenant.keep.standing import standing
from covenant.snapshot import Snapshot


def passages(snapshot: Snapshot, page: Data) -> dict[str, list[str]]:
    """Give the lines of each part by its name, such as "promises.early-warning".

    Of a need or a promise: its text, whose it is, then all that belongs to it. `page` is the
    covenant's page, so that a part reads here as it does there.
    """
    covenant, lapsed = snapshot.covenant, standing(snapshot).lapsed
    names = naming(covenant, snapshot.today, words_of(snapshot), lapsed=lapsed)
    found = {f"alignment.{one['key']}": list(one["lines"]) for one in page["alignment"]}
    for one in page["needs"]:
        found[f"needs.{one['id']}"] = [one["text"], one["who"], *_rows(one)]
    for one in _promised(page):
        promise = covenant.promises[one["id"]]
        # On the page a heading says it for many; here each stands alone.
        who = names.sentence("page.promises", promise.by, to=promise.to)
        found[f"promises.{one['id']}"] = [one["text"], who, *_rows(one)]
    return found


def _promised(page: Data) -> Iterator[Data]:
    blocks = [*page["columns"], *([page["together"]] if page["together"] else [])]
    for block in blocks:
        yield from block["promises"]


def _rows(one: Mapping[str, Any]) -> list[str]:
    return [f"{row['label']}: {row['text']}" for row in one["rows"]]
