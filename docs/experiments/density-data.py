#!/usr/bin/env python3
"""Draws points of the plane: density-data.py moons|gaussians|pinwheel COUNT SEED > points.csv"""

import math
import random
import sys


def moons(rand):
    angle, upper = math.pi * rand.random(), rand.random() < 0.5
    x, y = (math.cos(angle), math.sin(angle)) if upper else (1 - math.cos(angle), 0.5 - math.sin(angle))
    return 1.5 * (x - 0.5) + rand.gauss(0, 0.12), 1.5 * (y - 0.25) + rand.gauss(0, 0.12)


def gaussians(rand):
    angle = math.pi * rand.randrange(8) / 4
    return 2 * math.cos(angle) + rand.gauss(0, 0.2), 2 * math.sin(angle) + rand.gauss(0, 0.2)


def pinwheel(rand):
    blade, radius, across = rand.randrange(5), 1 + rand.gauss(0, 0.3), rand.gauss(0, 0.1)
    angle = 2 * math.pi * blade / 5 + 0.25 * math.exp(radius)
    x, y = radius * math.cos(angle) - across * math.sin(angle), radius * math.sin(angle) + across * math.cos(angle)
    return 1.5 * x, 1.5 * y


draw = {"moons": moons, "gaussians": gaussians, "pinwheel": pinwheel}[sys.argv[1]]
rand = random.Random(int(sys.argv[3]))
print("x[1],x[2]")
for _ in range(int(sys.argv[2])):
    print("%.9g,%.9g" % draw(rand))
