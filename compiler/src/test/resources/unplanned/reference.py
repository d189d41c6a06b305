"""Writes the numbers that the models beside this file must reach: NAME.expected for NAME.ode.

Independent of the project: the right-hand sides are written here once more, by hand, in scalars; the integrator is
extrapolation of the modified midpoint rule (Gragg, Bulirsch, Stoer) in 30 digits to a tolerance of 1e-24; jumps are
located by the secant method on the state itself. Needs mpmath. Run: python3 reference.py [NAME ...]
"""

import os
import sys

from mpmath import (acos, acosh, asinh, atan2, atanh, cbrt, cos, erf, erfc, exp, expm1, floor, ceil, hypot, lambertw,
                    log, log10, log1p, mp, mpf, pi, sin, sqrt, tanh)

mp.dps = 32
TOLERANCE = mpf(10) ** -24
COLUMNS = 12
MODELS = {}


def model(function):
    MODELS[function.__name__] = function
    return function


def midpoint(f, t, x, h, n):
    s = h / n
    before, now = x, [a + s * b for a, b in zip(x, f(t, x))]
    for i in range(1, n):
        rate = f(t + i * s, now)
        before, now = now, [a + 2 * s * b for a, b in zip(before, rate)]
    rate = f(t + h, now)
    return [(a + b + s * r) / 2 for a, b, r in zip(before, now, rate)]


def extrapolated(f, t, x, h):
    """The state after h and an estimate of its error."""
    rows = []
    for i in range(COLUMNS):
        n = 2 * (i + 1)
        row = [midpoint(f, t, x, h, n)]
        for j in range(1, i + 1):
            q = mpf(n) / (2 * (i - j + 1))
            row.append([a + (a - b) / (q * q - 1) for a, b in zip(row[j - 1], rows[-1][j - 1])])
        rows.append(row)
    error = max(abs(a - b) for a, b in zip(rows[-1][-1], rows[-1][-2]))
    return rows[-1][-1], error


def integrate(f, t, x, end, h=None):
    """From t to end with a smooth right-hand side."""
    t, end, x = mpf(t), mpf(end), [mpf(a) for a in x]
    h = h or (end - t) / 16
    while t != end:
        last = abs(h) >= abs(end - t)
        step = end - t if last else h
        new, error = extrapolated(f, t, x, step)
        scale = TOLERANCE * max(1, max(abs(a) for a in new))
        if error > scale:
            h = step * max(mpf('0.3'), mpf('0.8') * (scale / error) ** (mpf(1) / (2 * COLUMNS - 1)))
            continue
        t, x = (end if last else t + step), new
        if error < scale / 1000:
            h = step * mpf('1.3')
    return x


def pieces(f, t, x, end, times):
    """With jumps at known times: f(t, x, middle) reads time-dependent branches at the middle of a piece."""
    stops = [mpf(t)] + [mpf(s) for s in times] + [mpf(end)]
    for a, b in zip(stops, stops[1:]):
        x = integrate(lambda s, y: f(s, y, (a + b) / 2), a, x, b)
    return x


def switching(f, g, t, x, end, step):
    """With jumps of the state: f(t, x, modes), modes the signs of g(t, x), each kept until a g passes 0."""
    t, end, x, step = mpf(t), mpf(end), [mpf(a) for a in x], mpf(step)
    modes = [1 if a > 0 else -1 for a in g(t, x)]
    while t < end:
        stop = min(end, t + step)
        new = integrate(lambda s, y: f(s, y, modes), t, x, stop, stop - t)
        crossed = [i for i, (a, m) in enumerate(zip(g(stop, new), modes)) if a * m < 0]
        if not crossed:
            t, x = stop, new
            continue
        roots = [(root(f, g, i, modes, t, x, stop), i) for i in crossed]
        (t, x), first = min(roots, key=lambda r: r[0][0])
        modes[first] = -modes[first]
    return x


def root(f, g, i, modes, t, x, stop):
    """Where g_i passes 0 between t and stop; Illinois, then the state there."""
    def at(s):
        return x if s == t else integrate(lambda u, y: f(u, y, modes), t, x, s, s - t)
    a, b = t, stop
    ga, gb = g(a, at(a))[i], g(b, at(b))[i]
    if ga * modes[i] <= 0:  # The last root itself, a rounding to the wrong side.
        a = t + (stop - t) / 1000
        ga = g(a, at(a))[i]
    while abs(b - a) > mpf(10) ** -26:
        c = b - gb * (b - a) / (gb - ga)
        y = at(c)
        gc = g(c, y)[i]
        if abs(gc) < mpf(10) ** -27:
            return c, y
        if gc * gb < 0:
            a, ga = b, gb
        else:
            ga = ga / 2
        b, gb = c, gc
    return b, at(b)


