"""A small scene with every kind of question, held at the terminal it is started in."""

import json
import os
import sys
from datetime import date
from pathlib import Path

from covenant.errors import Stopped
from covenant.io.library import words
from covenant.io.prompt import Keyboard
from covenant.io.screen import Screen
from covenant.model.kinds import Said
from covenant.model.question import Choice, Facing, Grid, Paragraph, Question
from covenant.talk.dialogue import Record, Scene, Talk, hold
from covenant.words import numbered

SIDES = Facing(
    "The team needs from Dana",
    "Dana offers",
    (
        ("1", "Know every Monday which three things matter most, and why.", "several voices"),
        ("2", "Hear about a moved date the day it moves.", ""),
    ),
    (
        ("a", "I post the week's three priorities on Monday.", ""),
        ("b", "I say what we are NOT doing this week: [red]nothing[/] :smile:", ""),
    ),
)
GROUND = Grid(
    ("Ground", "the team", "Dana"),
    (("backing", "3.8", "4"), ("trust", "3.7", "4"), ("信頼 🙂", "\x1b[2J", "مرحبا")),
)
QUESTIONS = [
    Question("team", "text", "What is the team called?", heading="Frame, question 1 of 9."),
    Question(
        "members",
        "names",
        "Who is on the team?",
        heading="Frame, question 2 of 9.",
    ),
    Question(
        "occasion",
        "choice",
        "Why now?",
        heading="Frame, question 3 of 9.",
        choices=numbered(
            {
                "new_team": "The team is new",
                "bad": "Something went badly between us, and it is time to talk about that",
                "other": "Another reason (say which)",
            }
        ),
        free="other",
    ),
    Question(
        "first",
        "day",
        "When do you look back for the first time? Three weeks is a good start.",
        heading="Frame, question 4 of 9.",
        default="2026-11-23",
    ),
    Question(
        "trust",
        "scale",
        "I can rely on the team, also when I am not in the room.",
        heading="Ground, question 5 of 9. About 16 minutes left.",
        help="1 not at all ... 5 fully. Enter if it is too early to say.",
        why="Trust is what everything else rests on.",
        sees="both sides, without your name, once both have finished.",
        optional=True,
        low=1,
        high=5,
    ),
    Question(
        "direction-offer",
        "lines",
        "What will you do so that everyone can say what matters most, and why?",
        heading="Give and need, question 6 of 9: Direction. About 9 minutes left.",
        help="One line for each thing, up to three. An empty line ends the list.",
        such_as="Every Monday by 10:00 I post our three priorities.",
        good="When a date moves I tell everyone the same day, and why.",
        poor="I will communicate better.",
        why="Teams work better when everyone could name the same three things.",
        optional=True,
        most=3,
        advise=True,
    ),
    Question(
        "slips",
        "slips",
        "I can rely on Dana, also when I am not in the room.",
        help="Collect the folded slips. Type the numbers in any order.",
        before=(GROUND, SIDES),
        low=1,
        high=5,
        most=7,
        optional=True,
    ),
    Question(
        "signs",
        "slips",
        "Have you noticed any of these in yourself lately?",
        choices=numbered({"let-down": "Let down", "unhappy": "Unhappy", "must": "Only musts"}),
        low=1,
        high=3,
        most=21,
        optional=True,
    ),
    Question(
        "topics",
        "choices",
        "Which topics?",
        choices=numbered({"direction": "Direction", "ownership": "Ownership", "open": "Openness"}),
        optional=True,
    ),
    Question("minutes", "count", "How many minutes do you have?", default="44"),
    Question(
        "ready",
        "choice",
        "Is that all right for everybody in the room?",
        choices=(Choice("yes", "yes", "yes"), Choice("not_yet", "not yet", "not yet")),
    ),
    Question("purpose", "text", "What is this team for?", optional=True, advise=True),
]


def advice(question: Question, text: str) -> str | None:
    """Stand in for the wording's advice."""
    found = question.advise and "transparent" in text
    return "what would a camera see you do?" if found else None


def main(*args: str) -> None:
    """Hold a scene of the questions named, else of all, and print what was kept as JSON."""
    by_id = {question.id: question for question in QUESTIONS}
    wanted = [by_id[id] for id in args if id in by_id] or QUESTIONS
    spoken, today = words("en"), date(2026, 11, 2)
    screen = Screen(plain="--plain" in args)
    desk = Keyboard(spoken, screen, today=today, advice=advice)
    record = Record(json.loads(os.environ.get("SAID", "{}")), os.environ.get("OPEN"))

    def scene() -> Scene[list[Said | None]]:
        replies = []
        for question in wanted:
            replies.append((yield question))
        return replies

    try:
        hold(Talk(spoken, today), scene, record, desk)
        if "--hand-over" in args:
            desk.hand_over((Paragraph("Dana leaves the room."),), "covenant dialogue payments")
            hold(Talk(spoken, today), lambda: one(QUESTIONS[-1]), record, desk)
    except Stopped as stop:
        print(f"stopped: {stop.how}")
    finally:
        told = json.dumps({"said": record.said, "open": record.open})
        if path := os.environ.get("KEPT"):
            Path(path).write_text(told)
        print(f"kept: {told}")


def one(question: Question) -> Scene[Said | None]:
    """Ask a single question."""
    return (yield question)


if __name__ == "__main__":
    main(*sys.argv[1:])
