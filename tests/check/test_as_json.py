import json

from covenant.check.as_json import as_json
from covenant.check.report import Count
from covenant.model.finding import Fix
from tests.check.findings import finding


def test_json_holds_all_of_a_finding() -> None:
    told = json.loads(as_json([finding()], Count(1), {"covenant.yaml": "cv-7h3kq9"}))
    assert told["count"] == {"error": 0, "warning": 0, "advice": 1}
    assert told["covenants"] == 1
    (one,) = told["findings"]
    assert len(one.pop("fingerprint")) == 16
    assert one == {
        "rule": "vague-words",
        "severity": "advice",
        "path": "covenant.yaml",
        "line": 2,
        "column": 3,
        "end_line": 2,
        "end_column": 5,
        "what": "is odd",
        "hint": "mend it",
        "about": ["one"],
        "fixable": False,
    }


def test_json_tells_what_fix_would_mend() -> None:
    mendable = finding()._replace(fix=Fix(("title",), str.strip))
    told = json.loads(as_json([finding(), mendable], Count(1), {}))
    assert [one["fixable"] for one in told["findings"]] == [False, True]


def test_json_is_plain_ascii_whatever_stands_in_a_file() -> None:
    hostile = "a\x1b[31m\u202e\ud800 é"
    told = as_json([finding(what=hostile, path=hostile)], Count(1), {})
    told.encode("ascii")
    assert "\x1b" not in told
