#!/usr/bin/env python3
"""Draws a loss of trainings on their test rows against evaluations of two solvers, a colour for each case: front-plot.py OUT.svg LOSS SOLVER SOLVER LOG...

Logs are named as for table.py; a circle is a training without a weight.
"""

import csv
import math
import pathlib
import sys

COLOURS = ["#4477aa", "#cc3311", "#228833", "#aa7700"]
WIDTH, HEIGHT, GAP, LEFT, TOP = 330, 280, 70, 70, 40


def read(log):
    with open(log) as file:
        *_, last = csv.DictReader(file)
    _, _, case, weight = pathlib.Path(log).stem.split("-", 3)
    return case, float(weight), {name: float(value) for name, value in last.items()}


def panel(left, solver, loss, runs, colours):
    count = f"test.nfe {solver}"
    xs, ys = [run[count] for *_, run in runs], [run[loss] for *_, run in runs]
    x0, x1, y0, y1 = 0.93 * min(xs), 1.07 * max(xs), 0.95 * min(ys), 1.05 * max(ys)

    def place(x, y):
        return left + WIDTH * math.log(x / x0) / math.log(x1 / x0), TOP + HEIGHT * (1 - math.log(y / y0) / math.log(y1 / y0))

    yield f'<rect x="{left}" y="{TOP}" width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="#999"/>'
    yield f'<text x="{left}" y="{TOP - 12}">{solver.replace("@", " at ").replace(":batch", ", batch")}</text>'
    for x in (min(xs), math.sqrt(min(xs) * max(xs)), max(xs)):
        yield f'<text x="{place(x, y0)[0]:.1f}" y="{TOP + HEIGHT + 18}" text-anchor="middle">{x:.0f}</text>'
    for y in (min(ys), math.sqrt(min(ys) * max(ys)), max(ys)):
        yield f'<text x="{left - 6}" y="{place(x0, y)[1] + 4:.1f}" text-anchor="end">{y:.3g}</text>'
    for case, weight, run in runs:
        x, y = place(run[count], run[loss])
        fill = colours[case] if weight else "white"
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{fill}" stroke="{colours[case]}"/>'


out, loss, *solvers = sys.argv[1:5]
loss = f"test.{loss}"
runs = [read(log) for log in sys.argv[5:]]
cases = sorted({case for case, *_ in runs})
colours = dict(zip(cases, COLOURS))
lines = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{LEFT + 2 * WIDTH + GAP + 20}" height="{HEIGHT + 110}" font-family="sans-serif" font-size="13">']
lines += ['<rect width="100%" height="100%" fill="white"/>']
for i, solver in enumerate(solvers):
    lines += panel(LEFT + i * (WIDTH + GAP), solver, loss, runs, colours)
for i, case in enumerate(cases):
    lines += [f'<text x="{LEFT + 70 * i}" y="{HEIGHT + 95}" fill="{colours[case]}">K = {case}</text>']
lines += [f'<text x="{LEFT + 300}" y="{HEIGHT + 95}">{loss[5:]} against evaluations, both logarithmic</text>', "</svg>", ""]
pathlib.Path(out).write_text("\n".join(lines))
