#!/bin/sh
# Solvers of several orders against K: trains the digits for K = 2 to 5 with ten weights each, from 1e-5 to 1.
# orders.sh TRAIN.csv.gz TEST.csv.gz FOLDER SEED
set -eu
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$3"
for K in 2 3 4 5; do
    "$here/../../brook" train "$here/digits.ode" --data "$1" --test "$2" -q -D s="$4" -D E=15 -D K=$K --threads 1 \
        --sweep lambda=1e-5..1:10 --count heun@1e-6,bosh3@1e-6,dopri5@1e-9,adams@1e-9 --count-every 15 \
        -o "$3/orders-$4-$K.csv" --report "$3/orders-$4-$K.html"
done
