"""Forty people in three shifts, and what they wrote: two hundred needs, no two people alike."""

from itertools import cycle
from pathlib import Path
from typing import Any

from tests.situations.teams import TODAY, done, frame, lay, voice

SHIFTS = ("early", "late", "night")
PEOPLE = [f"{name} {shift.title()}" for shift in SHIFTS for name in
          "Ada Bo Cai Dov Eli Fay Gus Hal Ivo Jan Kit Lea Max Noa".split()][:40]  # fmt: skip
# What is needed: in a word, in a line, and as whoever is tired of it writes it down at last.
DIRECTION = """
weekly plan!! | the plan of the week, by Friday noon | I plan my children's week on Friday evening.
 When the plan of the week comes on Sunday night, as it has four times since August, my mother has
 to come over, and she is 79. Friday noon would do. It need not be perfect
which order first? | to know at the start of a shift which order comes first | We had three people
 run after order 4711 while 4712 was the one with the penalty: "nobody told you?" No. Nobody did.
 Write it on the board: FIRST, SECOND, rest
why targets move | to hear why a target moved, not only that it did | 92 % -> 95 % -> 97 %, and each
 time only the number changes on the screen. What for? Who asked for it; what happens if we miss it
numbers of the other shifts | each morning the figures of the two other shifts | Late says early is
 lazy & early says late is lazy. Give us all the same sheet with the same 5 numbers, then that stops
ONE board | one board for all three shifts instead of three | There is the board by the door, the
 board in the office, and the group on the telephone. They never agree. I would keep the one by the
 door and throw the others out, honestly
new customers | a word about a new customer before the first pallet comes | The Danish pallets came
 on a Monday with labels we could not read (Ø, æ: the scanner gives "?"), and we had never heard of
 them. Ten minutes the week before would have saved two days
what is good work?? | to see what good work looks like on the packing table | Show me one finished
 box that is right & one that is wrong; leave them there. I do not want to guess until quality comes
 down the stairs with that face
tool budget | the budget for tools in plain figures | If there is no money for a second torque
 wrench, say so; we can live with it. What we cannot live with is "next quarter" for six quarters
who answers when B. is away | a name to go to when the foreman is on leave | In July nobody could
 sign the delivery note, so the driver waited from 14:10 to 16:55, and then he left with half of it
fewer changes after Thursday | no change of the plan after Thursday, or a reason with it | Change it
 if you must: fires happen. But then tell the one whose weekend it is, first, by voice, not by list
date for machine | a date for the new machine in hall two | «Bald», "soon", 快了. We have heard it
 in every language on the shift. A date, even if it moves; then tell us that it moved
handover 10 min | ten minutes of handover between shifts, paid | At 22:00 one shift runs out while
 the other runs in; what is broken is found at 22:40 by whoever puts a hand in. Ten minutes, both at
 the machine, and write them down as work
customer complaints | to read what customers complain about, in their words | I packed for eleven
 years and never saw one complaint, I only hear "there were complaints". Print them. We can take it
less meetings | shorter talks in the morning, standing | 25 min. in the cold, and 20 of it is for
 two people. Let the two stay and the other 38 go
where are we going | to be told what becomes of this hall in 2028 | There is talk in the canteen
 that hall 1 closes. I have a loan on the house. If you know, say; if you don't, say that. I have
 asked before, twice, two people, and both of them wrote something down; so either it went lost or
 it was decided without a word to us, and I honestly do not know which of the two is worse. I am not
 angry (I was). I write it here because it says on the sheet that nobody sees whose it is, and
 because Monday is my 4,000th shift in this hall: I counted. It would be a good day for an answer,
 and I would bring cake
"""
OWNERSHIP = """
xmas roster | a say in the roster for Christmas | Four years in a row I had the 24th, and I am not
 even the only one without small children; I just do not shout. A list where everybody sees who had
 which year would be enough
stop the line | to stop the line without asking anybody | My hand was in there. The one who may stop
 it was in the office. Nothing happened, this time. I should not have to ask. Nobody should!
gloves 🧤 | spare gloves in every size by the door | Size 7 is always gone on Tuesday, and then I
 work in 9 like a clown; cuts on both thumbs in October
key to store (night) | a key to the store at night | At 3:15 a roll of tape (one!) stopped press 2
 because the key is in a drawer in an office whose key is with somebody who is at home & asleep
swap shifts | to swap shifts among ourselves and only tell the office | Form 12b, two signatures,
 three days. My daughter's school play does not know about form 12b
crane licence | training on the crane before summer | Promised in March '25; and again in Sept. I am
 the only one on nights without it, so I stand & wait for the others every single night
repairs in 3 days | repairs within three days of a report | The light over bench 4 was reported on
 2 Sept., on 9 Sept., and (by me, in red) on 1 Oct. It is still dark. Either repair it or tell us
 that you won't, then I bring a lamp
no same-day overtime | no overtime announced on the same day | "Can you stay?" at 13:40, when the
 bus goes at 14:05, is not a question. Ask the day before and I mostly say yes
water + shade | water and shade in the yard in July | 38° on the ramp, and the tap is behind the
 paint store. A canister and one of those white tents <3 x 3 m> costs less than one ambulance
same break | the same break for all at the belt | We stand side by side & have our break 20 min
 apart, so nobody ever sits with anybody. It was not like that before the new belt
quiet in canteen | quiet in the canteen after midnight | I have nothing against music, but at 1 a.m.
 some of us sleep for twenty minutes; the speaker is as big as a fridge
2 at big press | two people at the big press, always | Last Thursday Ł. was alone there from 4 to 6.
 It is written on the press itself, in yellow: TWO. Please do what is written on your own machine
to order parts myself | to order wear parts up to 200 € without a signature | A belt is 38 €. The
 hour we wait for the signature is 600 €. I can do this sum in my head, why can't the office
parking | a place for bicycles under a roof | We were told to come by bike (poster in the hall!!)
 and the rack is under the gutter. C:\\Plan\\Parken has had a drawing since 2023, I have seen it
listen to nights | somebody from the office on the night shift once a month | You have never seen
 how it is at four. Come once, bring nothing, ask nothing, just stand there with us for an hour
"""
DIFFERENCES = """
goals: {n}. You count pallets; I count pallets that do not come back
goals: What comes first changes with whoever was in the hall last (line {n}, every week)
resources: Overtime is planned as if it were there already, on {n} days of the month and more
resources: The money goes into hall 2. We are hall 1; we have had the same {n} trolleys since 2016.
 I am not saying it is wrong. I am saying that nobody has ever told us why, and then people make up
 a reason, and the reason they make up is always worse than the real one
values: "Safety first" hangs there; in week {n} it was speed first, and everybody could see it
practices: We are told how, not what. After {n} years I know how
practices: Everything on paper twice, then typed in ({n} sheets a shift) by somebody who was not
 there
"""
PURPOSES = """
Boxes leave this hall whole, on the day we said; {n}
We pack what others have made, so that it arrives as they made it ({n})
Work you can go home from with all ten fingers, {n} days out of {n}
"""
SUCCESSES = """
Nobody has stayed late without being asked the day before; line {n} runs
I know on Friday what I do on Monday, and so do the {n} others
"""
SLIPS = "To my face, the same day ({n}); Write it on the board, without a name, {n}"
# How different people put the same words down.
WAYS = ("{}", "{}!", "-> {}", "{} pls", "Need: {}", "{} ...", "{} :)", "We need {}", '"{}"',
        "{}\n(and not only for me)", "Why not {}")  # fmt: skip


