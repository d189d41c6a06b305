#!/usr/bin/env python3
"""Tables of what density.sh has measured, means over the seeds with the smallest and the largest: density-table.py FOLDER"""

import csv
import pathlib
import sys

SOLVERS = ("dopri5", "bosh3", "heun")
HEAD = "| penalty | weight | seeds | test, nats | R_2 | dopri5 at 1e-6 | bosh3 at 1e-6 | heun at 1e-4 | more nats, % | dopri5, % | bosh3, % | heun, % | seconds |"


def mean(values):
    return sum(values) / len(values)


def spread(values, form):
    return f"{mean(values):{form}}" + (f" ({min(values):{form}} - {max(values):{form}})" if len(values) > 1 else "")


def ranks(values):
    """With ties the mean of their places."""
    return [sum(v < value for v in values) + (sum(v == value for v in values) - 1) / 2 for value in values]


def rank_correlation(a, b):
    a, b = ranks(a), ranks(b)
    top = sum((x - mean(a)) * (y - mean(b)) for x, y in zip(a, b))
    return top / (sum((x - mean(a)) ** 2 for x in a) * sum((y - mean(b)) ** 2 for y in b)) ** 0.5


with open(pathlib.Path(sys.argv[1]) / "rows.csv") as file:
    rows = list({(row["set"], row["seed"], row["kind"], row["weight"]): row for row in csv.DictReader(file)}.values())
for row in rows:
    row.update({name: float(row[name]) for name in ("weight", "nll", "R2", *SOLVERS, "seconds")})
for chosen in sorted({row["set"] for row in rows}):
    of_set = [row for row in rows if row["set"] == chosen]
    plain = {row["seed"]: row for row in of_set if row["kind"] == "none"}
    print(f"\n{chosen}\n\n{HEAD}\n| --- | ---: | --- " + "| --- " * 5 + "| ---: " * 5 + "|")
    order = ["none", "R2", "R3", "RNODE", "decay"]
    for kind, weight in sorted({(row["kind"], row["weight"]) for row in of_set}, key=lambda k: (order.index(k[0]), k[1])):
        group = [row for row in of_set if (row["kind"], row["weight"]) == (kind, weight)]
        cells = [kind, f"{weight:g}", ", ".join(sorted(row["seed"] for row in group)), spread([row["nll"] for row in group], ".3f"), spread([row["R2"] for row in group], ".3g")]
        cells += [spread([row[solver] for row in group], ".1f") for solver in SOLVERS]
        for name in ("nll", *SOLVERS):
            ratios = [row[name] / plain[row["seed"]][name] - 1 for row in group if row["seed"] in plain]
            cells.append(f"{100 * mean(ratios):+.1f}")
        cells.append(f"{mean([row['seconds'] for row in group]):.0f}")
        print("| " + " | ".join(cells) + " |")
    counts = [f"{solver} {rank_correlation([r['R2'] for r in of_set], [r[solver] for r in of_set]):.2f}" for solver in SOLVERS]
    print(f"\nrank correlation of R_2 and evaluations over {len(of_set)} trainings: " + ", ".join(counts))