def sigmoid(x):
    return 1 / (1 + exp(-x))


def bern(x):
    return x / expm1(x)


def norm(v):
    return sqrt(sum(a * a for a in v))


def matmul(a, b):
    return [[sum(a[i][k] * b[k][j] for k in range(len(b))) for j in range(len(b[0]))] for i in range(len(a))]


def transposed(a):
    return [list(row) for row in zip(*a)]


def rows(x, n, m):
    return [x[i * m:(i + 1) * m] for i in range(n)]


def flat(a):
    return [b for row in a for b in row]


D = lambda text: mpf(float(text))  # A literal of a model is the nearest double.


@model
def RangeFromZero():
    N = 8
    d = D('0.05') * N * N
    x = integrate(lambda t, T: [mpf(0)] + [d * (T[i - 1] - 2 * T[i] + T[i + 1]) for i in range(1, N)]
                  + [2 * d * (T[N - 1] - T[N])], 0, [cos(pi * i / N) ** 2 for i in range(N + 1)], 1.5)
    return x, [sum(x) / (N + 1)] + [x[i + 1] - x[i] for i in range(N)]


@model
def Membrane():
    N, M = 5, 36
    c2, damping = D('1.25') ** 2, D('0.1')

    def f(t, x):
        u, v = x[:M], x[M:]
        a = [mpf(0)] * M
        for i in range(1, N):
            for j in range(1, N):
                k = i * 6 + j
                a[k] = c2 * (u[k - 6] + u[k + 6] + u[k - 1] + u[k + 1] - 4 * u[k]) - damping * v[k] - D('0.01') * u[k] ** 3
        return v + a
    places = [(i, j) for i in range(N + 1) for j in range(N + 1)]
    start = [sin(pi * i / N) * sin(2 * pi * j / N) + D('0.1') * i * j * (N - i) * (N - j) for i, j in places]
    start += [D('0.3') * i * (N - i) * j * (N - j) ** 2 for i, j in places]
    x = integrate(f, 0, start, 3)
    return x, [sum(a * a for a in x[M:]) / 2, max(x[:M])] + x[12:18]


@model
def Riccati():
    n = 3
    A = [[D('0.1') * (i - 2 * j) for j in range(1, 4)] for i in range(1, 4)]
    B = [[1, 0], [D('0.5'), 1], [D('-0.25'), 2]]

    def f(t, x):
        P = rows(x, n, n)
        a, b = matmul(transposed(A), P), matmul(P, A)
        c = matmul(matmul(P, matmul(B, transposed(B))), P)
        return [a[i][j] + b[i][j] - c[i][j] + (D('0.7') if i == j else 0) for i in range(n) for j in range(n)]
    x = integrate(f, 0, [0] * 9, 2)
    P = rows(x, n, n)
    return x, [x[0] + x[4] + x[8], mpf(0)] + flat(matmul(transposed(B), P))


@model
def Triangular():
    N = 6

    def f(t, x):
        return [-x[i] + sum(x[i] * x[j] / (i + j + 2) for j in range(i))
                + D('0.2') * sum(sin(x[k] - x[i]) for k in range(i + 1, N)) for i in range(N)]
    x = integrate(f, 0, [mpf(1) / (i + 2) for i in range(N)], 4)
    p = (1 + 2 * x[1]) * (1 + 4 * x[3]) * (1 + 6 * x[5])
    return x, [sum(x[i] * x[j] for i in range(N) for j in range(i + 1, N)), p]


@model
def Jerk():
    jerk = lambda x: -D('2.017') * x[2] + x[1] ** 2 - x[0]
    x = integrate(lambda t, x: [x[1], x[2], jerk(x)], 0, [D('-0.9'), 0, 0.5], 10)
    return x, [jerk(x)]


@model
def Beam():
    f = lambda t, y: [y[1], y[2], y[3], -4 * y[0] + exp(-t) * sin(2 * t) - D('0.1') * y[3] * y[1]]
    return integrate(f, 0, [1, 0, -0.5, 0.25], 3), []


def layer(x, M, s):
    r = [tanh(sum(a * b for a, b in zip(row, x))) + s / len(M) for row in M]
    return [a / (1 + a * a) for a in r]


@model
def WhereFunction():
    N = 4
    W = [[sin(mpf(i + 2 * j)) for j in range(1, N + 1)] for i in range(1, 4)]
    V = [[cos(mpf(3 * i - j)) / 2 for j in range(1, 4)] for i in range(1, N + 1)]

    def f(t, z):
        u = sum(a * a for a in z) / N
        return [a - b for a, b in zip(layer(layer(z, W, mpf(1)), V, u), z)]
    z = integrate(f, 0, [0.5, -0.5, 1, 0.25], 3)
    return z, layer(z, W, mpf(1))


