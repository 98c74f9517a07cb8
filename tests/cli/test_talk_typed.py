"""Whole talks typed at a terminal, by two people and by a leader with a team of five."""

from pathlib import Path
from typing import Any

from covenant.file.source import read
from tests.talks import TODAY, Talk

# What is typed as \x15 is Ctrl-U: it empties the line, where an old answer stands ready.
PAIR_FRAME = """
    I ask the one who sets this up seven short things. > :why
    It stands in the title of your page > Worksop
    Who leads the team? 1> :back
    You answered: Worksop Change it, or Enter to keep it. > \x15Workshop
    Who leads the team? 1> Amara Obi
    2>
    1 person: Amara. Enter if that is right >
    Who is on the team? 1> Jonas Weber
    2>
    1 person: Jonas. >
    Why now? > 6
    What are the words? > A second pair of hands
    2 Here, one after the other on this laptop [2] >
    May the ratings be shown? [1] > 2
    When do you look back for the first time? [2026-11-23] > 2026-02-30
    30 February 2026 does not exist. Which day do you mean? ... [2026-11-23] > 1 Nov 2026
    [2026-11-23] > 30 Nov
    Monday 30 November 2026. ... This is the frame. ... A number to change it. >
"""
AMARA = """
    There are two of you, so each will know whose words are whose > yes
    This part belongs to Amara. > yes
    Ground, question 1 of 21. ... I get the backing I need from Jonas > 4
    The way we work together helps me succeed. > :skip
    Jonas understands what matters to me. > six
    "six" is not a number > 6
    6 is outside the range: from 1 to 5. > :back
    The way we work together helps me succeed. > 3
    Jonas understands what matters to me. > 3
    My view counts as much as Jonas's. > 5
    I can rely on Jonas > 4
    Which would you strengthen first? > 3
    what is your work together for? > :example
    Easy to notice: > People ride home on a bicycle they can trust.
    Which three goals come first 1> No repair waits longer than three days
    2> A spring that pays for the autumn
    3>
    What do you see, for Jonas and for yourself? > I took two Saturdays off.
    Where are we least likely to see things the same way? > 4
    What is the difference, as you see it? > I have always done the brakes.
    Which topics do you want to talk about with Jonas? ... [1 2 3 4 5 6] > 2 4
    question 13 of 19: Ownership. 1> :answers
    Your answers so far. > 1
    question 1 of 21. ... You answered: 4 > \x155
    Which decisions will you hand over 1> Wheels are yours from the first day.
    2>
    What do you need to hear so that you can let go? 1> Hear it when you are unsure
    2> A week of notice before you take leave
    3>
    What will you make safe to try 1> On Fridays we take something apart.
    2>
    What do you need from Jonas when an experiment fails? 1> Hear of a mistake from you
    2>
    Which of your needs matters most? > 3
    How should you tell each other? > Say it the same day, over coffee.
    What do you need from your own manager 1> :skip
    Your answers. Nobody else sees this screen. ... A number to change it. > 1
    You answered: 5 Change it, or Enter to keep it. >
    Enter closes them until both sides are done. >
    Thank you, Amara. 18 answers >
"""
JONAS = """
    This part belongs to Jonas. > no
    Then wait a moment. Nobody is hurried. > yes
    I get the backing I need from Amara > 5
    > 4
    > 4
    > 4
    > 3
    Which would you strengthen first? > 3
    what is your work together for? > Nobody walks home.
    1> No repair waits longer than three days
    2>
    What do you see, for Amara and for yourself? > Customers ask for either of us.
    > 4
    What is the difference > I learned brakes on other tools.
    Which topics do you want to talk about with Amara? ... [1 2 3 4 5 6] > 2 4
    What will you take on and answer for? 1> I ride every bicycle once round the block.
    2>
    Ownership. 1> Name a price without asking you
    2> Two mornings a week without calls
    3>
    What will you try out, and pass on to others? 1> I own up to a mistake the same day.
    2>
    What do you want to learn 1> Learn to bleed brakes on our own stock
    2> A course in hydraulic brakes
    3>
    Which of your needs matters most? > 1
    How should you tell each other? > Tell me in the morning.
    Your answers. Nobody else sees this screen. >
    Thank you, Jonas. 18 answers >
"""
PAIR_TOGETHER = """
    One moment ... alone. ... Amara ... > yes
    Now both ... Enter clears the screen. >
    You have both finished. >
    What is your work together for? > 1
    Which three goals come first? > 2 1
    Amara, this is what you hope to see in six months. ... 1 I took two Saturdays off. ... [1] >
    Jonas, this is what you hope to see in six months. ... 1 Customers ask ... [1] > 2
    > Customers ask for either of us, in May.
    A difference was named: how you work. ... Enter leaves it out. ... [4] > 1
    > The maker's sheet decides.
    Topic 1 of 2: Ownership. ... Does a line need saying in other words? > 1
    Amara, first say in your own words what you heard. Then Jonas: was that it? > 2
    > \x15Name a price up to 150 euros without asking you
    Does a line need saying in other words? ... 1 Name a price up to 150 euros > no
    Do two needs pull against each other? > None
    Topic 2 of 2: Learning. >
    Do two needs pull against each other? >
    7 needs are on the table. How many minutes do you have? >
    That is time for all of them. >
    Need 1 of 7 ... Name a price up to 150 euros ... does something you offered answer this? >
    Nothing offered answers this. ... Amara, what do you say? > 3
    Amara promises Jonas: > I stand by every price you name as soon as possible
    "as soon as possible" leaves a way out. > I stand by every price you name
    When, or how often? > from the first day
    notice? > No customer hears two prices.
    Where is the limit? > up to 150 euros
    I stand by every price you name. When: from the first day. Limit: up to 150 euros. ... \
        Jonas, can you accept that? > 2
    Amara promises Jonas: ... Change it, or Enter to keep it. >
    When, or how often? ... Change it, or Enter to keep it. >
    notice? > :back
    When, or how often? > , always
    notice? >
    Where is the limit? >
    Jonas, can you accept that? > 1
    Promise 1 stands. ... Two mornings a week without calls ... A letter, or Enter for none. >
    Amara, what do you say? > 2
    Amara promises Jonas: > I take your calls on Tuesdays and Thursdays
    When, or how often? > until ten
    notice? >
    What would you ask for in return? > You sweep the shop on those days
    Jonas, do you promise that? You sweep the shop on those days. > 1
    Jonas promises Amara: In your own words. This was asked for: You sweep the shop ... \
        > I sweep the shop on those days
    When, or how often? > before ten
    notice? >
    Can you both accept that, as one? > 2
    1 Amara: I take your calls on Tuesdays and Thursdays 2 Jonas: I sweep the shop ... > 1
    Amara promises Jonas: ... Change it, or Enter to keep it. >
    When, or how often? >
    notice? >
    Can you both accept that, as one? > 1
    A course in hydraulic brakes >
    Amara, what do you say? > 6
    Whom will you ask? > Jo Lind
    By which day will Jonas hear the answer? [2026-11-30] > 31 Nov
    31 November 2026 does not exist. ... [2026-11-30] > 20 Nov
    I ask Jo Lind and bring you the answer: A course in hydraulic brakes. ... Learn to bleed ... > a
    A match. ... Amara promises Jonas: > \x15We bleed brakes on our own stock
    When, or how often? > Fridays from four
    notice? > :skip
    can you accept that? > 1
    Hear of a mistake from you ... Jonas, does something you offered answer this? >
    Jonas, what do you say? > 4
    Why not? A short reason will do. > I tell you in the evening, not before customers.
    Thank you for a clear answer. ... A week of notice before you take leave >
    Jonas, what do you say? > 7
    Hear it when you are unsure >
    Jonas, what do you say? > 5
    Which day? [2026-11-30] > 2026-12-32
    [2026-11-30] > 7 Dec
    It comes back by itself on that day. ... Back to this one, as you said. ... > 5
    Which day? [2026-11-30] >
    Jonas, Amara offered this as well. Would any of it help? > a
    Amara promises Jonas: >
    When, or how often? > from today on
    notice? >
    Jonas, can you accept that? > 1
    Amara, Jonas offered this as well. Would any of it help? >
    Acceptance ... The whole page ... Enter when you are both ready for hands. >
    zero to five fingers. > 5 2
    One of you is below three. That comes first. ... > 2
    How should it read? > Old customers do not know him yet.
    Show hands again? [yes] >
    fingers > 5 3
    How do we tell each other? > 1
    This is agreed between Amara and Jonas. ... 6 promises: 5 by Amara, 1 by Jonas ... \
        Delete what was written alone? > yes
"""


