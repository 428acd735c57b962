#!/usr/bin/env python3
"""Every command of the project, with Python alone:  python3 dev.py demo | test | setup | run | check | ...

``demo`` and ``test`` set everything up by themselves. ``python3 dev.py --help`` lists the rest.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the sentence must reach whoever starts this with an old Python
    sys.exit("Zesummen needs Python 3.11 or newer; this is {}.{}. Try: python3.11 dev.py".format(*sys.version_info))

from tools.dev.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
