#!/bin/sh
# Makes spirals and trains the latent equation on them; logs and weights go to FOLDER.
# latent.sh FOLDER SEEDS LAMBDA...     for example SPIRALS=600 latent.sh out "1 2 3" 0 1 3 10 30
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cd "$1"
seeds=$2
shift 2

# 150 spirals, or SPIRALS, of 30 points at random times in 0 .. 8, two thirds of them seen. The random numbers are those of Lehmer's generator (Park, Miller 1988).
awk -v n="${SPIRALS:-150}" -v rows=30 '
function uniform() { state = (16807*state) % 2147483647; return state/2147483647 }
function normal() { return sqrt(-2*log(uniform()))*cos(2*pi*uniform()) }
BEGIN {
    state = 20201128; pi = atan2(0, -1)
    for (i = 0; i < 100; i++) uniform()
    print "id,t,\"x[1]\",\"x[2]\",seen"
    for (id = 1; id <= n; id++) {
        turn = uniform() < 0.5 ? -1 : 1; phase = 2*pi*uniform(); inner = 0.2 + 0.2*uniform(); outer = 1 + 0.4*uniform(); angle = 2*pi*(0.75 + 0.25*uniform())
        for (k = 0; k < rows; k++) {
            t = uniform(); r = inner + (outer - inner)*t; a = phase + turn*angle*t
            printf "%d,%.6f,%.6f,%.6f,%d\n", id, 8*t, r*cos(a) + 0.05*normal(), r*sin(a) + 0.05*normal(), uniform() < 2/3
        }
    }
}' > spirals.csv

train() {
    ${BROOK:-"$here/../../brook"} train "$here/latent.ode" --data spirals.csv --threads 1 -q "$@"
}

# 80 epochs without a regulariser, then 20 more with each weight, 0 among them
for seed in $seeds; do
    train -D s=$seed --log latent-$seed.csv -o latent-$seed.weights.csv
    for lambda in "$@"; do
        train -D s=$seed -D n=20 --set lambda=$lambda --weights latent-$seed.weights.csv \
            --count bosh3@1e-6,heun@1e-6,dopri5@1e-6,dopri5@1e-9 --count-every 20 \
            --log latent-$seed-3-$lambda.csv -o latent-$seed-3-$lambda.weights.csv
    done
done
