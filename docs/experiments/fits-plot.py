#!/usr/bin/env python3
"""Draws the two fits: the model as a line, the data as points: fits-plot.py INFLUENZA.weights PELTS.weights OUT.svg [BROOK]"""

import csv
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
BROOK = sys.argv[4] if len(sys.argv) > 4 else HERE.parent.parent / "brook"
WIDTH, HEIGHT, GAP, LEFT, TOP = 380, 280, 60, 50, 40
COLOURS = ["#1f77b4", "#d62728"]


def panel(left, title, model, weights, high, pairs):
    command = [BROOK, "run", HERE / f"{model}.ode", "--weights", weights, "--every", "0.05", "-q"]
    lines = list(csv.DictReader(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()))
    data = list(csv.DictReader((HERE / f"{model}.csv").open()))
    t0, t1 = float(lines[0]["t"]), float(lines[-1]["t"])

    def place(t, y):
        return left + WIDTH * (float(t) - t0) / (t1 - t0), TOP + HEIGHT * (1 - float(y) / high)

    yield f'<rect x="{left}" y="{TOP}" width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="#999"/>'
    yield f'<text x="{left}" y="{TOP - 12}">{title}</text>'
    yield f'<text x="{left - 34}" y="{TOP + 10}">{high}</text><text x="{left - 14}" y="{TOP + HEIGHT}">0</text>'
    yield f'<text x="{left}" y="{TOP + HEIGHT + 18}">{t0:.0f}</text><text x="{left + WIDTH - 30}" y="{TOP + HEIGHT + 18}">{t1:.0f}</text>'
    for colour, (state, column) in zip(COLOURS, pairs):
        path = " ".join("{:.1f},{:.1f}".format(*place(row["t"], row[state])) for row in lines)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}"/>'
        for row in data:
            x, y = place(row["t"], row[column])
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>'


width = LEFT + 2 * WIDTH + GAP + 20
parts = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{TOP + HEIGHT + 30}" font-family="sans-serif" font-size="13">']
parts += ['<rect width="100%" height="100%" fill="white"/>']
parts += panel(LEFT, "boys in bed, by day", "influenza", sys.argv[1], 320, [("I", "in_bed")])
parts += panel(LEFT + WIDTH + GAP, "hares (blue) and lynxes (red), thousands of pelts", "pelts", sys.argv[2], 100,
               [("x", "hares"), ("y", "lynxes")])
parts += ["</svg>"]
pathlib.Path(sys.argv[3]).write_text("\n".join(parts) + "\n")
