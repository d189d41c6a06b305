#!/usr/bin/env python3
"""Draws samples of two trained flows over the data, and the steps of dopri5 at 1e-6 from the data to the normal law: density-plot.py FOLDER NAME WEIGHT OUT.svg"""

import csv
import os
import pathlib
import random
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
BROOK = os.environ.get("BROOK", HERE.parent.parent / "brook")
SIZE, GAP, LEFT, TOP = 370, 50, 40, 40
REACH = 3.2
SAMPLES, PATHS = 500, 60


def brook(weights, table, *options):
    command = [BROOK, "run", HERE / "density.ode", "--weights", weights, "--inputs", table, "--rtol", "1e-6", "-q", *options]
    return list(csv.DictReader(subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()))


def point(row):
    return float(row["x[1]"]), float(row["x[2]"])


def normal_points(file):
    rand = random.Random(1)
    with open(file, "w") as out:
        print("x[1],x[2]", file=out)
        for _ in range(SAMPLES):
            print(rand.gauss(0, 1), rand.gauss(0, 1), sep=",", file=out)


def frame(left, top, title):
    yield f'<rect x="{left}" y="{top}" width="{SIZE}" height="{SIZE}" fill="none" stroke="#999"/>'
    yield f'<text x="{left}" y="{top - 10}">{title}</text>'


def place(left, top, x):
    return f"{left + SIZE * (x[0] + REACH) / (2 * REACH):.1f}", f"{top + SIZE * (REACH - x[1]) / (2 * REACH):.1f}"


def dots(left, top, points, colour, radius):
    for x in points:
        if max(map(abs, x)) < REACH:
            a, b = place(left, top, x)
            yield f'<circle cx="{a}" cy="{b}" r="{radius}" fill="{colour}"/>'


def samples(left, title, weights, data, noise):
    yield from frame(left, TOP, title)
    yield from dots(left, TOP, data, "#ccc", 1.5)
    yield from dots(left, TOP, [point(row) for row in brook(weights, noise, "--method", "dopri5", "--time", "1..0", "--final")], "#4477aa", 1.3)


def paths(left, top, weights, table):
    runs = {}
    for row in brook(weights, table, "--method", "dopri5", "--steps"):
        runs.setdefault(row["id"], []).append(point(row))
    steps = sum(len(run) - 1 for run in runs.values()) / len(runs)
    yield from frame(left, top, f"{steps:.0f} steps of dopri5 from the data to the normal law")
    for run in runs.values():
        yield f'<polyline points="{" ".join(",".join(place(left, top, x)) for x in run)}" fill="none" stroke="#4477aa" stroke-width="0.7"/>'
        yield from dots(left, top, run, "#cc3311", 1.4)


folder, name, weight = pathlib.Path(sys.argv[1]), sys.argv[2], sys.argv[3]
rows = (folder / f"{name}-test.csv").read_text().splitlines()
(folder / "starts.csv").write_text("\n".join(rows[: PATHS + 1]) + "\n")
normal_points(folder / "normal.csv")
data = [point(row) for row in csv.DictReader(rows[: SAMPLES + 1])]
height = TOP + 2 * SIZE + GAP + 20
lines = [f'<svg xmlns="http://www.w3.org/2000/svg" width="860" height="{height}" font-family="sans-serif" font-size="13">']
lines += [f'<rect width="860" height="{height}" fill="white"/>']
for left, run, title in ((LEFT, "none-none", "no penalty"), (LEFT + SIZE + GAP, f"R2-{weight}", f"R_2, lambda = {weight}")):
    weights = folder / f"{name}-1-{run}.weights.csv"
    lines += samples(left, f"{title}: data (grey) and samples", weights, data, folder / "normal.csv")
    lines += paths(left, TOP + SIZE + GAP, weights, folder / "starts.csv")
lines += ["</svg>", ""]
pathlib.Path(sys.argv[4]).write_text("\n".join(lines))
