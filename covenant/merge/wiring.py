"""How git is told of the merge: the driver with its net, the hunk headers, the attributes."""

DRIVER = "merge.covenant.driver"
NAME = "merge.covenant.name"
HEADERS = "diff.covenant.xfuncname"

# Whatever becomes of the driver (missing, crashed, killed, a file it cannot read), git's own merge
# of lines does the work then, with its marks: a conflict is never settled silently for one side.
COMMAND = (
    "covenant merge --driver %O %A %B %L %P %X %Y; "
    "case $? in 0) exit 0;; 42) exit 1;; esac; "
    "echo 'covenant: merged line by line instead' >&2; "
    "rm -f %A.covenant; "
    "git merge-file --marker-size=%L -L ours -L base -L theirs %A %O %B; "
    "test $? -eq 0"
)
# The last key above a hunk that has other keys below it: a need, a promise, a section.
FUNCTIONS = "!^ +meets:\n^ *([a-z][a-z0-9_-]*):[ \t]*([{#].*)?$"

SETTINGS = {
    NAME: "covenant, field by field",
    DRIVER: COMMAND,
    HEADERS: FUNCTIONS,
}
ATTRIBUTES = "covenant.yaml merge=covenant diff=covenant"


def with_attributes(text: str) -> str:
    """Add the line to the text of a .gitattributes; the same text where it stands there."""
    if ATTRIBUTES in text.splitlines():
        return text
    apart = "" if not text or text.endswith("\n") else "\n"
    return f"{text}{apart}{ATTRIBUTES}\n"


def without_attributes(text: str) -> str:
    """Take the line out of the text of a .gitattributes again, and nothing else."""
    return "".join(row for row in text.splitlines(keepends=True) if row.rstrip() != ATTRIBUTES)
