"""The rules, one file each: found here, and run over a snapshot.

A rule's file is its manual and its check. Its name is the file's, with dashes. Its docstring has
one line of summary, then `What it does:`, `Why:`, `Bad:` and `Good:`; its constant SEVERITY and
its function `check(snapshot)`, which yields remarks, are all that is needed.
"""

import pkgutil
from collections.abc import Collection
from functools import cache
from importlib import import_module

from covenant.check.remark import place
from covenant.check.rule import Rule
from covenant.model.finding import Finding
from covenant.snapshot import Snapshot


@cache
def rules() -> dict[str, Rule]:
    """Find every rule in this folder, by name, in order of name."""
    found = {}
    for file in sorted(info.name for info in pkgutil.iter_modules(__path__)):
        module = import_module(f"{__name__}.{file}")
        name = file.replace("_", "-")
        found[name] = Rule(name, module.SEVERITY, module.__doc__ or "", module.check)
    return found


def run(snapshot: Snapshot, names: Collection[str] | None = None) -> list[Finding]:
    """Run the named rules (all of them unless told) and give their findings in the file's order."""
    chosen = rules().values() if names is None else [rules()[name] for name in names]
    lines = snapshot.source.lines
    findings = [
        Finding(
            rule.name,
            rule.severity,
            snapshot.source.name,
            place(remark, snapshot.source, lines),
            remark.what,
            remark.hint,
            remark.about,
            remark.fix,
        )
        for rule in chosen
        for remark in rule.check(snapshot)
    ]
    return sorted(findings, key=lambda finding: (finding.place, finding.rule, finding.what))
