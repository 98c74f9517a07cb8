import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pexpect
import pytest

from tests.io.terminal import ROOT, Person, plain

BEGIN, END = "\x1b[200~", "\x1b[201~"
LIBEDIT = next(Path("/usr/lib").glob("*/libedit.so.2"), None)
UNMARKED = {"dumb": {"TERM": "dumb"}}
if LIBEDIT:
    UNMARKED["libedit"] = {"LD_PRELOAD": str(LIBEDIT)}


def test_every_kind_of_question_is_answered_by_typing() -> None:
    person = Person()
    person.types("Payments", "Amir Patel", "Bea Okafor", "Amir Diaz", "", "", "3")
    person.types("Because [b]of[/b] it", "", "", "I say it on Monday.", "", "4 3 5 2 4 4")
    person.types("1 2 2", "1 3")
    person.types("50", "ye", ":)")
    shown = plain(person.seen)
    assert "3 people: Amir Patel, Bea and Amir Diaz. Enter" in shown
    assert "6 numbers. One is missing; that is fine." in shown
    assert "3 numbers.\n" in shown
    assert person.ends() == {
        "open": None,
        "said": {
            "team": "Payments",
            "members": ["Amir Patel", "Bea Okafor", "Amir Diaz"],
            "occasion": "Because [b]of[/b] it",
            "first": "2026-11-23",
            "trust": ":skip",
            "direction-offer": ["I say it on Monday."],
            "slips": ["2", "3", "4", "4", "4", "5"],
            "signs": ["1", "2", "2"],
            "topics": ["direction", "open"],
            "minutes": "50",
            "ready": "yes",
            "purpose": ":)",
        },
    }
    assert all(len(line) <= 80 for line in plain(person.seen).splitlines())


def test_a_reply_that_will_not_do_is_asked_again_with_the_reason() -> None:
    person = Person("first", "trust", "occasion")
    person.types("\x16\x1b[2J", "30 Feb 2027", "27 November", "9", "five" * 20, "", "4", "1")
    shown = plain(person.seen)
    assert "There is a hidden sign (U+001B) in it" in shown
    assert "30 February 2027 does not exist. Which day do you mean?" in shown
    assert "9 is outside the range: from 1 to 5." in shown
    assert 'fivef..." is not a number. Digits only, please.' in shown
    assert '"4" is not among them. Choose from: 1, 2, 3.' in shown
    assert person.ends()["said"] == {
        "first": "2026-11-27",
        "trust": ":skip",
        "occasion": "new_team",
    }


def test_words_with_a_colon_tell_and_pass() -> None:
    person = Person("direction-offer", "trust", "team")
    person.types(":example", ":SKIP", ":why", ":help", ":skip", ":skip", ":example", "Payments")
    shown = plain(person.seen)
    assert "\n:skip  :example  :why  :help\n" in shown
    assert "Easy to notice:   When a date moves" in shown
    assert "Who sees it: both sides, without your name" in shown
    assert "\n:back  :why  :help\n" in shown  # its help names Enter, so :skip need not be offered
    assert "  :editor    write this answer in your own editor\n" in shown
    assert "so it cannot be passed" in shown
    assert "There is no example" in shown
    said = {"direction-offer": ":skip", "trust": ":skip", "team": "Payments"}
    assert person.ends()["said"] == said


def test_a_word_nearly_right_is_asked_about_and_kept_when_meant() -> None:
    person = Person("team", "purpose")
    person.types(":back", ":bakc", ":bakc", ":back", "", ":) and :D")
    shown = plain(person.seen)
    assert "nothing to go back to" in shown
    assert "Did you mean :back? Type :bakc once more to keep it as words." in shown
    assert "You answered: :bakc" in shown
    assert person.ends()["said"] == {"team": ":bakc", "purpose": ":) and :D"}


def test_an_unknown_colon_word_is_asked_about_and_a_face_is_not() -> None:
    person = Person("purpose", "team", "members")
    person.types(":wat", ":quti", ":bak", ":bak", ":D", ":answres", "Amir", "", "")
    shown = plain(person.seen)
    assert "There is no word :wat; :help lists them. Type :wat once more" in shown
    assert "Did you mean :quit?" in shown and "Did you mean :back?" in shown
    assert "Did you mean :answers?" in shown
    assert person.ends()["said"] == {"purpose": ":bak", "team": ":D", "members": ["Amir"]}