TEAM_FRAME = """
    What is the team called? > Payments
    Who leads the team? 1> Dana Ruiz
    2>
    1 person: Dana. >
    Who is on the team? 1> Amir Patel
    2> Bea Okafor
    3> Chen Li
    4> Divya Rao
    5> Emil Novac
    6>
    5 people: Amir, Bea, Chen, Divya and Emil. ... > 5
    Change line 5 ... 5> \x15Emil Novak
    5 people: Amir, Bea, Chen, Divya and Emil. ... >
    Why now? > 1
    2 Here, on one laptop: Dana types; the team writes on paper ... [2] > 2
    From how many answers on may the team's ratings be shown? ... \
        1 three (the usual choice for five people) 2 five: only if everyone answers ... [1] >
    When do you look back for the first time? [2026-11-23] >
    This is the frame. ... A number to change it. >
"""
DANA = """
    worksheet workshop makes them. ... \
        Five people are few. ... when three or more answered. Dana is one person ... > yes
    This part belongs to Dana. ... > yes
    I get the backing I need from the team to do my work well. > 4
    > 4
    > 3
    > 5
    > 4
    > 1
    what is this team for? > Money arrives, and nobody notices us.
    Which three goals come first in the next six months? 1> No payout lost in the move
    2>
    > :skip
    > 5
    Which topics do you want to talk about with the team? ... [1 2 3 4 5 6] > 1 5
    Direction. ... so that everyone can say what matters most, and why? 1> Be more transparent
    2>
    "Be more transparent": nobody could notice that yet: what would a camera see you do? ... \
        1> I post the week's three priorities.
    What do you need ... 1> Tell me when a goal is unclear
    2>
    What will you tell the team early 1> A moved date, the same day
    2>
    What do you want to hear sooner than you do? 1> Bad news from you first
    2> What the shops complain about
    3> 
    Which of your needs matters most? > 2
    One day a promise will slip > Come to me within the week.
    What do you need from your own manager 1> Marta keeps the audit away
    2>
    Your answers. Nobody else sees this screen. >
    Thank you, Dana. ... Dana leaves the room. >
"""
SCRIBE = """
    Is Dana out of the room? > yes
    One of you types. ... Collect the folded slips. ... > 4 3 5 2 4
    > 4, 4, 5
    3 numbers. 2 are missing; that is fine. ... > 3 3 4 2 9
    9 is outside the range: from 1 to 5. > 3 3 4 2 3
    > 5 5 5 5
    > 4 3 5 2 4
    Which would you strengthen first? > 1
    what is this team for? > Shops get paid the same day.
    1> No payout lost in the move x4
    2> Two people can do each job
    3>
    > A release on Thursday scares nobody.
    Where are we least likely to see things the same way? > 5
    Which topics do you want to talk about with Dana? > 1 5
    so that Dana never has to guess how the work stands? 1> The board is right every evening
    2>
    What do you need from Dana to see 1> Know on Mondays which three things matter most x5
    2> Hear about a moved date the day it moves
    3> Know on Mondays what matters most
    4> Two days a week without chat x2
    5> The meeting where she shouted is not forgotten
    6> Less of the Zanzibar project
    7>
    Openness. ... \
        x3 if three people wrote much the same. 1> We tell you bad news first, the same day
    2>
    What do you want to hear sooner than you do? ... 1> Why a proposal of ours was turned down x2
    2>
    Which of your needs matters most? > 1
    What will you do for the others on the team? ... 1> Stuck for two hours, we ask
    2> Everyone is heard once before anyone is heard twice
    3>
    > We say so within a week, to the person.
    Your answers. Nobody else sees this screen. >
    Thank you all. 18 answers, saved. >
"""
TEAM_TOGETHER = """
    One moment for the team alone. Is Dana out of the room? > yes
    Now both ... Enter clears the screen. >
    Both sides have finished. Dana, please come back in. Projector on. ... backing 3.6 4 ... \
        succeeding 4.3 4 ... respect 5.0 5 >
    What is this team for? ... 1 Dana: Money arrives, and nobody notices us. ... > 3
    > Shops get paid, and nobody has to think of us.
    1 Dana and the team: No payout lost in the move 2 The team: Two people can do each job > 1 2
    Team, this is what you hope to see ... 1 A release on Thursday scares nobody. ... [1] >
    The team: these lines sound alike. ... 1 Know on Mondays what matters most ... > 1 2
    Topic 1 of 2: Direction. ... Does a line need saying in other words? > n
    Do two needs pull against each other? > none
    Topic 2 of 2: Openness. ... >
    Do two needs pull against each other? >
    9 needs are on the table. How many minutes do you have? > 37
    That is time for six: the team's first four and Dana's first two ... > 1 2 3 8 5 6 9
    Does somebody mind the words of one? ... 1 The team: The meeting where she shouted ... > 1 2
    Need 1 of 7 ... Know on Mondays which three things matter most ... > a
    A match. ... \
        Dana promises the team: > \x15I post the week's three priorities and why each matters
    When, or how often? > every Monday by 10:00
    How would anyone notice? > Anyone can name the three on Monday at noon.
    You notice it by: Anyone can name the three ... \
        Team, can you accept that? Somebody from the team answers. > 1
    Promise 1 stands. ... Two days a week without chat ... >
    Dana, what do you say? > 2
    Dana promises the team: > I write nothing in chat on Tuesdays.
    When, or how often? > from noon on
    notice? > 
    What would you ask for in return? > Whoever is on call answers the phone.
    Team, do you promise that? Whoever is on call answers the phone. > 1
    The team promises Dana: In your own words. ... >
    This one needs an answer. ... > Whoever is on call answers the phone.
    When, or how often? > until 18:00
    notice? >
    Who keeps an eye on it? One name. > 9
    > Chen
    Chen, is that all right with you? > no
    The team promises Dana: Whoever is on call answers the phone. ... \
        Can both sides accept that, as one? > 1
    Promise 3 stands too. ... Why a proposal of ours was turned down >
    Dana, what do you say? > 4
    > Some of the reasons are about other people.
    Hear about a moved date the day it moves > 
    Dana, what do you say? > 3
    > I tell everyone about a moved date.
    > the day it moves
    > :skip
    Where is the limit? > not before the bank has said yes
    Team, can you accept that? > 3
    Not yet, then. Nothing is promised; it comes back on a day you name. ... > :back
    Team, can you accept that? ... You answered: Not yet ... > \x151
    Promise 4 stands. ... Bad news from you first ... \
        Team, does something you offered answer this? > a
    The team promises Dana: >
    > the same day
    >
    > Bea
    Bea, is that all right with you? [yes] >
    Bea keeps an eye on it. ... Dana, can you accept that? > 1
    Promise 5 stands. ... Tell me when a goal is unclear >
    Team, what do you say? > 5
    Which day? > 2027-01-18
    What the shops complain about >
    Team, what do you say? > 6
    Whom will you ask? > Marta Lind
    By which day will Dana hear the answer? > 2026-11-20
    Who keeps an eye on it? One name. > Chen
    Chen, is that all right with you? [yes] >
    Team, Dana offered this as well. Would any of it help? >
    Dana, the team offered this as well. ... The board is right every evening > :skip
    Hands choose two. ... b Stuck for two hours, we ask > b
    We promise one another: >
    > after two hours at the latest
    >
    Who keeps an eye on it? One name. >
    Can everybody on the team accept that? > 1
    Acceptance ... The whole page, once, read aloud by two people. 7 promises follow. ... \
        Does one of these lines want other words, or does a promise no longer fit? > 99
    "99" is not among them. >
    zero to five fingers. > 5 4 4 3 2 4
    1 of 6 is below three. That one comes first. ... > 1
    Which line? ... We tell you bad news first, the same day ... > :skip
    Show hands again? > no
    How do we tell each other? ... > 2
    7 promises: 3 by Dana, 3 by the team, 1 among colleagues ... \
        Delete what was written alone? > yes
"""


