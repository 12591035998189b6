"""A bar chart as SVG."""

from __future__ import annotations

import math
from collections.abc import Mapping
from html import escape

WIDTH, BAR, LABEL = 720, 26, 170


def bars(title: str, values: Mapping[str, float], unit: str) -> str:
    """Horizontal bars on a logarithmic scale, one for each value."""
    least = 10 ** math.floor(math.log10(min(values.values())))
    decades = math.log10(max(values.values()) / least) or 1
    room = WIDTH - LABEL - 110
    height = 46 + BAR * len(values)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" '
        f'viewBox="0 0 {WIDTH} {height}" font-family="sans-serif" font-size="13" role="img">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{WIDTH}" height="{height}" fill="#fff"/>',
        f'<text x="8" y="20" font-weight="bold">{escape(title)}</text>',
    ]
    for row, (name, value) in enumerate(values.items()):
        top = 34 + row * BAR
        length = max(2.0, room * math.log10(value / least) / decades)
        colour = "#2563a8" if name.startswith("figures") else "#9aa5b1"
        parts += [
            f'<text x="{LABEL - 8}" y="{top + 15}" text-anchor="end">{escape(name)}</text>',
            f'<rect x="{LABEL}" y="{top + 2}" width="{length:.0f}" height="{BAR - 8}" fill="{colour}"/>',
            f'<text x="{LABEL + length + 6:.0f}" y="{top + 15}">{value:,.4g} {escape(unit)}</text>',
        ]
    return "\n".join([*parts, "</svg>"]) + "\n"
