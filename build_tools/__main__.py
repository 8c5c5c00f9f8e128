"""The way in: `python -m build_tools COMMAND`. Where the project is not set up, it says how."""

import sys

NOT_SET_UP = """This Python does not have something that the project needs: {lack}.
In the project's folder, run `make site` once. It sets everything up in .venv.
Then use .venv/bin/python instead of python, like this: .venv/bin/python -m build_tools check
Nothing was changed."""


def start() -> int:
    """Run a command, or say how to set the project up. Returns the exit code."""
    try:
        from build_tools.cli import main

        return main()
    except ImportError as error:  # an older Python lacks names that this one has
        if not error.name or error.name.partition(".")[0] == "build_tools":
            raise
        print(NOT_SET_UP.format(lack="no " + error.name), file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(start())
