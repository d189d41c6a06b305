#!/bin/sh
# Trains on 8,000 of 10,000 images for one seed with each weight, tests on the others: mnist.sh IMAGES.gz LABELS.gz FOLDER SEED LAMBDA...
set -eu
here=$(cd "$(dirname "$0")" && pwd)
images=$1
labels=$2
mkdir -p "$3"
folder=$(cd "$3" && pwd)
seed=$4
epochs=${EPOCHS:-12}
wide=${WIDE:-1}
shift 4

# four bytes of a number, the highest first
bytes() {
    for shift in 24 16 8 0; do
        printf "\\$(printf %03o $(($1 >> shift & 255)))"
    done
}

# cut NAME FIRST COUNT: IDX files of some rows
cut_rows() {
    {
        printf '\000\000\010\003'
        bytes "$3" && bytes 28 && bytes 28
        gzip -dc "$images" | tail -c +$((17 + 784*$2)) | head -c $((784*$3))
    } > "$folder/$1-images-$seed"
    {
        printf '\000\000\010\001'
        bytes "$3"
        gzip -dc "$labels" | tail -c +$((9 + $2)) | head -c "$3"
    } > "$folder/$1-labels-$seed"
}

cut_rows train 0 8000
cut_rows test 8000 2000
for lambda in "$@"; do
    "$here/../../brook" train "$here/mnist.ode" -q -D s="$seed" --set lambda="$lambda" --threads 1 \
        --data "image=$folder/train-images-$seed,label=$folder/train-labels-$seed" \
        --test "image=$folder/test-images-$seed,label=$folder/test-labels-$seed" \
        --count dopri5@1e-6,dopri5@1e-9,bosh3@1e-6 --count-every "$epochs" -D E="$epochs" -D wide="$wide" \
        --log "$folder/mnist-$seed-3-$lambda.csv" -o "$folder/mnist-$seed-3-$lambda.weights.csv"
done
