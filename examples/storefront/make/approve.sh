#!/bin/sh
# Makes everything that is signed, from scratch: commits, signatures, provenance, roles, waivers and approvals.
#
#     SLUICE=.build/release/sluice examples/storefront/make/approve.sh
#
# Review digests cover pipeline, policies, roles and trust, so this is run again whenever one of them changes. It needs
# no network and no root: git, openssl, ssh-keygen, Python 3 and sluice. All private keys live in a folder that is
# removed.
set -eu
umask 077
here=$(cd "$(dirname "$0")" && pwd)
sluice=$(command -v "${SLUICE:-sluice}")
sluice=$(cd "$(dirname "$sluice")" && pwd)/$(basename "$sluice")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
umask 022
export PYTHONDONTWRITEBYTECODE=1

python3 "$here/pin.py"                              # 1. image digests into the Kubernetes objects
sh "$here/commits.sh" "$work/source"                # 2. the source commits
sh "$here/signatures.sh" "$work"                    # 3. release and provenance keys, signatures, attestations
python3 "$here/people.py" "$work/people"            # 4. people's keys and roles.yaml
python3 "$here/acts.py" "$sluice" "$work"           # 5. release documents, waivers, approvals
