#!/bin/bash
# Measures what the server and the store cost, and prints one table (Markdown). Only the ratios of
# one run mean something: both sides of each are measured in turn on the same machine. Nothing here
# passes or fails by a time.
#
#   tests/perf/run.sh [--quick] [--cases N]
#
#   --quick      small stores and short rounds: some minutes
#   --cases N    size of the large store (1,000,000)
#
# BIANMIN_TEST_DATA     folder with the real regions and items (../shared/data)
# BIANMIN_PERF_FOLDER   where generated stores are kept between runs (/tmp/bianmin-perf); the large
#                       one takes 30 KB a case, and twice that while it is made
# BIANMIN_PERF_MINUTES  the longest time for making the large store; it then has fewer cases
set -euo pipefail
root=$(cd "$(dirname "$0")/../.." && pwd)
cd "$root"
small=10000 large=1000000
clients=1,8,32,256 rounds=5 milliseconds=4000 repetitions=300
while (($#)); do
    case $1 in
    --quick) small=1000 large=10000 rounds=1 milliseconds=1500 repetitions=50 ;;
    --cases) large=$2 && shift ;;
    *) sed -n '2,/^set/p' "$0" | grep '^#' >&2 && exit 2 ;;
    esac
    shift
done
data=${BIANMIN_TEST_DATA:-$root/../shared/data}
folder=${BIANMIN_PERF_FOLDER:-/tmp/bianmin-perf}
for file in "$data/regions-qingyuan.csv" "$data/items.json"; do
    [[ -r $file ]] || { echo "run.sh: $file is missing; set BIANMIN_TEST_DATA" >&2; exit 1; }
done
mkdir -p "$folder"

launcher=()
command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
cmake --preset perf "${launcher[@]}" >"$folder/build.log"
cmake --build --preset perf -j "$(nproc)" --target perf >>"$folder/build.log" ||
    { tail -n 50 "$folder/build.log" >&2; exit 1; }

perf=build/perf/bin/perf
{
    $perf head
    $perf accepts $clients $rounds $milliseconds
    $perf generate $small "$folder/$small.db" 60
    $perf generate "$large" "$folder/$large.db" "${BIANMIN_PERF_MINUTES:-600}"
    $perf queries "$folder/$small.db" "$folder/$large.db" $repetitions
    $perf store "$folder/$small.db"
    $perf store "$folder/$large.db"
} | tee "$folder/table.md"
