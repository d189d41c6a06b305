#!/bin/sh
# Trains a flow for one seed once for each setting, and adds a line for each to FOLDER/rows.csv. FOLDER has NAME-train.csv, NAME-valid.csv, NAME-test.csv.
# density.sh MODEL.ode NAME FOLDER SEED none|R2:WEIGHT|R3:WEIGHT|RNODE:WEIGHT|decay:WEIGHT...
set -eu
here=$(cd "$(dirname "$0")" && pwd)
brook=${BROOK:-$here/../../brook}
model=$(readlink -f "$1")
name=$2
cd "$3"
seed=$4
shift 4

# The tests take the exact trace.
sed "s/dot(eps, jvp(x', x, eps))/div(x', x)/" "$model" > "$name-exact.ode"
[ -e rows.csv ] || echo "set,seed,kind,weight,nll,R2,dopri5,bosh3,heun,seconds" > rows.csv

# measure MODEL METHOD RTOL: one row for each row of the test, and what it cost
measure() {
    "$brook" run "$1" --weights "$run.weights.csv" --inputs "$name-test.csv" --method "$2" --rtol "$3" --final --stats -q \
        --threads 1 -o "$run.out.csv" 2> "$run.stats"
}
evaluations() {
    sed -n 's/.*"trajectories": \([0-9]*\),.*"nfe_paper": \([0-9]*\),.*/\1 \2/p' "$run.stats" | awk '{ printf "%.2f", $2/$1 }'
}
mean() {
    awk -F, -v name="$1" -v sign="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) column = i; next }
        { sum += $column } END { printf "%.5g", sign*sum/(NR - 1) }' "$run.out.csv"
}

for setting in "$@"; do
    kind=${setting%%:*}
    weight=${setting#*:}
    run=$name-$seed-$kind-$weight
    case $kind in
        none) weight=0 ; given= ;;
        R2) given="--set lambda=$weight" ;;
        R3) given="-D K=3 --set lambda=$weight" ;;
        RNODE) given="--set kinetic=$weight,jacobian=$weight" ;;
        decay) given="-D decay=$weight" ;;
    esac
    "$brook" train "$model" --data "$name-train.csv" --test "$name-valid.csv" -D s="$seed" $given --threads 1 -q \
        --log "$run.csv" -o "$run.weights.csv"
    measure "$name-exact.ode" dopri5 1e-6
    line=$name,$seed,$kind,$weight,$(mean logp -1),$(mean RK 1),$(evaluations)
    measure "$model" bosh3 1e-6
    line=$line,$(evaluations)
    measure "$model" heun 1e-4
    echo "$line,$(evaluations),$(tail -n 1 "$run.csv" | awk -F, '{ printf "%.0f", $NF }')" >> rows.csv
done