def test_the_old_answer_stands_ready_to_be_edited() -> None:
    person = Person("team", "occasion", "first")
    person.types("Payment", "2", ":back", "")
    assert "You answered: Something went badly" in plain(person.seen)
    person.types(":answers", "7", ":hlep", ":help", ":answers", "1")
    assert "Did you mean :help?" in plain(person.seen)
    assert 'There is no answer "7".' in plain(person.seen)
    person.types("s", "")
    said = {"team": "Payments", "occasion": "bad", "first": "2026-11-23"}
    assert person.ends()["said"] == said


def test_only_words_stand_ready_and_a_number_is_typed_anew() -> None:
    person = Person("trust", "team", "ready")
    person.types("4", "Ops", ":back", "", ":answers", "1", "5", "yes")
    shown = plain(person.seen)
    told = " ".join(shown.split())
    assert (
        "Change it, or Enter to keep it. It stands on the line already; Ctrl-U empties it." in told
    )
    assert "You answered: 4\nChange it, or Enter to keep it." in shown
    assert person.ends()["said"] == {"trust": "5", "team": "Ops", "ready": "yes"}


def test_enter_is_said_to_do_one_thing_alone() -> None:
    person = Person("trust", "purpose", "team")
    person.types("4", "We pay on time.", ":back", "")
    person.types(":back")
    shown = person.types(":back", "")
    assert "\n1 not at all ... 5 fully.\n:why  :help\n" in shown
    assert shown.count("Enter") == 1
    shown = person.types("")
    assert "\n:back  :skip  :help\n" in shown
    assert shown.count("Enter") == 1
    person.types("Ops")
    assert person.ends()["said"] == {"trust": "4", "purpose": "We pay on time.", "team": "Ops"}


def test_a_colon_word_is_heard_behind_an_old_answer() -> None:
    person = Person("team", "occasion", "first")
    person.types("Payments", "1", ":back", ":back", ":help", "!", "", "")
    assert "  :quit      stop" in plain(person.seen)
    assert person.ends()["said"] == {
        "team": "Payments!",
        "occasion": "new_team",
        "first": "2026-11-23",
    }


def test_the_answers_are_all_there_for_whoever_went_back() -> None:
    person = Person("team", "trust", "occasion")
    person.types("Payments", ":skip", ":back", ":back", ":answers")
    shown = person.types("2")
    assert "   1  What is the team called?      Payments\n" in shown
    assert "(passed)" in shown
    person.types("5", "1")
    assert person.ends()["said"] == {"team": "Payments", "trust": "5", "occasion": "new_team"}


def test_enter_goes_on_after_the_answers_were_read() -> None:
    person = Person("team", "members", "trust")
    person.types("Payments", "Amir\x00", "Bea", "", "", ":answers", "", "4")
    shown = plain(person.seen)
    assert "   1  What is the team called?  Payments\n   2  Who is on the team?       Amir" in shown
    assert "hidden sign" not in shown  # readline takes NUL for set-mark, so nothing hidden came
    assert person.ends()["said"]["trust"] == "4"


@pytest.mark.parametrize("key", ["purpose", "direction-offer"])
def test_a_pasted_paragraph_stays_one_answer_and_a_pasted_list_one_line_each(key: str) -> None:
    person = Person(key, "trust")
    person.types(f"{BEGIN}One,\rtwo \n\n:skip{END}")
    person.types("4")
    kept = {"purpose": "One,\ntwo \n\n:skip", "direction-offer": ["One,", "two", ":skip"]}[key]
    assert person.ends()["said"] == {key: kept, "trust": "4"}


def test_a_day_is_said_back_with_its_weekday_and_examples_lie_ahead() -> None:
    person = Person("first")
    person.types("soon", "28 Feb")
    shown = plain(person.seen)
    assert "A day such as 2027-02-28 or 28 Feb.\n" in shown
    assert "Enter takes Monday 23 November 2026.\n" in shown
    assert "Which day do you mean? (2027-02-28, 28 Feb)" in shown
    assert person.ends()["said"]["first"] == "2027-02-28"
    assert "Sunday 28 February 2027.\n" in plain(person.seen)


