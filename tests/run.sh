#!/bin/bash
# Runs every test: installs what the tests need, builds with warnings as errors, runs everything
# through CTest (the windows under a virtual display).
#
#   tests/run.sh [--sanitizers]     then runs the code without windows once more with the address and
#                                   undefined-behaviour sanitizers, and the server's tests with the
#                                   thread sanitizer; it takes three times as long
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
jobs=$(nproc)
case "${1:-}" in
    "") sanitizers=no ;;
    --sanitizers) sanitizers=yes ;;
    *)
        sed -n '2,9s/^# \{0,1\}//p' "$0" >&2
        exit 2
        ;;
esac

step() { printf '\n== %s  (%s)\n' "$1" "$(date +%H:%M:%S)"; }
# Compiler output is shown only when something goes wrong.
quietly() {
    local log
    log=$(mktemp)
    if ! "$@" >"$log" 2>&1; then
        tail -n 200 "$log"
        rm -f "$log"
        exit 1
    fi
    rm -f "$log"
}
# build_targets PRESET TARGET...: what fails is shown as it comes, and whole at the end.
build_targets() {
    cmake --build --preset "$1" -j "$jobs" --target "${@:2}" | grep -E 'FAILED|error|warning' || true
    quietly cmake --build --preset "$1" -j "$jobs" --target "${@:2}"
}

# Where they are at hand, the tests take the items that real counties published.
published=$root/../shared/data
if [[ -z ${BIANMIN_TEST_DATA:-} && -r $published/items.json ]]; then
    export BIANMIN_TEST_DATA=$published
fi

step "packages"
installer/config/install_packages.sh installer/config/packages-build.txt \
    installer/config/packages-run.txt installer/config/packages-test.txt
if ! locale -a | grep -qi '^zh_CN.utf-\?8$'; then
    localedef -i zh_CN -f UTF-8 zh_CN.UTF-8
fi

# Minutes each with a sanitizer; they run without one in every run.
slow_with_sanitizer='^Kill|Threads|PowerCut|EveryName'

launcher=()
command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)

step "build with warnings as errors"
quietly cmake --preset check "${launcher[@]}"
build_targets check all

step "tests"
ctest --test-dir build/check --output-on-failure -j "$jobs" --timeout 600

if [[ $sanitizers == yes ]]; then
    step "sanitizers: address, undefined behaviour (code without windows)"
    quietly cmake --preset asan "${launcher[@]}"
    build_targets asan tests_unit tests_contract tests_api tests_fault tests_golden tests_scenario
    ctest --test-dir build/asan --output-on-failure -j "$jobs" --timeout 600 \
        -L 'unit|contract|api|fault|golden|scenario' -E "$slow_with_sanitizer"

    step "sanitizer: threads (the server's tests)"
    quietly cmake --preset tsan "${launcher[@]}"
    build_targets tsan contract_storage fault tests_api
    BIANMIN_ACCEPTS_PER_THREAD=50 ctest --test-dir build/tsan --output-on-failure -j "$jobs" \
        --timeout 600 -R 'WriterContract|Threads|Durability' -E PowerCut
    ctest --test-dir build/tsan --output-on-failure -j "$jobs" --timeout 600 -L api
fi
step "all tests passed"