def _blocks(text: str) -> list[str]:
    """Give the lines of a text; one that begins with a blank goes on with the one before."""
    return text.strip("\n").replace("\n ", " ").split("\n")


def _needs(text: str, person: int, count: int) -> list[str]:
    """Give the needs of one person: of some things in a word, of some in a line or at length."""
    themes = [[way.strip() for way in line.split("|")] for line in _blocks(text)]
    picked = [themes[(person * count + k) % len(themes)] for k in range(count)]
    return [
        WAYS[(person + 3 * k) % len(WAYS)].format(theme[(person // 5 + k) % 3])
        for k, theme in enumerate(picked)
    ]


def _said(person: int) -> dict[str, Any]:
    """Give all that one person writes alone."""
    area, _, difference = _blocks(DIFFERENCES)[person % 7].partition(": ")
    texts = {"difference": difference, "slips": SLIPS.split("; ")[person % 2]}
    texts["purpose"] = _blocks(PURPOSES)[person % 3]
    texts["success"] = _blocks(SUCCESSES)[person % 2]
    said: dict[str, Any] = {id: text.format(n=person + 2) for id, text in texts.items()}
    said |= {"topics": ["direction", "ownership"], "trust": str(3 + person % 3), "differs": area}
    said["direction-need"] = _needs(DIRECTION, person, 3)
    said["ownership-need"] = _needs(OWNERSHIP, person, 2)
    said["direction-offer"] = [f"Our shift marks on the board what is late by {person % 12 + 6}:00"]
    said["most"] = said["direction-need"][person % 3]
    return said


def shift_folders(folder: Path, *options: str) -> list[Path]:
    """Frame a talk of forty, and lay down what each shift sends, in a folder of its own."""
    people = frame(["Bogdan Ilie"], PEOPLE, minimum_group="5", team="Hall")
    lay(folder / "frame.yaml", {"frame": people})
    done(folder, "new", "hall", "--answers", "frame.yaml", "--today", TODAY, *options)
    signs = cycle("bcdfghjkmnpqrstvwxz")
    for n, _ in enumerate(PEOPLE):
        code = f"{next(signs)}{n:02}"
        lay(folder / SHIFTS[n % 3] / f"voice-{code}.yaml", voice("team", _said(n)))
    said: dict[str, Any] = {
        "topics": ["direction", "ownership"],
        "direction-need": ["News of a late order at once"],
    }
    said |= {"differs": "resources", "difference": "I am given one budget for both halls"}
    said["direction-offer"] = [f"I post part {n} of the plan on Friday" for n in range(3)]
    lay(folder / "early" / "voice-zzzz.yaml", voice("leader", said, "bogdan"))
    return [folder / shift for shift in SHIFTS]
