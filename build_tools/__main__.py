"""The way in: `python -m build_tools COMMAND`."""

import sys

from build_tools.cli import main

if __name__ == "__main__":
    sys.exit(main())
