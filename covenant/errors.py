"""What a person can mend: said in one line, with what to do about it."""


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
