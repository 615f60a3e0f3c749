"""`deficlic play` with SDL's dummy screen: the real program, its window unseen. For tests only."""

from __future__ import annotations

import faulthandler
import signal
import sys

from game import cli
from game.app import play

HANGS_S = 60.0

if __name__ == "__main__":
    faulthandler.dump_traceback_later(HANGS_S, exit=True)
    faulthandler.register(signal.SIGUSR1)  # a test that waits in vain asks where the program stands
    options = cli.parse(["play", *sys.argv[1:]], "fr")
    sys.exit(play._with_screen(options))
