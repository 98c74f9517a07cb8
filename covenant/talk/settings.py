"""What an answers file sets for the frame that no question asks: would a covenant hold it?"""

from collections.abc import Iterator, Mapping

from covenant.file import layout
from covenant.file.source import Source, read
from covenant.file.text import noun
from covenant.model.covenant import Covenant
from covenant.model.finding import Finding
from covenant.model.kinds import Said

_LEAST = {"format": "1", "id": "cv-000000", "title": "-", "language": "en", "pack": "x"}


def unfit(frame: Mapping[str, Said], source: Source) -> Iterator[Finding]:
    """Find the settings under `frame` in `source` with which the covenant could not be read."""
    for key in ("id", "title"):
        if key not in frame:
            continue
        tried, findings = read(layout.write({**_LEAST, "people": {}, key: frame[key]}), source.name)
        if tried:
            _, findings = noun(Covenant, tried)
        place = source.place(("frame", key))
        yield from (fault._replace(place=place) for fault in findings[:1])