def test_a_paste_with_too_many_lines_is_handed_back() -> None:
    person = Person("direction-offer", "trust")
    pasted = "\r".join(f"Thing {number}" for number in range(7))
    person.types(f"{BEGIN}{pasted}{END}")
    assert "7 are too many; 3 at the most.\nNone of these lines was taken." in person.waits()
    assert "\n  Thing 0\n" in plain(person.seen) and "\n  Thing 6\n" in plain(person.seen)
    person.child.send("One\r")
    person.types("", "4")
    assert person.ends()["said"] == {"direction-offer": ["One"], "trust": "4"}


def test_a_full_list_says_so_and_one_with_room_does_not() -> None:
    person = Person("direction-offer", "members", "trust")
    assert "That makes 3; this list is full." in person.types("One", "Two", "Three", "Amir")
    person.types("", "", ":back", ":back", "", "")
    assert plain(person.seen).count("this list is full") == 1
    person.types("4")
    person.ends()


@pytest.mark.parametrize("terminal", ["xterm", *UNMARKED])
def test_a_line_too_many_is_no_reply_to_the_next_question(terminal: str) -> None:
    person = Person("direction-offer", "purpose", **UNMARKED.get(terminal, {}))
    person.types("One", "Two")
    person.waits()
    person.child.send("Three\r")
    time.sleep(0.05)  # longer than between lines that belong together
    person.child.send("Four\rFive\r\r")
    assert "\nWhat came behind it was not taken.\n" in person.types("We pay on time.")
    assert person.ends()["said"] == {
        "direction-offer": ["One", "Two", "Three"],
        "purpose": "We pay on time.",
    }


def test_a_text_that_nobody_would_read_is_handed_to_the_editor() -> None:
    person = Person("purpose", "direction-offer", EDITOR="sed -i s/a//g")
    person.types(f"{BEGIN}{'a' * 1500} {'b' * 1500}{END}")
    assert "3001 signs in one answer are too many; 2000 at the most." in person.waits()
    person.child.send(":editor\r")
    person.types(f"{BEGIN}One\r{'c' * 2001}{END}", "Two", "")
    assert "2001 signs in one answer" in plain(person.seen)
    assert person.ends()["said"] == {"purpose": "b" * 1500, "direction-offer": ["Two"]}


@pytest.mark.parametrize("terminal", ["xterm", *UNMARKED])
def test_a_paste_stays_whole_where_the_terminal_does_not_mark_it(terminal: str) -> None:
    person = Person("purpose", "trust", **UNMARKED.get(terminal, {}))
    person.waits()
    person.child.send("One,\rtwo\r\rthree")
    time.sleep(0.3)
    person.child.send("!\r")
    person.types("4")
    assert person.ends()["said"] == {"purpose": "One,\ntwo\n\nthree!", "trust": "4"}


@pytest.mark.parametrize("terminal", [*UNMARKED])
def test_going_back_works_without_all_of_readline(terminal: str) -> None:
    person = Person("team", "trust", **UNMARKED[terminal])
    person.types("Payments", ":back", "", "4")
    assert "You answered: Payments" in plain(person.seen)
    assert person.ends()["said"] == {"team": "Payments", "trust": "4"}


def test_a_line_is_changed_by_its_number_and_taken_out() -> None:
    person = Person("members")
    person.types("Amir", "Bea", "bea", "Chen", "2", "\x15Divya", "9", "", "1", ":skip", "")
    shown = plain(person.seen)
    assert "bea stands here twice" in shown
    assert "There is no line 9; there are 3." in shown
    assert "Change line 2, or Enter to keep it; :skip takes it out." in shown
    assert "\nLine 1 is gone.\n   1  Divya\n   2  Chen\n2 people: Divya and Chen." in shown
    assert shown.count("is gone") == 1
    assert person.ends()["said"] == {"members": ["Divya", "Chen"]}


def test_several_lines_take_the_place_of_one() -> None:
    person = Person("direction-offer", "trust")
    person.types("One", "Last", "1", f"\x15{BEGIN}First\rSecond\rThird{END}")
    assert "4 are too many; 3 at the most.\nNone of these lines was taken." in person.waits()
    person.child.send(f"\x15{BEGIN}First\rSecond{END}\r")
    assert "   1  First\n   2  Second\n   3  Last\n" in person.types("4")
    said = {"direction-offer": ["First", "Second", "Last"], "trust": "4"}
    assert person.ends()["said"] == said