@model
def Replicator():
    N, beta = 5, D('2.5')
    A = [[(3 * i + 2 * j) % 5 - mpf('1.5') for j in range(1, 6)] for i in range(1, 6)]
    times = lambda x: [sum(a * b for a, b in zip(row, x)) for row in A]

    def softmax(v):
        e = [exp(a) for a in v]
        return [a / sum(e) for a in e]
    x = integrate(lambda t, x: [a - b for a, b in zip(softmax([beta * y for y in times(x)]), x)], 0,
                  [mpf(i) / 15 for i in range(1, 6)], 3)
    free = log(sum(exp(beta * a) for a in times(x))) / beta
    return x, [free, -sum(a * log(a) for a in x), max(softmax(times(x)))]


@model
def AbsoluteSpring():
    f = lambda t, x, m: [x[1], -2 * x[0] - m[0] * x[0] - D('0.05') * x[1] * m[1] * x[1]]
    x = switching(f, lambda t, x: x, 0, [1.5, 0.25], 8, 0.2)
    return x, [abs(x[0])]


@model
def Saturation():
    def g(t, s):
        x, y, z = s
        return [x + 1, x - 1, x - y, x - z, y - z]

    def f(t, s, m):
        x, y, z = s
        clipped = 1 if m[1] > 0 else (x if m[0] > 0 else -1)
        greatest = (x if m[3] > 0 else z) if m[2] > 0 else (y if m[4] > 0 else z)
        return [y - clipped, -x + greatest / 4, (y if m[2] > 0 else x) - z]
    s = switching(f, g, 0, [2, -1, D('0.3')], 6, 0.1)
    return s, [max(s) - min(s)]


@model
def Relay():
    """Closed form: from the top a parabola of half width sqrt(2), then the same upside down."""
    half = sqrt(mpf(2))
    u = mpf(20) - 4 * half * floor(mpf(20) / (4 * half)) + half  # Since the last crossing upwards.
    if u > 4 * half:
        u -= 4 * half
    sign, u = (1, u) if u < 2 * half else (-1, u - 2 * half)
    return [sign * (half * u - u * u / 2), sign * (half - u)], [mpf(1)]


@model
def Sawtooth():
    rate = D('0.8')

    def f(t, s, m):
        x, y, z = s
        if 1 < m <= 2.25 or 4 <= m < 4.5:
            last = x
        else:
            last = -z if floor(m) % 2 == 0 else y
        return [-rate * x + t - 2 * floor(m / 2), -y / (1 + floor(m / 1.5)) + ceil(m - 0.5) / 10, last]
    stops = sorted({k / 2 for k in range(1, 13)} | {2.25})
    return pieces(f, 0, [D('0.2'), 1, 0], 6.25, stops), []


@model
def Stairs():
    """Closed form: n to n + 1 takes 1/(n + 1)."""
    x, left = mpf('0.5'), mpf(2)
    while left > 0:
        n = floor(x)
        if (n + 1 - x) / (n + 1) > left:
            return [x + left * (n + 1)], []
        left -= (n + 1 - x) / (n + 1)
        x = n + 1


@model
def Reductions():
    N = 5

    def f(t, x):
        rates = []
        for i in range(N):
            p = mpf(1)
            for j in range(N):
                p *= 1 + D('0.1') * x[j] if j != i else 1
            rates.append(p / (1 + x[i]) - sum(x) / N * norm(x) * x[i] / 3)
        return rates
    x = integrate(f, 0, [D(a) for a in ('0.3', '1.7', '0.9', '1.1', '0.6')], 2.5)
    p = x[0] * x[1] * x[2] * x[3] * x[4]
    s = sum(a * a for a in x)
    return x, [p, min(x), max(x), sum(x) / N, sqrt(s), s, s] + [mpf(sum(1 for b in x if b < a)) for a in x]


@model
def Defaults():
    a = mpf('1.5')
    b = a ** 2 / 3
    c = [a, b, a * b]
    w = sqrt(b)

    def f(t, x):
        y = x[1:4]
        return ([-b * x[0] + c[2] * sin(w * t)] + [c[i] * x[0] - D('0.3') * y[i] for i in range(3)]
                + [x[0] * x[4] - sum(p * q for p, q in zip(c, y)) / 10])
    x = integrate(f, 0, [a - 1, c[0] / 2 - (a - 1), c[1] / 2, c[2] / 2 - 1, 2 * (a - 1)], 4)
    return x, [x[0] + x[4], sum(x[1:4])] + [c[i] * x[1 + i] for i in range(3)]


@model
def ParameterPower():
    """Closed form."""
    k, p = mpf('0.75'), D('1.7')
    power = lambda x, p: (x ** (1 - p) + (p - 1) * k * 3) ** (1 / (1 - p))
    return [power(mpf(2), p), -power(mpf(2), mpf(3))], []


