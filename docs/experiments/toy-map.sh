#!/bin/sh
# Trains the toy map for five seeds and three weights; logs and weights go to the folder that is named.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
cd "$1"

# n points between -1.5 and 1.5, and where they shall go
points() {
    awk -v n="$1" 'BEGIN { print "z,target"; for (i = 0; i < n; i++) { z = -1.5 + 3*i/(n - 1); printf "%.17g,%.17g\n", z, z + z^3 } }'
}
points 128 > train.csv
points 100 > test.csv

for seed in 1 2 3 4 5; do
    for lambda in 0 0.001 0.0003; do
        "$here/../../brook" train "$here/toy-map.ode" --data train.csv --test test.csv -D s=$seed --set lambda=$lambda \
            --count bosh3@1e-6,heun@1e-6,dopri5@1e-9 --count-every 1500 --threads 1 -q \
            --log toy-$seed-$lambda.csv -o toy-$seed-$lambda.weights.csv
    done
done
