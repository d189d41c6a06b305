#!/bin/sh
# Trains one of the toy maps for five seeds; logs and weights go to FOLDER.
# toy-map.sh MODEL.ode FOLDER LAMBDA...
set -eu
here=$(cd "$(dirname "$0")" && pwd)
model=$(readlink -f "$1")
mkdir -p "$2"
cd "$2"
shift 2

# n points between -1.5 and 1.5, and where they shall go
points() {
    awk -v n="$1" 'BEGIN { print "z,target"; for (i = 0; i < n; i++) { z = -1.5 + 3*i/(n - 1); printf "%.17g,%.17g\n", z, z + z^3 } }'
}
points 128 > train.csv
points 100 > test.csv

for seed in 1 2 3 4 5; do
    for lambda in "$@"; do
        "$here/../../brook" train "$model" --data train.csv --test test.csv -D s=$seed --set lambda=$lambda \
            --count bosh3@1e-6,heun@1e-6,dopri5@1e-9,bosh3@1e-6:batch,heun@1e-6:batch,dopri5@1e-9:batch --count-every 5000 --threads 1 -q \
            --log toy-$seed-3-$lambda.csv -o toy-$seed-3-$lambda.weights.csv
    done
done
