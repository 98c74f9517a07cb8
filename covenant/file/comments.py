"""The comments of a source: what stands behind a hash sign and is no part of any text."""

from covenant.file.source import Source
from covenant.file.walk import texts


def comments(source: Source) -> list[str]:
    """Give every comment of a source with its hash sign, from top to bottom."""
    rows = [*source.lines]
    said = [*source.keys.values(), *(source.places[path] for path, _ in texts(source.tree))]
    for place in said:
        for number in range(place.line - 1, place.end_line):
            row = rows[number]
            start = place.column - 1 if number == place.line - 1 else 0
            end = place.end_column - 1 if number == place.end_line - 1 else len(row)
            rows[number] = row[:start] + " " * (end - start) + row[end:]
    return [row[row.index("#") :] for row in rows if "#" in row]
