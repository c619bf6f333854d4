#!/bin/sh
# Takes a release to staging and shows that production waits for it to soak.
set -eu
cd "$(dirname "$0")/../.."
sluice=${SLUICE:-sluice}
folder=${1:-$(mktemp -d)}
export SLUICE_HOME="${SLUICE_HOME:-$folder/home}"
ledger=sqlite:$folder/ledger.db

# ENVIRONMENT EXPECTED-EXIT
promote() {
    code=0
    "$sluice" run --release examples/promotion/release.yaml --environment "$1" --trust examples/promotion/trust.yaml \
        --ledger "$ledger" || code=$?
    echo "== $1: exit $code"
    [ "$code" = "$2" ]
}

[ -e "$folder/ledger.db" ] || "$sluice" ledger init --ledger "$ledger"
promote production 3      # not live in staging
promote staging 0
promote production 3      # soaks
echo "Come back in an hour:"
echo "SLUICE_HOME=$SLUICE_HOME $sluice run --release examples/promotion/release.yaml --environment production \\"
echo "    --trust examples/promotion/trust.yaml --ledger $ledger"
