#!/bin/sh
# Trains the digits for one seed, without a regulariser and with R_2 and R_3 at five weights each.
# digits.sh TRAIN.csv.gz TEST.csv.gz FOLDER SEED
set -eu
here=$(cd "$(dirname "$0")" && pwd)
train=$1
test=$2
folder=$3
seed=$4
mkdir -p "$folder"

digits() {
    "$here/../../brook" train "$here/digits.ode" --data "$train" --test "$test" \
        -D s=$seed -D K=$1 --set lambda=$2 --count dopri5@1e-6,dopri5@1e-9,bosh3@1e-6 --count-every 10 --threads 1 -q \
        --log "$folder/digits-$seed-$1-$2.csv"
}
digits 3 0
digits 2 0
for lambda in 0.003 0.02 0.0006 0.1 0.0001; do
    digits 3 $lambda
    digits 2 $lambda
done
