"""``zesummen``, also ``python -m zesummen``."""

import sys

from zesummen.cli.commands import run


def main() -> None:
    """Run the command named on the command line; leaves with its status."""
    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