def written(folder: Path) -> Any:
    """Give what stands in the covenant's file, as a tree of text."""
    source, findings = read((folder / "covenant.yaml").read_bytes(), "covenant.yaml")
    assert source and not findings
    return source.tree


def begin(folder: Path, *arguments: str, **traits: Any) -> Talk:
    return Talk(folder, "dialogue", "workshop", "--today", TODAY, *arguments, **traits)


def became(tree: Any) -> dict[str, str]:
    """Give what became of each need: its decision, or met."""
    return {id: need.get("decision", "met") for id, need in tree["needs"].items()}


def everything(folder: Path) -> bytes:
    return b"\n".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_two_people(tmp_path: Path) -> None:
    talk = begin(tmp_path)
    for part in (PAIR_FRAME, AMARA, JONAS, PAIR_TOGETHER):
        talk.says(part)
    assert talk.ends() == 0
    assert "Deleted: 2 answer files." in talk.last
    there = written(tmp_path / "workshop")
    assert there["title"] == "How Amara and Jonas work together"
    assert there["occasion"] == "A second pair of hands"
    assert there["agreed"] == TODAY
    assert there["look_back"]["first"] == "2026-11-30"
    assert there["alignment"] == {
        "purpose": "People ride home on a bicycle they can trust.",
        "goals": ["A spring that pays for the autumn", "No repair waits longer than three days"],
        "practices": ["The maker's sheet decides."],
        "success": {
            "leader": "I took two Saturdays off.",
            "team": "Customers ask for either of us, in May.",
        },
        "when_it_slips": "Say it the same day, over coffee.",
        "concerns": ["Old customers do not know him yet."],
    }
    assert became(there) == {
        "name-a-price-without": "met",
        "two-mornings-a-week": "met",
        "a-course-in-hydraulic": "asked",
        "learn-to-bleed-brakes": "met",
        "hear-of-a-mistake": "declined",
        "hear-it-when-you": "later",
        "a-week-of-notice": "later",
    }
    assert there["promises"]["i-stand-by-every"] == {
        "by": "leader",
        "to": "team",
        "topic": "ownership",
        "text": "I stand by every price you name",
        "when": "from the first day, always",
        "evidence": "No customer hears two prices.",
        "meets": ["name-a-price-without"],
        "limit": "up to 150 euros",
    }
    assert there["promises"]["i-sweep-the-shop"]["in_return_for"] == "i-take-your-calls"
    assert there["needs"]["a-course-in-hydraulic"]["report"] == "i-ask-jo-lind"
    assert not (tmp_path / "workshop" / "voices").exists()
    for alone in (b"Nobody walks home", b"I own up to a mistake", b"Tell me in the morning"):
        assert alone not in everything(tmp_path)


