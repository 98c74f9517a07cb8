"""A word that nothing goes by: which one was most likely meant, or all there are."""

from collections.abc import Collection

from covenant.check.likeness import nearest

_MOST = 12


def meant(word: str, names: Collection[str], listed: str = "") -> str:
    """Suggest what was meant by `word`; else name what there is, or `listed`: how to see it all."""
    close = nearest(word, names)
    if close:
        return f'did you mean "{close}"?' + (f" All names: {listed}" if listed else "")
    if listed:
        return f"all names: {listed}"
    some = ", ".join(list(dict.fromkeys(names))[:_MOST])
    return f"there is {some}" if some else "leave it out"
