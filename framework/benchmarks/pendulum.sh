#!/bin/sh
# Trains TD3 on the pendulum with Armature and with PyTorch in turn, and prints what each run took
# from the start of its process to its exit, the medians and their ratio.
set -eu

usage() {
  cat <<END
Usage: pendulum.sh [-n RUNS] [-t THREADS] [-s STEPS] [-w NETWORK] [-p PYTHON]
  -n RUNS     how often each trains; default 3
  -t THREADS  threads that compute; default 2
  -s STEPS    environment steps of each run; default 20000
  -w NETWORK  the network plugin; default simd
  -p PYTHON   a Python with torch and gymnasium; default python3
END
}

runs=3 threads=2 steps=20000 network=simd python=python3
while getopts n:t:s:w:p:h option; do
  case $option in
    n) runs=$OPTARG ;;
    t) threads=$OPTARG ;;
    s) steps=$OPTARG ;;
    w) network=$OPTARG ;;
    p) python=$OPTARG ;;
    h) usage; exit 0 ;;
    *) usage >&2; exit 2 ;;
  esac
done

root=$(readlink -f "$(dirname "$0")/../..")
"$python" -c 'import gymnasium, torch' || {
  echo "pendulum.sh: $python has no torch or no gymnasium; name a Python that has them with -p" >&2
  exit 2
}
# Builds the distribution if need be, which is no part of a run.
"$root/armature" --version >/dev/null

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

armature() {
  "$root/armature" train "$root/examples/pendulum.conf" --quiet --runs "$folder" --seed "$1" \
    --set training.steps="$steps" \
    --set network.type="$network" --set network.threads="$threads"
}

pytorch() {
  "$python" "$root/examples/pytorch/td3_gymnasium.py" Pendulum-v1 --seed "$1" --learning-rate 1e-3 \
    --steps "$steps" --warm-up-steps 1000 --evaluate-every 2000 --final-episodes 20 --threads "$threads"
}

# measure NAME SEED: runs the function NAME, notes its time [s] and prints it with its return.
measure() {
  start=$(date +%s.%N)
  if ! "$1" "$2" >"$folder/out" 2>"$folder/err"; then
    cat "$folder/err" >&2
    echo "pendulum.sh: $1 failed" >&2
    exit 1
  fi
  end=$(date +%s.%N)
  echo "$start $end" | awk '{ printf "%.2f\n", $2 - $1 }' >>"$folder/$1.times"
  echo "seed $2, $1: $(tail -n 1 "$folder/$1.times") s, $(sed -n 's/^.*return  *\(-*[0-9.]* ± [0-9.]*\).*$/return \1/p' "$folder/out" | tail -n 1)"
}

median() {
  sort -n "$folder/$1.times" | awk '{ t[NR] = $1 } END { print (t[int((NR + 1) / 2)] + t[int(NR / 2) + 1]) / 2 }'
}

seed=0
while [ "$seed" -lt "$runs" ]; do
  measure armature "$seed"
  measure pytorch "$seed"
  seed=$((seed + 1))
done

ours=$(median armature)
theirs=$(median pytorch)
echo "$ours $theirs" | awk '{ printf "armature %.1f s, pytorch %.1f s, ratio %.2f\n", $1, $2, $2 / $1 }'
