#!/usr/bin/env python3
"""Tables of trainings from their logs, the last row of each: table.py LOG...

A log is named NAME-SEED-CASE-WEIGHT.csv. Each case (say the K of R_K) and weight is a row: the median over the seeds with the smallest and the largest, and medians of the ratios of the first loss and of evaluations to weight 0 of the same seed and case. Below are rank correlations of the integral R... with each count of evaluations over all trainings.
"""

import csv
import pathlib
import statistics
import sys

COUNT = "test.nfe "

def last_row(file):
    with open(file) as log:
        *_, last = csv.DictReader(log)
    return {name: float(value) for name, value in last.items()}


def number(value):
    return f"{value:.3g}" if abs(value) < 10 else f"{value:.1f}"


def short(name):
    return name.removeprefix(COUNT).removeprefix("test.").replace("@", " at ").replace(":batch", ", batch")


def spread(values):
    middle = number(statistics.median(values))
    return middle if len(values) == 1 else f"{middle} ({number(min(values))} - {number(max(values))})"


def ranks(values):
    """With ties the mean of their places."""
    return [sum(v < value for v in values) + (sum(v == value for v in values) - 1) / 2 for value in values]


def print_table(runs, columns):
    compared = [name for name in columns if name == columns[0] or name.startswith(COUNT)]
    names = [short(name) for name in columns] + [short(name) + ", ratio" for name in compared]
    print("| case | weight | seeds | " + " | ".join(names) + " | seconds |")
    print("| --- | ---: | ---: | " + "--- | " * len(columns) + "---: | " * (len(compared) + 1))
    for case, weight in sorted({(case, weight) for _, case, weight in runs}):
        group = {seed: run for (seed, *rest), run in runs.items() if tuple(rest) == (case, weight)}
        cells = [case, f"{weight:g}", str(len(group))] + [spread([run[name] for run in group.values()]) for name in columns]
        for name in compared:
            ratios = [run[name] / runs[seed, case, 0][name] for seed, run in group.items() if (seed, case, 0) in runs]
            cells.append(f"{statistics.median(ratios):.2f}" if ratios else "-")
        print("| " + " | ".join(cells) + f" | {statistics.median(run['seconds'] for run in group.values()):.0f} |")


runs = {}
for log in map(pathlib.Path, sys.argv[1:]):
    _, seed, case, weight = log.stem.split("-", 3)
    runs[seed, case, float(weight)] = last_row(log)
columns = [name for name in next(iter(runs.values())) if name.startswith("test.")]
print_table(runs, columns)
integral = next(name for name in columns if name.startswith("test.R"))
print()
for case in sorted({case for _, case, _ in runs}):
    of_case = [run for (_, other, _), run in runs.items() if other == case]
    found = []
    for count in (name for name in columns if name.startswith(COUNT)):
        places = [ranks([run[name] for run in of_case]) for name in (integral, count)]
        if len({*places[0]}) > 1 and len({*places[1]}) > 1:
            found.append(f"{short(count)} {statistics.correlation(*places):.2f}")
    print(f"rank correlation with {integral[5:]}, case {case}, {len(of_case)} trainings: " + ", ".join(found))
