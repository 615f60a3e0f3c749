"""What the judges of sight, calm and play say, in English: code -> (what is wrong, what to do)."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "sight-clipped": ("the words “{what}” do not fit: {why} ({where})", "write fewer words"),
    "sight-outside": ("“{what}” leaves its zone ({where})", "show fewer things, or smaller ones"),
    "sight-overlap": ("“{what}” and “{other}” overlap ({where})", "show fewer things or words"),
    "sight-small": ("“{what}” is {got} pixels wide ({where})", "at least {least} pixels: make it larger"),
    "sight-promise": ("“{what}” is {got} units instead of {least} ({where})", "show fewer things or words"),
    "sight-close": ("“{what}” and “{other}” are {got} pixels apart ({where})", "at least {least}"),
    "sight-contrast-words": (
        "the words “{what}” have a contrast of {got} ({where})", "at least {least}: change the scene",
    ),
    "sight-contrast-part": (
        "the contour of “{what}” has a contrast of {got} ({where})",
        "at least {least}: change the picture or the scene",
    ),
    "sight-states": (
        "“{what}”: the state “{state}” shows too little to colour-blind eyes ({where})", "choose another picture",
    ),
    "calm-flash": ("flashes at {at} s: more than 3 a second ({where})", "slow down what changes"),
    "calm-flash-red": ("red flashes at {at} s: more than 3 a second ({where})", "slow down what changes"),
    "calm-motion": ("“{what}” moves although motion is off", "report it to the authors of the kind"),
    "play-stuck": (
        "cannot be finished by “{route}” at level {level}: {why}", "change sizes or the number of things",
    ),
    "play-given-away": (
        "the answer is given away: at level {level}, chance succeeds {share} times in 100",
        "add answers or tries",
    ),
    "play-given-away-place": (
        "the answer is given away: at level {level}, always the same place succeeds {share} times in 100",
        "move the right answer about",
    ),
    "play-guidance": ("help {level} does not lead to the end", "check the clue and what is asked"),
}  # fmt: skip
