"""``python -m desktop`` and the command ``dialogarket``."""

import sys

from desktop.app import run


def main() -> int:
    """Run the application or one of its commands."""
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
