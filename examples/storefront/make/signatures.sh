#!/bin/sh
# Makes the release key and the provenance key, signs with them and keeps the public halves: signatures.sh FOLDER
#
# The private keys are written to FOLDER, which approve.sh removes.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
example=$here/..
mkdir -p "$example/keys" "$example/signatures"

# 1. An ECDSA P-256 key for files, an Ed25519 key for provenance.
openssl genpkey -quiet -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out "$1/release.pem"
openssl genpkey -quiet -algorithm ED25519 -out "$1/provenance.pem"
openssl pkey -in "$1/release.pem" -pubout -out "$example/keys/release.pub"
openssl pkey -in "$1/provenance.pem" -pubout -out "$example/keys/provenance.pub"

for pair in predecessor:predecessor.yaml promoted:good.yaml pending:pending.yaml rejected:bad.yaml; do
    name=${pair%%:*} objects=${pair#*:}

    # 2. What `cosign sign-blob --key` makes: the bare signature over the file, in Base64.
    openssl dgst -sha256 -sign "$1/release.pem" "$example/manifests/$objects" | base64 --wrap=0 \
        >"$example/signatures/$name.objects.sig"

    # 3. SLSA provenance as an in-toto statement about the image, in a DSSE envelope.
    python3 "$here/provenance.py" statement "$name" >"$1/statement.json"
    python3 "$here/provenance.py" encoding "$1/statement.json" >"$1/encoding"
    openssl pkeyutl -sign -rawin -inkey "$1/provenance.pem" -in "$1/encoding" -out "$1/signature"
    python3 "$here/provenance.py" envelope "$1/statement.json" "$1/signature" "$example/keys/provenance.pub" \
        >"$example/signatures/$name.provenance.json"
done
