#!/bin/sh
# Trains the digits for one seed, with R_2 and R_3 at six weights each, 0 first.
# digits.sh TRAIN.csv.gz TEST.csv.gz FOLDER SEED
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$3"
for weight in 0 0.01 0.03 0.003 0.1 0.001; do
    for K in 3 2; do
        "$here/../../brook" train "$here/digits.ode" --data "$1" --test "$2" -q -D s="$4" -D K=$K --set lambda=$weight --threads 1 \
            --count dopri5@1e-6,dopri5@1e-9,bosh3@1e-6 --count-every 60 \
            --log "$3/digits-$4-$K-$weight.csv" -o "$3/digits-$4-$K-$weight.weights.csv"
    done
done
