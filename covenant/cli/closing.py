"""The close: what is agreed, the page for the wall, and what was written alone goes."""

import shlex

from covenant.cli.sitting import Sitting
from covenant.cli.steps import one
from covenant.cli.trust import looked_at
from covenant.columns import WIDTH, fold
from covenant.document.page import page
from covenant.exchange.agreement import Agreed
from covenant.exchange.table import Table
from covenant.exchange.together import told
from covenant.io import sittings
from covenant.io.folder import in_git, read, write
from covenant.io.render import render
from covenant.model.room import Room
from covenant.party import Parties
from covenant.talk.dialogue import Record, hold

PAGE = "covenant.html"


def close(sitting: Sitting, room: Room, table: Table, agreed: Agreed) -> None:
    """Say what is agreed, offer to delete what was written alone, and name the next steps."""
    words, parties = sitting.words, Parties(room, sitting.words)
    covenant = sitting.snapshot().covenant
    key = "close" if covenant.agreed else "close_draft"
    print(f"\n{words(f'sitting.{key}', names=parties.both())}\n")
    print("\n".join(f"  {line}" for line in told(agreed, table, words).splitlines()))
    if not sitting.keyboard:
        print()
    _delete(sitting)
    print()
    if covenant.agreed:
        _next_steps(sitting)


def _delete(sitting: Sitting) -> None:
    private, apart = sitting.private(), sitting.answering() == "apart"
    record = sittings.notes(private / sittings.TOGETHER)
    question = sitting.words.question("sitting.delete", "choice")
    given = sitting.script.answers.exchange.get("delete", "" if sitting.keyboard else "yes")
    known = {"delete": given} if given else {}
    said = hold(sitting.talk, lambda: one(question), Record(known), sitting.desk)
    if said == "yes":
        count = sittings.delete(private)
        print(sitting.words("sitting.deleted", count=count))
        if apart:
            print(sitting.words("sitting.deleted_apart"))
    else:
        record.keep(question, said)
        print(sitting.words("sitting.kept", private=private))


def _next_steps(sitting: Sitting) -> None:
    """Set the page for the wall, and say what comes now."""
    words, path = sitting.words, sitting.folder / PAGE
    snapshot = looked_at(sitting.snapshot(), sitting.folder)
    write(path, render("covenant", "html", page(snapshot)), read(path) if path.exists() else None)
    plan = snapshot.covenant.look_back
    here = (
        ""
        if sitting.folder.resolve() == sitting.folder.cwd()
        else shlex.join(["cd", str(sitting.folder)])
    )
    rows = [(words("sitting.page"), str(path))]
    rows += [(words("sitting.sleep"), here)] if here else []
    rows += [("" if here else words("sitting.sleep"), f"covenant sign  {words('sitting.sign')}")]
    begin = "" if in_git(sitting.folder) else "git init && "
    kept = f'{begin}git add . && git commit -m "{words("sitting.commit")}"'
    rows += [(words("sitting.keep"), kept)]
    look = words("sitting.look")
    width = max(len(label) for label, _ in [*rows, (look, "")]) + 4
    if plan:
        said = words("sitting.look_said", day=words.day(plan.first, "weekday"))
        first, *more = fold(said, WIDTH - width)
        rows += [(look, first), *(("", line) for line in more)]
    for label, text in rows:
        print(f"{label:<{width}}{text}")
    print(words("sitting.status"))
