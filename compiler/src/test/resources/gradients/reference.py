"""
Gradients of R_1 to R_4 and of the loss where the reference data has values alone: z' = f(z, t) by Taylor series of order 40 on 24 equal steps, in decimals of
70 digits, and central differences with steps of 1e-20. Made of the recurrences for products, tanh and sin; shares nothing with Brook. For
rk_mlp_2_16_2, whose gradients are in the reference data, it prints in how many digits it agrees with them.

Run in a folder with the reference data: python3 reference.py rk_mlp_2_16_2 | rk_mlp_2_16_2_tcat_all | dk_scalar_sin > FILE.json
"""
import json
import sys
from decimal import Decimal, getcontext

getcontext().prec = 70
ORDER, STEPS, H = 40, 24, Decimal(10) ** -20
ZERO, ONE = Decimal(0), Decimal(1)


def convolve(a, b, k, first=0):
    return sum((a[j] * b[k - j] for j in range(first, k + 1)), ZERO)


def sine(x):
    term, total, n = x, x, 1
    while abs(term) > Decimal(10) ** -75:
        term = -term * x * x / ((n + 1) * (n + 2))
        total, n = total + term, n + 2
    return total


class Net:
    """Layers of (W, b); with the time behind the first input, or before that of each layer."""

    def __init__(self, layers, everywhere):
        self.layers, self.everywhere = layers, everywhere

    def series(self, t, z, order):
        x = [[value] for value in z]
        time = [t, ONE] + [ZERO] * order
        hidden = [[([], [], []) for _ in b] for _, b in self.layers[:-1]]
        for k in range(order):
            values = [c[k] for c in x]
            values = [time[k]] + values if self.everywhere else values + [time[k]]
            for number, (W, b) in enumerate(self.layers):
                out = [sum((w * v for w, v in zip(row, values)), ZERO) + (bias if k == 0 else ZERO)
                       for row, bias in zip(W, b)]
                if number + 1 == len(self.layers):
                    for c, f in zip(x, out):
                        c.append(f / (k + 1))
                    break
                values = []
                for (u, v, w), value in zip(hidden[number], out):
                    u.append(value)
                    if k == 0:
                        e = (2 * value).exp()
                        v.append((e - 1) / (e + 1))
                        w.append(1 - v[0] * v[0])
                    else:
                        v.append(sum((j * u[j] * w[k - j] for j in range(1, k + 1)), ZERO) / k)
                        w.append(-convolve(v, v, k))
                    values.append(v[k])
                if self.everywhere:
                    values = [time[k]] + values
        return x


class Scalar:
    """z' = sin(z) + t z^2."""

    def series(self, t, z, order):
        x, s = [z[0]], [sine(z[0])]
        c = [sine(z[0] + Decimal("1.57079632679489661923132169163975144209858469968755291048747229615390820314310449931"))]
        square = []
        for k in range(order):
            if k:
                s.append(sum((j * x[j] * c[k - j] for j in range(1, k + 1)), ZERO) / k)
                c.append(-sum((j * x[j] * s[k - j] for j in range(1, k + 1)), ZERO) / k)
            square.append(convolve(x, x, k))
            x.append((s[k] + t * square[k] + (square[k - 1] if k else ZERO)) / (k + 1))
        return [x]


def run(f, z, target):
    h, regularisers = ONE / STEPS, [ZERO] * 4
    for step in range(STEPS):
        x = f.series(step * h, z, ORDER)
        for K in range(1, 5):
            for c in x:
                d = c
                for _ in range(K):
                    d = [(j + 1) * d[j + 1] for j in range(len(d) - 1)]
                power = h
                for k in range(len(d)):
                    regularisers[K - 1] += convolve(d, d, k) * power / (k + 1) / len(z)
                    power *= h
        z = [sum((a * h ** k for k, a in enumerate(c)), ZERO) for c in x]
    loss = sum(((a - b) ** 2 for a, b in zip(z, target)), ZERO) / len(z)
    return [loss] + regularisers


def difference(make, holder, key):
    value = holder[key]
    holder[key] = value + H
    up = run(*make())
    holder[key] = value - H
    down = run(*make())
    holder[key] = value
    return [(a - b) / (2 * H) for a, b in zip(up, down)]


def decimals(x):
    return [decimals(y) for y in x] if isinstance(x, list) else Decimal(x)


def text(x):
    return [text(y) for y in x] if isinstance(x, list) else "%.30g" % x if isinstance(x, float) else str(
        getcontext().create_decimal(x).normalize().__round__(32))


def take(x, n):
    return [take(y, n) for y in x] if isinstance(x[0], list) else x[n]


def main(name):
    reference = json.load(open(name + ".json"))
    if name == "dk_scalar_sin":
        layers, z, target = [], [Decimal("0.5")], [ZERO]
        make = lambda: (Scalar(), z, target)
    else:
        layers = [(decimals(layer["W"]), decimals(layer["b"])) for layer in reference["weights"]]
        z, target = decimals(reference["z0"]), decimals(reference["target_y"])
        make = lambda: (Net(layers, name.endswith("tcat_all")), z, target)
    values = run(*make())
    gradients = {"layers": [], "z0": [difference(make, z, i) for i in range(len(z))]}
    for W, b in layers:
        gradients["layers"].append({
            "W": [[difference(make, row, j) for j in range(len(row))] for row in W],
            "b": [difference(make, b, i) for i in range(len(b))]})

    def gradient(n):
        return {"layers": [{"W": text(take(layer["W"], n)), "b": text(take(layer["b"], n))}
                           for layer in gradients["layers"]],
                "z0": text(take(gradients["z0"], n))}

    own = {"id": name, "gradient_method": "reference.py: Taylor series, 70 digits, central differences"}
    own["loss"], own["grad_loss"] = text(values[0]), gradient(0)
    own["R"] = {str(K): text(values[K]) for K in range(1, 5)}
    own["grad_R"] = {str(K): gradient(K) for K in range(1, 5)}
    if "grad_R" in reference:
        print("digits:", compare(own["grad_R"], reference["grad_R"]), compare(own["R"], reference["R"]), file=sys.stderr)
    elif "R" in reference:
        print("digits:", compare(own["R"], reference["R"]), file=sys.stderr)
    else:
        print("digits:", compare(own["R"], reference["R_K"]["R"]), file=sys.stderr)
    json.dump(own, sys.stdout, indent=1)


def compare(a, b):
    if isinstance(a, dict):
        return min(compare(a[key], b[key]) for key in a)
    if isinstance(a, list):
        return min((compare(x, y) for x, y in zip(a, b)), default=99)
    error = abs(Decimal(a) - Decimal(b))
    return 99 if error == 0 else -int(error.log10())


main(sys.argv[1])