@model
def Backward():
    f = lambda t, x, m: [x[1] + (1 if m > 0.5 else t), -sin(x[0]) + t - 0.75 * floor(m / 0.75)]
    return pieces(f, 2, [1, D('-0.3')], -1, [1.5, 0.75, 0.5, 0, -0.75]), []


@model
def Attitude():
    I, torque = [mpf(1), mpf(2), mpf('3.5')], [D('0.1'), D('-0.2'), D('0.05')]
    cross = lambda a, b: [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]

    def f(t, x):
        q, w = x[:4], x[4:]
        spin = cross(w, [a * b for a, b in zip(I, w)])
        return [(-w[0] * q[1] - w[1] * q[2] - w[2] * q[3]) / 2, (w[0] * q[0] + w[2] * q[2] - w[1] * q[3]) / 2,
                (w[1] * q[0] - w[2] * q[1] + w[0] * q[3]) / 2, (w[2] * q[0] + w[1] * q[1] - w[0] * q[2]) / 2] + [
                    (torque[i] * cos(t) - spin[i]) / I[i] for i in range(3)]
    x = integrate(f, 0, [1, 0, 0, 0, D('0.4'), D('-1.2'), D('0.7')], 6)
    q, w = x[:4], x[4:]
    return x, [norm(q)] + [a * b for a, b in zip(I, w)] + [
        2 * (q[1] * q[3] + q[2] * q[0]), 2 * (q[2] * q[3] - q[0] * q[1]), 1 - 2 * (q[1] ** 2 + q[2] ** 2)]


@model
def Net():
    H = 6
    W1 = [[sin(D('1.3') * i * j) for j in range(1, 4)] for i in range(1, H + 1)]
    b1 = [D('0.1') * (i - 3) for i in range(1, H + 1)]
    W2 = [[cos(D('0.7') * i + j) / 2 for j in range(1, H + 1)] for i in range(1, 3)]
    b2 = [D('0.05'), D('-0.1')]

    def hidden(t, z):
        u = [W1[i][0] * z[0] + W1[i][1] * z[1] + W1[i][2] * t + b1[i] for i in range(H)]
        return [a * sigmoid(a) for a in u]

    def f(t, z):
        h = hidden(t, z)
        s = [a + D('0.1') * a * (1 + erf(a / sqrt(mpf(2)))) / 2 + D('0.2') * log(1 + exp(a)) - D('0.3') * sigmoid(a)
             for a in h]
        return [sum(W2[i][j] * s[j] for j in range(H)) + b2[i] - z[i] for i in range(2)]
    z = integrate(f, 0, [1, -0.5], 2)
    return z, hidden(mpf(2), z) + [log(exp(z[0]) + exp(z[1])) - z[1]]


@model
def Swing():
    N, K, d = 6, D('1.1'), D('0.3')

    def f(t, x):
        phi, v = x[:N], x[N:]
        a = []
        for i in range(1, N + 1):
            s = sum(sin(phi[j - 1] - phi[i - 1]) for j in range(1, N + 1) if j != i and (i * j) % 3 != 1)
            a.append((mpf(1) if i % 2 == 0 else -mpf(1)) / 2 - d * v[i - 1] + K * s)
        return v + a
    x = integrate(f, 0, [D('0.3') * i for i in range(1, N + 1)] + [0] * N, 5)
    c, s = sum(cos(a) for a in x[:N]) / N, sum(sin(a) for a in x[:N]) / N
    return x, [sqrt(c * c + s * s)] + x[N:]


@model
def Species():
    r = [D(a) for a in ('1', '0.72', '1.53', '1.27')]
    A = [[D(a) for a in row.split()] for row in ('1 1.09 1.52 0', '0 1 0.44 1.36', '2.33 0 1 0.47', '1.21 0.51 0.35 1')]
    f = lambda t, x: [r[i] * x[i] * (1 - sum(A[i][j] * x[j] for j in range(4))) for i in range(4)]
    x = integrate(f, 0, [D(a) for a in ('0.3', '0.5', '0.2', '0.4')], 15)
    return x, [sum(x)] + [a / sum(x) for a in x]


@model
def Periodic():
    N, far = 8, [5, 3, 8, 1, 2, 7, 4, 6]

    def f(t, s):
        x, y = s[:N], s[N:]
        dx = [x[(i + 1) % N] - x[i - 1] + D('0.1') * y[far[i] - 1] ** 2 for i in range(N)]
        dy = [-y[i] + x[N - 1 - i] if i % 2 == 0 else -y[i] * x[far[far[i] - 1] - 1] + 0.5 for i in range(N)]
        return dx + dy
    s = integrate(f, 0, [sin(mpf(i)) for i in range(1, 9)] + [mpf(i) / 8 for i in range(1, 9)], 4)
    x = s[:N]
    return s, [sum(x[1:]) - x[2]] + x[::-1]