def test_the_editor_opens_the_one_line_that_is_changed(tmp_path: Path) -> None:
    editor = tmp_path / "editor"
    editor.write_text('#!/bin/sh\ncat "$1" > "$0.saw"\nprintf "Changed\\n" > "$1"\n')
    editor.chmod(0o755)
    person = Person("direction-offer", "trust", EDITOR=str(editor), VISUAL="")
    person.types("One", "Two", "2", ":editor", "", "4")
    assert person.ends()["said"]["direction-offer"] == ["One", "Changed"]
    assert (tmp_path / "editor.saw").read_text() == "Two\n"


def test_names_in_one_line_are_told_apart() -> None:
    person = Person("members")
    person.types("Ann, Bob; Cy", "Dee", "ann", "")
    assert "4 people: Ann, Bob, Cy and Dee." in person.types("")
    assert "4> " in plain(person.seen)  # the next line is the fourth
    assert "ann stands here twice. A slip? Leave one out." in plain(person.seen)
    assert person.ends()["said"]["members"] == ["Ann", "Bob", "Cy", "Dee"]


def test_a_list_goes_on_where_it_stopped_and_each_line_was_kept() -> None:
    person = Person("direction-offer")
    person.types("I call on Monday.", "I write it down.")
    person.waits()
    kept = person.interrupts()
    assert kept == {
        "open": "direction-offer",
        "said": {"direction-offer": ["I call on Monday.", "I write it down."]},
    }
    person = Person("direction-offer", SAID=json.dumps(kept["said"]), OPEN=kept["open"])
    assert "So far:\n   1  I call on Monday.\n   2  I write it down.\n" in person.waits()
    person.child.send("A third ends it.\r")
    assert len(person.ends()["said"]["direction-offer"]) == 3


def test_a_finished_list_is_changed_while_another_one_is_open() -> None:
    person = Person("members", "direction-offer", "trust")
    person.types("Amir", "Bea", "", "", "I call.", ":back", "2", "tty", "", "", "4")
    assert "So far:\n   1  I call.\n" in plain(person.seen)
    assert person.ends()["said"] == {
        "members": ["Amir", "Beatty"],
        "direction-offer": ["I call."],
        "trust": "4",
    }


def test_a_list_says_what_may_be_typed_at_its_end() -> None:
    person = Person("members", "direction-offer", "trust")
    end = "Enter if that is right, a number to change a line, or one more"
    assert f"{end} name." in " ".join(person.types("Amir", "", "Bea").split())
    person.types("", "One", "", ":back")
    assert f"{end} line." in " ".join(person.types("Two").split())
    person.types("Three")
    assert "\nEnter if that is right, or a number to change a line.\n" in person.types("")
    person.types("4")
    said = person.ends()["said"]
    assert said["members"] == ["Amir", "Bea"]
    assert said["direction-offer"] == ["One", "Two", "Three"]


def test_passing_a_list_with_lines_asks_once_more() -> None:
    person = Person("direction-offer")
    person.types("I call on Monday.", ":skip")
    assert "Passing would drop the lines you typed." in person.types(":skip")
    assert person.ends()["said"] == {"direction-offer": ":skip"}


def test_one_piece_of_advice_for_an_answer_and_enter_keeps_the_words() -> None:
    person = Person("direction-offer", "purpose")
    person.types("Be transparent", "Be more transparent", "", "")
    assert 'Line 1, "Be transparent": what would a camera see you do?' in plain(person.seen)
    assert plain(person.seen).count("camera") == 1
    person.types("transparent", "We pay on time.")
    assert person.ends()["said"] == {
        "direction-offer": ["Be transparent", "Be more transparent"],
        "purpose": "We pay on time.",
    }


def test_leaving_at_the_advice_keeps_the_words() -> None:
    person = Person("team", "purpose")
    person.types("Payments", "Being transparent", ":back", "")
    person.types("!", "Kept")
    assert "You answered: Being transparent" in plain(person.seen)
    assert person.ends() == {"said": {"team": "Payments", "purpose": "Kept"}, "open": None}


