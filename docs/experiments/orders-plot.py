#!/usr/bin/env python3
"""Draws loss against evaluations for each solver, a line for each K, from the first seed, and prints who is best, medians over the seeds with the smallest and the largest.

orders-plot.py OUT.svg FOLDER SEED...
"""

import csv
import math
import pathlib
import statistics
import sys

COLOURS = {2: "#4477aa", 3: "#cc3311", 4: "#228833", 5: "#aa7700"}
WIDTH, HEIGHT, GAP, LEFT, TOP = 300, 260, 70, 60, 40


def front(points):
    """Those points than which no other has both fewer evaluations and less loss."""
    best, kept = math.inf, []
    for x, y in sorted(points):
        if y < best:
            kept.append((x, y))
            best = y
    return kept


def least(points, loss):
    """The fewest evaluations at most at this loss."""
    return min((x for x, y in points if y <= loss), default=math.nan)


def read(folder, seed, K):
    with open(pathlib.Path(folder) / f"orders-{seed}-{K}.csv") as file:
        return [{name: float(value) for name, value in row.items()} for row in csv.DictReader(file)]


def panel(index, solver, points):
    left = LEFT + (index % 2) * (WIDTH + GAP)
    top = TOP + (index // 2) * (HEIGHT + GAP)
    every = [point for some in points.values() for point in some]
    x0, x1 = min(x for x, _ in every) * 0.95, max(x for x, _ in every) * 1.05
    y0, y1 = min(y for _, y in every) * 0.97, min(y for _, y in every) * 2

    def place(x, y):
        across = math.log(x / x0) / math.log(x1 / x0)
        up = math.log(min(y, y1) / y0) / math.log(y1 / y0)
        return f"{left + WIDTH * across:.1f},{top + HEIGHT * (1 - up):.1f}"

    yield f'<rect x="{left}" y="{top}" width="{WIDTH}" height="{HEIGHT}" fill="none" stroke="#999"/>'
    yield f'<text x="{left}" y="{top - 10}">{solver.replace("@", " at ")}</text>'
    for x in (x0 / 0.95, math.sqrt(x0 * x1), x1 / 1.05):
        yield f'<text x="{place(x, y0).split(",")[0]}" y="{top + HEIGHT + 16}" text-anchor="middle">{x:.0f}</text>'
    for y in (y0 / 0.97, math.sqrt(y0 * y1), y1):
        yield f'<text x="{left - 6}" y="{place(x0, y).split(",")[1]}" text-anchor="end">{y:.3f}</text>'
    for K, some in points.items():
        steps = " ".join(place(x, y) for x, y in front(some))
        yield f'<polyline points="{steps}" fill="none" stroke="{COLOURS[K]}"/>'
        for x, y in some:
            px, py = place(x, y).split(",")
            yield f'<circle cx="{px}" cy="{py}" r="2.5" fill="{COLOURS[K]}"/>'


def points(runs, solver):
    return {K: [(row[solver], row["entropy"]) for row in rows] for K, rows in runs.items()}


def cheapest(runs, solver, slack):
    """For each K the fewest evaluations among trainings of a seed whose loss is at most so many times the lowest of the seed."""
    some = points(runs, solver)
    lowest = min(y for each in some.values() for _, y in each)
    return {K: least(each, slack * lowest) for K, each in some.items()}


def spread(values):
    middle = f"{statistics.median(values):.1f}"
    return middle if len(values) == 1 else f"{middle} ({min(values):.1f} - {max(values):.1f})"


out, folder, *seeds = sys.argv[1:]
runs = [{K: read(folder, seed, K) for K in COLOURS} for seed in seeds]
solvers = [name for name in runs[0][2][0] if name.startswith("nfe ")]
lines = [f'<svg xmlns="http://www.w3.org/2000/svg" width="{2 * WIDTH + GAP + 90}" height="{2 * HEIGHT + GAP + 100}" font-family="sans-serif" font-size="13">']
lines += ['<rect width="100%" height="100%" fill="white"/>']
print("| solver | loss at most | " + " | ".join(f"K = {K}" for K in COLOURS) + " |\n| --- | ---: |" + " ---: |" * len(COLOURS))
for index, name in enumerate(solvers):
    lines += panel(index, name[4:], points(runs[0], name))
    for slack in (1.05, 1.1, 1.2):
        found = [cheapest(run, name, slack) for run in runs]
        best = min(COLOURS, key=lambda K: statistics.median(some[K] for some in found))
        cells = [spread([some[K] for some in found]) for K in COLOURS]
        cells = [f"**{cell}**" if K == best else cell for K, cell in zip(COLOURS, cells)]
        print(f"| {name[4:].replace('@', ' at ')} | {slack} | " + " | ".join(cells) + " |")
for i, K in enumerate(COLOURS):
    lines += [f'<text x="{LEFT + 60 * i}" y="{2 * HEIGHT + GAP + 80}" fill="{COLOURS[K]}">K = {K}</text>']
pathlib.Path(out).write_text("\n".join(lines + ["</svg>", ""]))
