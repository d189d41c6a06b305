"""How often intervals of 95 percent hold the truth: influenza.ode fitted to made counts, again and again.

coverage.py COUNT FOLDER [BROOK]
"""
import csv
import random
import subprocess
import sys
from pathlib import Path

TRUTH = {"beta": 1.76, "gamma": 0.458, "ill": 2.25}
DEVIATION = 18.0

count, folder = int(sys.argv[1]), Path(sys.argv[2])
here = Path(__file__).resolve().parent
brook = sys.argv[3] if len(sys.argv) > 3 else str(here / ".." / ".." / "brook")
folder.mkdir(parents=True, exist_ok=True)
truth = folder / "truth.csv"
truth.write_text("name,value\n" + "".join(f"{name},{value}\n" for name, value in TRUTH.items()))


def curve():
    """The boys in bed, from an equation of its own in steps of 1/1000 day by Heun's method."""
    boys, h = 763.0, 1e-3
    ill, well = TRUTH["ill"], boys - TRUTH["ill"]
    days = [ill]
    for step in range(13_000):
        def rates(s, i):
            caught = TRUTH["beta"] * s * i / boys
            return -caught, caught - TRUTH["gamma"] * i
        s1, i1 = rates(well, ill)
        s2, i2 = rates(well + h * s1, ill + h * i1)
        well, ill = well + h * (s1 + s2) / 2, ill + h * (i1 + i2) / 2
        if (step + 1) % 1000 == 0:
            days.append(ill)
    return days


def held(number, days):
    """For each parameter whether its interval holds the truth, and the estimated error."""
    noise = random.Random(number)
    data = folder / f"{number}.csv"
    rows = "".join(f"{day + 1},{ill + noise.gauss(0, DEVIATION)}\n" for day, ill in enumerate(days))
    data.write_text("t,in_bed\n" + rows)
    errors = folder / f"{number}.errors"
    subprocess.run(
        [brook, "train", str(here / "influenza.ode"), "--data", str(data), "--weights", str(truth), "--epochs", "1000",
         "--threads", "1", "-q", "--errors-file", str(errors)],
        check=True, stdout=subprocess.DEVNULL)
    with errors.open() as file:
        return {row["name"]: row for row in csv.DictReader(file)}


days = curve()
results = [held(number, days) for number in range(1, count + 1)]
for name, value in TRUTH.items():
    inside = sum(float(row[name]["low"]) <= value <= float(row[name]["high"]) for row in results)
    values = [float(row[name]["value"]) for row in results]
    mean = sum(values) / count
    spread = (sum((x - mean) ** 2 for x in values) / (count - 1)) ** 0.5
    error = sum(float(row[name]["error"]) for row in results) / count
    print(f"{name}: {inside} of {count} hold it; standard deviation of the values {spread:.4g}, mean standard error {error:.4g}")
