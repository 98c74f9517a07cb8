"""Start here: `covenant`, or `python -m covenant`."""

import sys

from covenant import __version__


def main() -> None:
    """Run the command line; the version and git's merge driver load nothing else, for speed."""
    for stream in (sys.stdout, sys.stderr):
        # What a terminal or a pipe has no sign for is shown as an escape; it never ends a command.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    if sys.argv[1:] == ["--version"]:
        print(f"covenant {__version__}")
        return
    if sys.argv[1:3] == ["merge", "--driver"]:
        from covenant.io.driver import drive

        sys.exit(drive(sys.argv[3:]))
    from covenant.cli import run

    sys.exit(run())


if __name__ == "__main__":
    main()
