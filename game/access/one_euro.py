"""The 1 euro filter: calm when slow, quick when fast (Casiez, Roussel and Vogel 2012)."""

from __future__ import annotations

from math import pi


class OneEuro:
    """One coordinate. `least_hz` is the cut-off at rest; `beta` opens it with speed (per su/s)."""

    def __init__(self, least_hz: float = 1.0, beta: float = 0.007, speed_hz: float = 1.0) -> None:
        self.least_hz, self.beta, self.speed_hz = least_hz, beta, speed_hz
        self._value: float | None = None
        self._raw = 0.0
        self._speed = 0.0
        self._at_s = 0.0

    def __call__(self, raw: float, at_s: float) -> float:
        """The smoothed value at `at_s`; samples at one time, or back in time, leave it as it is."""
        if self._value is None:
            self._value, self._raw, self._at_s = raw, raw, at_s
            return raw
        took_s = at_s - self._at_s
        if took_s <= 0:
            return self._value
        # The speed is that from the last smoothed value, as in the authors' own versions.
        speed = (raw - self._value) / took_s
        self._speed += _alpha(self.speed_hz, took_s) * (speed - self._speed)
        cut_hz = self.least_hz + self.beta * abs(self._speed)
        self._value += _alpha(cut_hz, took_s) * (raw - self._value)
        self._raw, self._at_s = raw, at_s
        return self._value


def _alpha(cut_hz: float, took_s: float) -> float:
    return 1.0 / (1.0 + 1.0 / (2 * pi * cut_hz * took_s))
