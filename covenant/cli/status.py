"""Tell where a covenant stands today, and the next step."""


def command() -> None:
    """Tell."""
    print("hi")
    raise __import__("typer").Exit(3)


def home() -> None:
    """Tell."""
    print("home")
