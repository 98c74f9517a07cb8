"""The rules, one file each: found here, and run over a snapshot.

A rule's file is its manual and its check. Its name is the file's, with dashes. Its docstring has
one line of summary, then `What it does:`, `Why:`, `Bad:` and `Good:`; its constant SEVERITY and
its function `check(snapshot)`, which yields remarks, are all that is needed. IGNORABLE = False says
that no comment in the file may pass over it, as none may pass over an error.
"""

import pkgutil
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from importlib import import_module

from covenant.check.heed import heed
from covenant.check.ignores import ignores
from covenant.check.remark import Remark, place
from covenant.check.rule import Rule
from covenant.file.source import Source
from covenant.model.finding import Finding
from covenant.snapshot import Snapshot

# What comments ask for can be judged only when all rules have said their piece.
_UNUSED = "unused-ignore"


@cache
def rules() -> dict[str, Rule]:
    """Find every rule in this folder, by name, in order of name."""
    found = {}
    for file in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        module = import_module(f"{__name__}.{file}")
        name = file.replace("_", "-")
        ignorable = getattr(module, "IGNORABLE", True)
        found[name] = Rule(name, module.SEVERITY, module.__doc__ or "", module.check, ignorable)
    return found


def run(snapshot: Snapshot, names: Collection[str] | None = None) -> list[Finding]:
    """Run the named rules (all of them unless told) and give their findings in the file's order.

    What a comment in the file asks to ignore is left out; a comment that does nothing is told.
    """
    known, lines = rules(), snapshot.source.lines
    chosen = list(known) if names is None else list(names)

    def found(name: str, remarks: Iterable[Remark]) -> list[Finding]:
        return [_finding(known[name], remark, snapshot.source, lines) for remark in remarks]

    findings = [one for name in chosen for one in found(name, known[name].check(snapshot))]
    if asked := ignores(snapshot.source):
        findings, unused = heed(findings, asked, known, chosen)
        findings += found(_UNUSED, unused) if _UNUSED in chosen else []
    return sorted(findings, key=lambda finding: (finding.place, finding.rule, finding.what))


def _finding(rule: Rule, remark: Remark, source: Source, lines: Sequence[str]) -> Finding:
    spot = place(remark, source, lines)
    told = (remark.what, remark.hint, remark.about)
    return Finding(rule.name, rule.severity, source.name, spot, *told, remark.fix)