def test_bytes_that_are_no_text_are_asked_again() -> None:
    person = Person("team", "members", TERM="dumb", PYTHONUTF8="1", LC_ALL="C")
    for text in ("Cafés", "信頼 🙂"):
        person.waits()
        os.write(person.child.child_fd, b"caf\xe9\r")
        assert "did not arrive as readable text" in person.types(text)
    person.types("", "")
    assert person.ends()["said"] == {"team": "Cafés", "members": ["信頼 🙂"]}


@pytest.mark.parametrize(
    ("keys", "how"),
    [
        pytest.param(":quit\r", "quit", id="quit"),
        pytest.param("half a li", "interrupted", id="ctrl-c in a line"),
        pytest.param("\x04", "closed", id="ctrl-d"),
    ],
)
def test_leaving_keeps_what_was_finished(keys: str, how: str) -> None:
    person = Person("team", "purpose")
    person.types("Payments")
    person.waits()
    if how == "interrupted":
        kept = person.interrupts(keys)
    else:
        person.child.send(keys)
        kept = person.ends()
    assert kept == {"said": {"team": "Payments"}, "open": None}
    typed = ":quit" if how == "quit" else ""
    assert plain(person.seen).endswith(f"> {typed}\nstopped: {how}\n")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_closed_window_is_left_in_order(number: int, tmp_path: Path) -> None:
    person = Person("team", "purpose", KEPT=str(tmp_path / "kept"))
    person.types("Payments")
    person.waits()
    person.child.send("half a li")
    if number == signal.SIGHUP:
        person.child.close(force=False)
    else:
        person.sees("half a li")
        time.sleep(0.1)
        person.child.kill(number)
        person.ends()
    assert _waits_for(tmp_path / "kept")["said"] == {"team": "Payments"}


def _waits_for(path: Path) -> dict[str, object]:
    for _ in range(100):
        if path.exists() and path.stat().st_size:
            break
        time.sleep(0.05)
    kept: dict[str, object] = json.loads(path.read_text())
    return kept


def test_handing_over_leaves_nothing_to_be_read(tmp_path: Path) -> None:
    keys = tmp_path / "inputrc"
    keys.write_text('"\\C-t": yank\n')
    person = Person("team", "--hand-over", INPUTRC=str(keys))
    # Words that were cut while typing must not come back, by any key that somebody bound.
    person.types("a secret\x15Payments", "")
    person.sees("\x1b[2J\x1b[3J\x1b[H")
    assert "covenant dialogue payments" in person.types("[\x19\x1by\x14\x1b[A\x10]")
    assert person.ends()["said"] == {"team": "Payments", "purpose": "[ ]"}
    assert "secret" not in person.seen[person.seen.index("\x1b[2J") :]


@pytest.mark.parametrize("terminal", [*UNMARKED])
def test_cut_words_do_not_come_back_on_other_terminals(terminal: str) -> None:
    person = Person("team", "--hand-over", **UNMARKED[terminal])
    person.types("a secret\x15Payments", "", "[\x19\x1by]")
    assert "secret" not in person.ends()["said"]["purpose"]


def test_a_plain_terminal_is_told_that_it_cannot_be_wiped() -> None:
    person = Person("team", "--hand-over", "--plain", TERM="dumb")
    person.types("Payments", "")
    assert "This terminal cannot be wiped" in person.types("x")
    person.ends()
    assert "\x1b" not in person.seen
    assert person.seen.count("\n") > 200


def test_nobody_is_there_without_a_terminal() -> None:
    code = "from covenant.io.prompt import somebody_there; print(somebody_there())"
    run = [sys.executable, "-c", code]
    piped = subprocess.run(run, capture_output=True, text=True, cwd=ROOT, check=True)
    assert piped.stdout == "False\n"
    at_terminal = pexpect.run(f"{sys.executable} -c '{code}'", cwd=str(ROOT), encoding="utf-8")
    assert at_terminal == "True\r\n"


def test_the_words_are_escaped_and_folded_at_sixty_columns() -> None:
    person = Person("slips", columns="60")
    shown = person.types("")
    assert "信頼 🙂" in shown
    assert "\\x1b[2J" in shown
    assert "[red]nothing[/]\n  :smile:" in shown
    assert all(len(line) <= 60 for line in shown.splitlines())
    # One side below the other.
    assert shown.index("moves.\n\nDana offers\na I post") > 0
    person.ends()