@model
def Charges():
    N = 4
    e, m = [mpf(1), mpf(-1), mpf(2), mpf('-0.5')], [mpf(1), mpf(2), mpf('1.5'), mpf('0.75')]
    soft2, B, drag = D('0.3') ** 2, D('0.8'), D('0.05')

    def f(t, s):
        q, p = rows(s[:8], N, 2), rows(s[8:], N, 2)
        rates = [p[i][k] / m[i] for i in range(N) for k in range(2)]
        for i in range(N):
            F = [e[i] * B * p[i][1] / m[i] - drag * p[i][0], -e[i] * B * p[i][0] / m[i] - drag * p[i][1]]
            for j in range(N):
                if j != i:
                    d = [q[i][0] - q[j][0], q[i][1] - q[j][1]]
                    r = sqrt(d[0] ** 2 + d[1] ** 2 + soft2) ** 3
                    F = [F[k] + e[i] * e[j] * d[k] / r for k in range(2)]
            rates += F
        return rates
    s = integrate(f, 0, [1, 0, -1, 0.5, 0.25, 1.5, -0.5, -1.25] + [0] * 8, 4)
    q = rows(s[:8], N, 2)
    d2 = lambda i, j: (q[i][0] - q[j][0]) ** 2 + (q[i][1] - q[j][1]) ** 2
    nearest = [min(sqrt(d2(i, j)) for j in range(N) if j != i) for i in range(N)]
    return s, nearest + [sum(e[i] * e[j] / sqrt(d2(i, j) + soft2) for i in range(N) for j in range(i + 1, N))]


@model
def DoublePendulum():
    """From the Lagrangian: the accelerations solve a linear system of two equations."""
    m1, m2, l1, l2, g = mpf(1), mpf('1.5'), mpf(1), D('0.7'), D('9.81')

    def f(t, s):
        a, b, va, vb = s
        d = a - b
        m11, m12, m22 = (m1 + m2) * l1, m2 * l2 * cos(d), l2
        m21 = l1 * cos(d)
        r1 = -m2 * l2 * vb ** 2 * sin(d) - (m1 + m2) * g * sin(a)
        r2 = l1 * va ** 2 * sin(d) - g * sin(b)
        det = m11 * m22 - m12 * m21
        return [va, vb, (r1 * m22 - m12 * r2) / det, (m11 * r2 - m21 * r1) / det]
    s = integrate(f, 0, [D('1.2'), D('-0.4'), 0, D('0.3')], 3)
    a, b, va, vb = s
    energy = ((m1 + m2) * l1 ** 2 * va ** 2 / 2 + m2 * l2 ** 2 * vb ** 2 / 2 + m2 * l1 * l2 * va * vb * cos(a - b)
              - (m1 + m2) * g * l1 * cos(a) - m2 * g * l2 * cos(b))
    return s, [energy]


@model
def Toda():
    N = 5

    def f(t, s):
        q = s[:N]
        bond = [mpf(0)] + [exp(q[i] - q[i + 1]) for i in range(N - 1)] + [mpf(0)]
        return s[N:] + [bond[i] - bond[i + 1] for i in range(N)]
    start = [D('0.2') * i * i - i / mpf(2) for i in range(1, N + 1)] + [0.5, 0.5, -0.25, -0.25, -0.25]
    s = integrate(f, 0, start, 5)
    return s, [sum(v * v for v in s[N:]) / 2 + sum(exp(s[i] - s[i + 1]) for i in range(N - 1)), mpf('0.25')]


@model
def Special():
    tenth = lambda x: x / 10

    def f(t, s):
        x, y, z = s
        return [erf(y) - bern(x - y) + log1p(z * z) / 4 + D('0.1') * log(1 + y * y) / log(mpf(2)),
                atan2(x, y) - expm1(-z / 2) * erfc(x) - lambertw(z).real / 2,
                cbrt(1 + x * x) - hypot(x, z) + asinh(y) / 3 - atanh(tenth(x)) + acosh(2 + y * y) / 5
                + log10(2 + x * x) - acos(tenth(y)) / 3]
    return integrate(f, 0, [D('0.4'), D('0.9'), D('1.2')], 4), []