def test_a_team_with_a_scribe(tmp_path: Path) -> None:
    talk = begin(tmp_path)
    for part in (TEAM_FRAME, DANA, SCRIBE, TEAM_TOGETHER):
        talk.says(part)
    assert talk.ends() == 0
    there = written(tmp_path / "workshop")
    assert became(there) == {
        "know-on-mondays-which": "met",
        "two-days-a-week": "met",
        "hear-about-a-moved": "met",
        "why-a-proposal-of": "declined",
        "bad-news-from-you": "met",
        "what-the-shops-complain": "asked",
        "tell-me-when-a": "later",
    }
    assert there["alignment"]["goals"] == [
        "No payout lost in the move",
        "Two people can do each job",
    ]
    assert there["needs"]["tell-me-when-a"]["revisit"] == "2027-01-18"
    promises = there["promises"]
    assert {id: (one["by"], one["to"]) for id, one in promises.items()} == {
        "i-post-the-weeks": ("leader", "team"),
        "i-write-nothing-in": ("leader", "team"),
        "i-tell-everyone-about": ("leader", "team"),
        "whoever-is-on-call": ("team", "leader"),
        "we-tell-you-bad": ("team", "leader"),
        "we-ask-marta-lind": ("team", "leader"),
        "stuck-for-two-hours": ("team", "team"),
    }
    assert promises["i-tell-everyone-about"]["limit"] == "not before the bank has said yes"
    assert promises["whoever-is-on-call"]["in_return_for"] == "i-write-nothing-in"
    keepers = {id: one["keeper"] for id, one in promises.items() if "keeper" in one}
    assert keepers == {"we-tell-you-bad": "bea", "we-ask-marta-lind": "chen"}
    assert "Deleted: 2 answer files." in talk.last
    assert not (tmp_path / "workshop" / "voices").exists()
    for alone in (b"she shouted", b"Zanzibar", b"Marta keeps", b"board is right", b"once before"):
        assert alone not in everything(tmp_path)
