"""English words for who makes packs: the preview that follows the file, packs added and removed."""

from __future__ import annotations

AUTHOR = {
    "cli.watch": "show this pack, and every change as soon as it is saved",
    "cli.watch.alone": "“--watch” shows one pack",
    "cli.watch.alone.remedy": "write: deficlic play --watch {path}",
    "watch.looking": "Watching {path}. Save the file: the window follows.",
    "watch.menu": "Preview of the pack",
    "watch.challenges": "Which challenge?",
    "watch.another": "Another challenge",
    "watch.again": "Another try",
    "watch.level.easy": "Level: easy",
    "watch.level.middle": "Level: middle",
    "watch.level.hard": "Level: hard",
    "watch.skin.enfant": "For a child",
    "watch.skin.ado": "For a teenager",
    "watch.advice": "Advice: {n}",
    "watch.advice.says": "Advice on this pack",
    "watch.errors.one": "1 error to mend",
    "watch.errors.many": "{n} errors to mend",
    "watch.problem": "{file}, line {line}: {message}.",
    "watch.remedy": "To do: {remedy}.",
}