@model
def Rectifier():
    W = [[D(a) for a in row.split()] for row in ('0.2 -1.1 0.4', '0.9 -0.3 -0.8', '-0.5 0.7 0.1')]
    b = [D('0.3'), D('-0.2'), D('0.1')]
    u = lambda t, s: [sum(W[i][j] * s[j] for j in range(3)) + b[i] for i in range(3)]

    def f(t, s, m):
        g = u(t, s)
        x = [(g[i] if m[i] > 0 else 0) - D('0.4') * s[i] - D('0.1') * sin(2 * t) for i in range(3)]
        return x + [-s[3] + sum(sqrt((s[i] - D('0.3')) ** 2 + D('0.05') ** 2) for i in range(3))]
    s = switching(f, u, 0, [1, D('-0.6'), D('0.2'), 0.5], 7, 0.1)
    return s, [max(a, mpf(0)) for a in s[:3]]


@model
def Friction():
    mu = D('0.15')
    return switching(lambda t, s, m: [s[1], -s[0] - mu * m[0]], lambda t, s: [s[1]], 0, [3, 0.5], 9, 0.3), []


@model
def Lax():
    N = 4

    def f(t, x):
        L = rows(x, N, N)
        S = [[L[i][j] if i < j else -L[i][j] if i > j else mpf(0) for j in range(N)] for i in range(N)]
        a, b = matmul(S, L), matmul(L, S)
        return [a[i][j] - b[i][j] for i in range(N) for j in range(N)]
    start = [[mpf(1) / (i + j) + (mpf(i) / 2 if i == j else 0) for j in range(1, 5)] for i in range(1, 5)]
    x = integrate(f, 0, flat(start), 2.5)
    square = matmul(start, start)
    traces = [sum(A[i][i] for i in range(N)) for A in (start, square, matmul(square, start))]
    return x, traces + [x[5 * i] for i in range(N)]


@model
def Consensus():
    N, M = 4, 3
    middle = lambda X: [sum(X[i][k] for i in range(N)) / N for k in range(M)]

    def f(t, x):
        X = rows(x, N, M)
        c = middle(X)
        s = sum(a * a for a in c) / 5
        return [-(X[i][k] - c[k]) * sum(a * a for a in X[i]) + X[i][k] * s for i in range(N) for k in range(M)]
    x = integrate(f, 0, [sin(mpf(i * j + 1)) for i in range(1, N + 1) for j in range(1, M + 1)], 3)
    X = rows(x, N, M)
    c = middle(X)
    spread = sum(norm([a - b for a, b in zip(row, c)]) for row in X)
    return x, [spread] + c + flat(matmul(transposed(X), X))


@model
def Elementwise():
    N = 3

    def f(t, s):
        x, y = s[:N], s[N:]
        return ([x[i] ** y[i] / (1 + y[i] ** 2) - mpf(2) ** (-x[i]) * x[i] / y[i] for i in range(N)]
                + [sqrt(x[i] * y[i]) - y[i] ** 3 + (i + 1) / (x[i] + 1) for i in range(N)])
    s = integrate(f, 0, [0.5, 1, 1.5, 2, 1.25, 0.75], 2)
    x, y = s[:N], s[N:]
    d = [[(1 + x[i] if i == j else mpf(0)) for j in range(N)] for i in range(N)]
    return s, [a * b for a in x for b in y] + flat(d) + x + y[::-1]


@model
def Ladder():
    N, R, C, L, half = 4, mpf('0.5'), D('1.2'), D('0.4'), mpf('0.625')

    def f(t, s, m):
        i, v = s[:N], s[N:2 * N]
        di = [((1 if floor(m / half) % 2 == 0 else -1) - R * i[0] - v[0]) / L]
        di += [(v[k - 1] - R * i[k] - v[k]) / L for k in range(1, N)]
        dv = [(i[k] - i[k + 1]) / C for k in range(N - 1)] + [i[3] / C - v[3]]
        return di + dv + [i[0], R * sum(a * a for a in i)]
    # The frequency is the double nearest to 0.8, so the switches lie at k/(2 f).
    half = 1 / (2 * D('0.8'))
    s = pieces(f, 0, [0] * 10, 4, [k * half for k in range(1, 7)])
    return s, [s[7], (C * sum(a * a for a in s[4:8]) + L * sum(a * a for a in s[:4])) / 2]


@model
def Clock():
    a = D('0.2')
    f = lambda s, x: [x[1] * cos(s) - a * x[0], -x[0] / s + log(s) * x[1] / 10]
    x = integrate(f, 1.5, [mpf('1.5') * a, 3.25], 5)
    return x, [atan2(x[1], x[0]) + 5]


@model
def MirrorJump():
    def push(q, hi, lo):
        return -4 if hi > 0 else 4 if lo < 0 else -D('0.2') * q
    g = lambda t, s: [s[0] - 0.5, s[0] + 0.5, s[1] - 1, s[1] + 1]
    f = lambda t, s, m: [s[2], s[3], push(s[0], m[0], m[1]), push(s[1], m[2], m[3])]
    s = switching(f, g, 0, [0, D('0.3'), 1, D('-0.7')], 6, 0.05)
    return s, [max(abs(s[0]) - 0.5, mpf(0)) + max(abs(s[1]) - 1, mpf(0))]


