"""`python -m game` is `deficlic`."""

import sys

from game.cli import main

sys.exit(main())
