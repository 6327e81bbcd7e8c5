"""The curves of growth as a drawing."""

import math

WIDTH, HEIGHT = 720, 440
LEFT, RIGHT, TOP, BOTTOM = 78, 92, 56, 58
COLORS = {"import": "#c2571a", "search": "#2f74c0", "explain": "#2b8a57"}
STYLE = """
    .text { font: 13px system-ui, sans-serif; fill: #333 }
    .title { font-size: 16px; font-weight: 600 }
    .grid { stroke: #ccc; stroke-width: 1 }
    .curve { fill: none; stroke-width: 2.5 }
    @media (prefers-color-scheme: dark) {
      .ground { fill: #16181c } .text { fill: #ddd } .grid { stroke: #444 }
    }
"""


def decades(values):
    """The powers of ten around values."""
    logs = [math.log10(value) for value in values]
    return range(math.floor(min(logs)), math.ceil(max(logs)) + 1)


def amount(power, units):
    """A power of ten with the unit that suits it."""
    for least, unit in units:
        if power >= least:
            return f"{10 ** (power - least)} {unit}".strip()
    return f"10^{power}"


def write(points, path):
    """Draws named lists of (entries, seconds), both axes logarithmic."""
    across = decades([size for curve in points.values() for size, _ in curve])
    up = decades([seconds for curve in points.values() for _, seconds in curve])

    def x(size):
        share = (math.log10(size) - across[0]) / (across[-1] - across[0])
        return LEFT + share * (WIDTH - LEFT - RIGHT)

    def y(seconds):
        share = (math.log10(seconds) - up[0]) / (up[-1] - up[0])
        return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" role="img">',
        "  <title>Time of an import, a search and a look-up by the number of entries</title>",
        f"  <style>{STYLE}  </style>",
        f'  <rect class="ground" width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>',
        f'  <text class="text title" x="{LEFT}" y="28">'
        "Time by the number of entries, whole process</text>",
    ]
    for power in across:
        at = f"{x(10**power):.1f}"
        label = amount(power, [(6, "M"), (3, "k"), (0, "")]).replace(" ", "")
        parts += [
            f'  <path class="grid" d="M{at} {TOP}V{HEIGHT - BOTTOM}"/>',
            f'  <text class="text" x="{at}" y="{HEIGHT - BOTTOM + 20}"'
            f' text-anchor="middle">{label}</text>',
        ]
    for power in up:
        at = f"{y(10.0**power):.1f}"
        label = amount(power, [(0, "s"), (-3, "ms"), (-6, "µs")])
        parts += [
            f'  <path class="grid" d="M{LEFT} {at}H{WIDTH - RIGHT}"/>',
            f'  <text class="text" x="{LEFT - 8}" y="{at}" dy="4"'
            f' text-anchor="end">{label}</text>',
        ]
    for name, curve in points.items():
        line = "L".join(f"{x(size):.1f} {y(seconds):.1f}" for size, seconds in curve)
        size, seconds = curve[-1]
        parts += [
            f'  <path class="curve" stroke="{COLORS[name]}" d="M{line}"/>',
            f'  <text class="text" x="{x(size) + 8:.1f}" y="{y(seconds):.1f}" dy="4"'
            f' style="fill: {COLORS[name]}">{name}</text>',
        ]
    parts += [
        f'  <text class="text" x="{(LEFT + WIDTH - RIGHT) / 2}" y="{HEIGHT - 14}"'
        ' text-anchor="middle">entries in the catalog</text>',
        f'  <text class="text" transform="translate(20 {(TOP + HEIGHT - BOTTOM) / 2})'
        ' rotate(-90)" text-anchor="middle">time</text>',
        "</svg>",
    ]
    path.write_text("\n".join(parts) + "\n")