@model
def Coupled():
    slope = lambda s: s[2] - s[2] ** 3 / 3 - s[3] + s[0] / 2
    first = lambda s: slope(s) * D('0.1') + s[1]

    def f(t, s):
        x, w, u, v = s
        return [first(s), (1 - x * x) * w - x, slope(s), D('0.08') * (u + D('0.7') - D('0.8') * v)]
    s = integrate(f, 0, [1.5, D('0.2'), -1, D('0.4')], 12)
    return s, [slope(s), first(s) * slope(s)]


@model
def MatrixFlow():
    N = 5
    B = [[sin(mpf(i - 2 * j)) / 2 for j in range(1, 6)] for i in range(1, 6)]
    times = lambda A, v: [sum(a * b for a, b in zip(row, v)) for row in A]
    dot = lambda v, w: sum(a * b for a, b in zip(v, w))

    def f(t, s):
        A, v = rows(s[:25], N, N), s[25:]
        ba, ab, c = matmul(B, A), matmul(A, B), matmul(matmul(A, transposed(A)), A)
        dA = [(ba[i][j] - ab[i][j]) / 2 - D('0.3') * c[i][j] + D('0.1') * v[i] * v[j] for i in range(N) for j in range(N)]
        Av = times(A, v)
        return dA + [Av[i] - dot(v, v) * v[i] / norm(Av) for i in range(N)]
    start = [(1 if i == j else 0) + D('0.1') * cos(mpf(i * j)) for i in range(1, 6) for j in range(1, 6)]
    s = integrate(f, 0, start + [mpf(i) / N for i in range(1, 6)], 2)
    A, v = rows(s[:25], N, N), s[25:]
    square = matmul(A, A)
    return s, [sum(square[i][i] for i in range(N)), norm(v)] + times(A, times(A, v)) + [dot(v, times(A, v))]


@model
def Tensor():
    a, b, c = 4, 4, 3
    at = lambda i, j, k: (i * b + j) * c + k
    places = [(i, j, k) for i in range(a) for j in range(b) for k in range(c)]

    def f(t, T):
        line = [[sum(T[at(i, j, l)] for l in range(c)) for j in range(b)] for i in range(a)]
        square = [[sum(T[at(m, j, k)] ** 2 for m in range(a)) / 4 for k in range(c)] for j in range(b)]
        return [-T[at(i, j, k)] * line[i][j] + sin(T[at(i, j, k)]) * square[j][k] - T[at(i, j, k)] ** 3
                for i, j, k in places]
    T = integrate(f, 0, [cos(mpf(i + 1 + 2 * (j + 1) - k - 1)) for i, j, k in places], 1.5)
    return T, [sum(T)] + [T[at(1, 2, k)] for k in range(c)]


