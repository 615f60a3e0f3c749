"""Every look and its drawing, on one screen."""

from __future__ import annotations

from collections.abc import Callable

from game.core.node import Look, Node
from game.stage import paint_cards, paint_desk, paint_parts, paint_play, paint_words
from game.stage.paint_pen import Pen

LOOKS: dict[Look, Callable[[Pen, Node], None]] = {
    Look.NONE: paint_play.nothing,
    Look.SCENE: paint_play.scene,
    Look.PANEL: paint_cards.panel,
    Look.BUTTON: paint_cards.button,
    Look.QUIET: paint_cards.quiet,
    Look.CHOICE: paint_cards.choice,
    Look.PICTURE: paint_cards.picture,
    Look.WORDS: paint_words.words,
    Look.TITLE: paint_words.words,
    Look.INSTRUCTION: paint_words.words,
    Look.BUBBLE: paint_cards.bubble,
    Look.FOG: paint_play.fog,
    Look.LIGHT: paint_play.light,
    Look.TRACK: paint_play.track,
    Look.STEPS: paint_play.steps,
    Look.STARS: paint_play.stars,
    Look.CHECK: paint_parts.check,
    Look.RADIO: paint_parts.radio,
    Look.FIELD: paint_parts.field,
    Look.OPTION: paint_parts.option,
    Look.BAR: paint_parts.bar,
    Look.SCROLL: paint_parts.scroll,
    Look.THUMB: paint_parts.thumb,
    Look.FRAME: paint_cards.frame,
    Look.POINTER: paint_play.pointer,
    Look.KEY: paint_cards.key,
    Look.PATHS: paint_play.paths,
    Look.LINK: paint_words.link,
    Look.ICON: paint_desk.icon,
    Look.WALL: paint_desk.wall,
}

SURFACES = frozenset({
    Look.PANEL, Look.BUTTON, Look.QUIET, Look.CHOICE, Look.BUBBLE, Look.SCROLL, Look.FRAME,
    Look.KEY, Look.CHECK, Look.RADIO, Look.FIELD, Look.OPTION, Look.WALL,
})  # fmt: skip
"""Looks that put a calm surface under their children."""
