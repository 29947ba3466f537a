"""Growth as a picture: time against size, both in powers of ten, as SVG that is readable on light and dark pages.

The same figures give the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from xml.sax.saxutils import escape

from _ratio import Curve

_WIDTH, _HEIGHT = 760, 430
_LEFT, _RIGHT, _TOP, _BOTTOM = 74, 220, 24, 56
_COLORS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#8c6d00", "#56b4e9", "#e69f00")
"""Okabe and Ito's, which color-blind people can tell apart, on the ground of either style."""
_DASHES = ("", "7 4", "2 3", "9 3 2 3", "12 4", "4 2", "1 4")
_STYLE = (
    "text{font:13px system-ui,sans-serif;fill:#333}.ground{fill:#fff}.grid{stroke:#ddd}.slope{stroke:#999}"
    "@media(prefers-color-scheme:dark){text{fill:#ddd}.ground{fill:#1a1c1e}.grid{stroke:#3a3d40}.slope{stroke:#888}}"
)


def picture(curves: Iterable[Curve], title: str) -> str:
    """The SVG.

    Args:
        curves: what to show, with at least two points each.
        title: what it shows, for those who cannot see it.
    """
    shown = list(curves)
    xs = [size for curve in shown for size, _ in curve.points]
    ys = [seconds for curve in shown for _, seconds in curve.points]
    x_range = (math.floor(math.log10(min(xs))), math.ceil(math.log10(max(xs))))
    y_range = (math.floor(math.log10(min(ys))), math.ceil(math.log10(max(ys))))
    place = _Places(x_range, y_range)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" role="img" aria-labelledby="t">',
        f'<title id="t">{escape(title)}</title><style>{_STYLE}</style>',
        f'<rect class="ground" width="{_WIDTH}" height="{_HEIGHT}" rx="6"/>',
        *_grid(place),
    ]
    for number, curve in enumerate(shown):
        parts += _curve(curve, place, number)
    parts += _names(shown, place)
    return "\n".join([*parts, "</svg>"]) + "\n"


class _Places:
    """Where sizes and seconds lie in the picture."""

    def __init__(self, x_range: tuple[int, int], y_range: tuple[int, int]) -> None:
        self.x_range, self.y_range = x_range, y_range

    def x(self, size: float) -> float:
        low, high = self.x_range
        return _LEFT + (math.log10(size) - low) / (high - low or 1) * (_WIDTH - _LEFT - _RIGHT)

    def y(self, seconds: float) -> float:
        low, high = self.y_range
        return (
            _HEIGHT - _BOTTOM - (math.log10(seconds) - low) / (high - low or 1) * (_HEIGHT - _TOP - _BOTTOM)
        )


def _grid(place: _Places) -> Iterable[str]:
    bottom, right = _HEIGHT - _BOTTOM, _WIDTH - _RIGHT
    for power in range(place.x_range[0], place.x_range[1] + 1):
        x = place.x(10**power)
        yield f'<line class="grid" x1="{x:.1f}" y1="{_TOP}" x2="{x:.1f}" y2="{bottom}"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 20}" text-anchor="middle">{10**power:,}</text>'
    for power in range(place.y_range[0], place.y_range[1] + 1):
        y = place.y(10.0**power)
        yield f'<line class="grid" x1="{_LEFT}" y1="{y:.1f}" x2="{right}" y2="{y:.1f}"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4:.1f}" text-anchor="end">{_duration(power)}</text>'
    yield f'<text x="{(_LEFT + right) / 2:.1f}" y="{_HEIGHT - 12}" text-anchor="middle">reports</text>'


def _duration(power: int) -> str:
    if power >= 0:
        return f"{10**power:,} s"
    return f"{10 ** (power + 3)} ms" if power >= -3 else f"{10 ** (power + 6)} µs"


def _curve(curve: Curve, place: _Places, number: int) -> Iterable[str]:
    color, dash = _COLORS[number % len(_COLORS)], _DASHES[number % len(_DASHES)]
    points = [(place.x(size), place.y(seconds)) for size, seconds in curve.points]
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    yield f'<polyline fill="none" stroke="{color}" stroke-width="2" stroke-dasharray="{dash}" points="{line}"/>'
    for x, y in points:
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.5" fill="{color}"/>'


def _names(curves: list[Curve], place: _Places) -> Iterable[str]:
    """Each curve's name at its end, moved so that none lies upon another."""
    ends = sorted((place.y(curve.points[-1][1]), number) for number, curve in enumerate(curves))
    lowest = _TOP - 18.0
    for y, number in ends:
        lowest = max(y, lowest + 18)
        yield (
            f'<text x="{_WIDTH - _RIGHT + 10}" y="{lowest + 4:.1f}" style="fill:{_COLORS[number % len(_COLORS)]}">'
            f"{escape(curves[number].name)}</text>"
        )
