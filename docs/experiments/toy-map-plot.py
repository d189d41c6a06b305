#!/usr/bin/env python3
"""Draws the steps of bosh3 at 1e-6 through the toy map, before and after: toy-map-plot.py FOLDER OUT.svg"""

import csv
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
BROOK = HERE.parent.parent / "brook"
STARTS = [-1.5 + 3 * i / 8 for i in range(9)]
WIDTH, HEIGHT, GAP, LEFT, TOP = 360, 380, 60, 50, 40
LOW, HIGH = -5.0, 5.0


def steps(weights, start):
    command = [BROOK, "run", HERE / "toy-map.ode", "--weights", weights, "--init", f"z={start}", "--set", "target=0"]
    command += ["--method", "bosh3", "--rtol", "1e-6", "--steps", "-q"]
    rows = csv.DictReader(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines())
    return [(float(row["t"]), float(row["z"])) for row in rows]


def panel(left, title, weights):
    def place(t, z):
        return f"{left + WIDTH * t:.1f},{TOP + HEIGHT * (HIGH - z) / (HIGH - LOW):.1f}"

    runs = [steps(weights, start) for start in STARTS]
    mean = sum(len(run) - 1 for run in runs) / len(runs)
    yield f'<rect x="{left}" y="{TOP}" width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="#999"/>'
    yield f'<text x="{left}" y="{TOP - 12}">{title}: {mean:.0f} steps</text>'
    for z in (-4, -2, 0, 2, 4):
        x, y = place(0, z).split(",")
        yield f'<text x="{float(x) - 6}" y="{float(y) + 4}" text-anchor="end">{z}</text>'
    for t in (0, 0.5, 1):
        yield f'<text x="{left + WIDTH * t}" y="{TOP + HEIGHT + 18}" text-anchor="middle">{t}</text>'
    for run in runs:
        yield f'<polyline points="{" ".join(place(t, z) for t, z in run)}" fill="none" stroke="#4477aa"/>'
        for t, z in run:
            x, y = place(t, z).split(",")
            yield f'<circle cx="{x}" cy="{y}" r="1.8" fill="#cc3311"/>'


folder = pathlib.Path(sys.argv[1])
lines = ['<svg xmlns="http://www.w3.org/2000/svg" width="860" height="460" font-family="sans-serif" font-size="13">']
lines += ['<rect width="860" height="460" fill="white"/>']
lines += panel(LEFT, "lambda = 0", folder / "toy-1-3-0.weights.csv")
lines += panel(LEFT + WIDTH + GAP, "lambda = 0.01", folder / "toy-1-3-0.01.weights.csv")
lines += ["</svg>", ""]
pathlib.Path(sys.argv[2]).write_text("\n".join(lines))
