"""What a person can mend: said in one line, with what to do about it."""

from typing import Literal


class CovenantError(Exception):
    """A stop that a person can mend; `cli.run` catches it once and exits 2.

    `message` says what is the matter, `hint` what to do, `place` where ("file", "file:3:5", or
    empty for the command itself). All three are for people: no library's words, no traceback.
    """

    def __init__(self, message: str, hint: str = "", place: str = "") -> None:
        """Keep the three parts apart, so that every surface can lay them out its own way."""
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.place = place

    def told(self) -> str:
        """Say it in the one shape of every message: `place: what; hint: what to do`."""
        where = f"{self.place}: " if self.place else ""
        return f"{where}{self.message}" + (f"; hint: {self.hint}" if self.hint else "")


class Stopped(Exception):
    """Somebody wished to stop: `how` is "quit", "interrupted" (Ctrl-C) or "closed" (no terminal).

    Not a fault: what was finished is kept; whoever holds the sitting says so and how to go on.
    `together`: both sides were at it, so what is kept is not one person's.
    """

    def __init__(self, how: Literal["quit", "interrupted", "closed"]) -> None:
        """Keep how the talk was left."""
        super().__init__(how)
        self.how = how
        self.together = False
