from covenant.talk.meant import meant


def test_what_comes_near_is_suggested() -> None:
    assert meant("goels", ["goals", "purpose"]) == 'did you mean "goals"?'
    assert meant("GOALS", ["goals", "purpose"]) == 'did you mean "goals"?'


def test_where_nothing_comes_near_all_is_named_in_its_order() -> None:
    assert meant("zzz", ["purpose", "goals", "goals"]) == "there is purpose, goals"
    assert meant("zzz", []) == "leave it out"


def test_a_command_lists_what_would_be_too_long_a_line() -> None:
    command = "covenant pack show kickoff --answers"
    assert meant("neds", ["needs"], command) == f'did you mean "needs"? All names: {command}'
    assert meant("zzz", ["needs"], command) == f"all names: {command}"