@model
def LennardJones():
    N, rc2, eps = 6, D('2.2') ** 2, D('0.4')
    pairs = [(i, j) for i in range(N) for j in range(i)]

    def apart(s, i, j):
        return [s[3 * i + k] - s[3 * j + k] for k in range(3)]

    def f(t, s, m):
        force = [mpf(0)] * (3 * N)
        for n, (i, j) in enumerate(pairs):
            if m[n] < 0:
                d = apart(s, i, j)
                r2 = sum(a * a for a in d)
                c = 24 * eps * (2 / r2 ** 7 - 1 / r2 ** 4)
                for k in range(3):
                    force[3 * i + k] += c * d[k]
                    force[3 * j + k] -= c * d[k]
        return s[3 * N:] + force

    def g(t, s):
        return [sum(a * a for a in apart(s, i, j)) - rc2 for i, j in pairs]
    start = [D('0.1') * sin(mpf(i * k)) + D('1.3') * (i % 3 if k == 1 else (i - 1) // 3 if k == 2 else 0)
             for i in range(1, 7) for k in range(1, 4)]
    start += [cos(mpf(3 * i + k)) / 2 for i in range(1, 7) for k in range(1, 4)]
    s = switching(f, g, 0, start, 2, 0.05)
    v = s[3 * N:]
    return s, [sum(v[3 * i + k] for i in range(N)) for k in range(3)] + [sum(a * a for a in v) / 2]


@model
def Cubes():
    N = 5

    def f(t, x):
        rates = []
        for i in range(1, N + 1):
            s = sum(x[i - 1] * x[j - 1] * x[k - 1] / (i + j + k)
                    for j in range(1, N + 1) for k in range(1, j + 1) if k != i)
            rates.append(D('0.1') * s - x[i - 1] * sum(a * a for a in x[i - 1:])
                         + D('0.3') * cos(sum((j + 1) * x[j] for j in range(N))))
        return rates
    x = integrate(f, 0, [D('0.2') * i - 0.5 for i in range(1, N + 1)], 4)
    return x, [sum(x[i] * x[j] * x[k] for i in range(N) for j in range(i + 1, N) for k in range(j + 1, N))]


@model
def Attention():
    N, Q = 6, [[D('1.2'), D('-0.4')], [D('0.3'), D('0.9')]]

    def f(t, x):
        z = rows(x, N, 2)
        rates = []
        for i in range(N):
            w = []
            for j in range(N):
                y = [Q[k][0] * z[j][0] + Q[k][1] * z[j][1] for k in range(2)]
                w.append(exp(1.5 * (z[i][0] * y[0] + z[i][1] * y[1])))
            rates += [sum(w[j] * z[j][k] for j in range(N)) / sum(w) - z[i][k] * norm(z[i]) for k in range(2)]
        return rates
    x = integrate(f, 0, [sin(mpf(2 * i + 3 * k)) for i in range(1, 7) for k in range(1, 3)], 3)
    return x, [norm(a) for a in rows(x, N, 2)]


@model
def Upwind():
    N = 7

    def f(t, u, m):
        return [-(u[i] * (u[i] - u[i - 1]) if m[i] > 0 else u[i] * (u[(i + 1) % N] - u[i])) * 4
                - D('0.4') * cos(3 * t) for i in range(N)]
    u = switching(f, lambda t, u: u, 0, [sin(2 * pi * i / N) + D('0.3') for i in range(1, N + 1)], 2, 0.05)
    return u, [sum(max(a, mpf(0)) for a in u)]


@model
def Leader():
    N, rate = 5, [D(a) for a in ('1', '-0.5', '0.8', '1.4', '0.3')]
    pairs = [(i, j) for i in range(N) for j in range(i)]

    def f(t, x, m):
        above = dict(zip(pairs, m))
        greater = lambda i, j: (above[i, j] if i > j else -above[j, i]) > 0
        top = next(i for i in range(N) if all(greater(i, j) for j in range(N) if j != i))
        low = next(i for i in range(N) if all(greater(j, i) for j in range(N) if j != i))
        return [rate[i] - D('0.6') * (x[i] - x[low]) - D('0.2') * x[top] * x[i] for i in range(N)]
    x = switching(f, lambda t, x: [x[i] - x[j] for i, j in pairs], 0,
                  [D(a) for a in ('0.5', '2', '1.25', '0.1', '1.6')], 3, 0.05)
    return x, [max(x) - min(x)]


@model
def Powers():
    p = [1, 2, 3, mpf('0.5'), -1, mpf('2.5')]

    def f(t, x):
        rates = []
        for i in range(1, 7):
            y = x[i - 1]
            last = sqrt(y) * D('0.1') + D('0.1') / (y * sqrt(y)) if i > 3 else y ** 4 / 20
            rates.append(D('0.3') * sin(i + t) - (D('0.2') * y if i <= 3 else 0) + D('0.05') * x[0] ** 3 + last)
        return rates
    x = integrate(f, 0, [D(a) for a in ('-0.7', '-0.4', '-1.2', '1.5', '0.8', '0.6')], 2.5)
    return x, [abs(a) ** b for a, b in zip(x, p)]


@model
def Kernel():
    N, R, tau = 9, 2, D('1.7')
    drive = lambda a: [sum(a[(i + k) % N] / mpf(1 + k * k) for k in range(-R, R + 1)) for i in range(N)]

    def f(t, s):
        a, b = s[:N], s[N:]
        u = drive(a)
        return ([(-a[i] + sigmoid(3 * u[i] - 2 - b[i])) / tau for i in range(N)]
                + [D('0.1') * (u[i] ** 2 - b[i]) for i in range(N)])
    s = integrate(f, 0, [mpf(1) / (1 + i) for i in range(1, N + 1)] + [0] * N, 10)
    return s, drive(s[:N])


def main():
    folder = os.path.dirname(os.path.abspath(__file__))
    for name in sys.argv[1:] or MODELS:
        state, outputs = MODELS[name]()
        origin = 'closed form' if 'Closed form' in (MODELS[name].__doc__ or '') else 'extrapolation in 30 digits'
        with open(os.path.join(folder, name + '.expected'), 'w') as file:
            file.write('# written by reference.py: ' + origin + '\n')
            for kind, values in (('state', state), ('output', outputs)):
                for value in values:
                    file.write(kind + ' ' + mp.nstr(mpf(value), 22, min_fixed=0, max_fixed=0) + '\n')
        print(name, flush=True)


if __name__ == '__main__':
    main()
