"""English words of the program."""

from __future__ import annotations

EN = {
    "repeat": "Listen again",
    "pause": "Pause",
    "stop": "I stop",
    "help": "Help",
    "next": "Continue",
    "zone.instruction": "Instruction",
    "zone.rail": "My buttons",
    "zone.play": "Challenge",
    "path": "Step {done} of {total}",
    "praise.alone": "Well done! You did it alone.",
    "praise.helped": "Well done! You did it.",
    "try_again": "Almost! Try again.",
    "shown": "Look. It is here.",
    "demonstrated": "Watch closely. Then it is your turn.",
    "your_turn": "Your turn.",
}
