#!/usr/bin/env python3
"""Splits MiniBooNE into rows that train, validate and test, standardised by those that train: miniboone.py FILE.csv.gz FOLDER"""

import csv
import gzip
import pathlib
import random
import statistics
import sys

with gzip.open(sys.argv[1], "rt") as file:
    names, *lines = csv.reader(file)
rows = [[float(field) for field in line] for line in lines]
random.Random(1).shuffle(rows)
first, second = 7 * len(rows) // 10, 85 * len(rows) // 100
means = [statistics.mean(column) for column in zip(*rows[:first])]
deviations = [statistics.pstdev(column) for column in zip(*rows[:first])]

for name, part in (("train", rows[:first]), ("valid", rows[first:second]), ("test", rows[second:])):
    with open(pathlib.Path(sys.argv[2]) / f"miniboone-{name}.csv", "w", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(names)
        for row in part:
            out.writerow("%.9g" % ((x - m) / s) for x, m, s in zip(row, means, deviations))
