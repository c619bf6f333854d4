#!/bin/sh
# Judges the four releases in every order, twice over on one ledger each, and checks the exit codes.
#
#     SLUICE=.build/release/sluice examples/storefront/make/check.sh
#
# The repository's own commit at main is what judges, so commit first.
set -eu
cd "$(dirname "$0")/../../.."
sluice=${SLUICE:-sluice}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export NO_COLOR=1
failures=0
number=0

judge() {
    case $1 in promoted | predecessor) wanted=0 ;; pending) wanted=3 ;; rejected) wanted=2 ;; esac
    code=0
    "$sluice" run --quiet --release "examples/storefront/$1.yaml" --environment production \
        --trust examples/storefront/trust.yaml --ledger "$2" >"$work/output" 2>&1 || code=$?
    if [ "$code" != "$wanted" ]; then
        echo "$3: $1 gave $code, wanted $wanted"
        cat "$work/output"
        failures=$((failures + 1))
    fi
}

all="promoted pending rejected predecessor"
for a in $all; do for b in $all; do for c in $all; do for d in $all; do
    [ "$(printf '%s\n' "$a" "$b" "$c" "$d" | sort -u | wc -l)" = 4 ] || continue
    number=$((number + 1))
    export SLUICE_HOME="$work/home-$number"
    "$sluice" ledger init --quiet --ledger "sqlite:$work/$number.db" >/dev/null
    for name in $a $b $c $d $a $b $c $d; do judge "$name" "sqlite:$work/$number.db" "$a $b $c $d"; done
done; done; done; done
echo "$number orders, $failures failures"
[ "$failures" = 0 ]
