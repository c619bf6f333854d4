#!/usr/bin/env python3
"""The three texts around a provenance signature.

provenance.py statement NAME                      an in-toto Statement v1 with SLSA provenance v1 about the image
provenance.py encoding STATEMENT                  its DSSE pre-authentication encoding, which is what is signed
provenance.py envelope STATEMENT SIGNATURE KEY    the DSSE envelope; KEY is the public key in PEM, for the key id
"""
import base64
import hashlib
import json
import pathlib
import sys

from releases import RELEASES, commit_id, image_digests

TYPE = "application/vnd.in-toto+json"


def compact(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def statement(name):
    version = RELEASES[name][0]
    source = "git+https://git.acme.example/storefront"
    commit = commit_id(f"commits/{name}.commit").removeprefix("gitCommit:")
    return {
        "_type": "https://in-toto.io/Statement/v1",
        "subject": [{
            "name": "registry.acme.example/storefront",
            "digest": {"sha256": image_digests()[version].removeprefix("sha256:")},
        }],
        "predicateType": "https://slsa.dev/provenance/v1",
        "predicate": {
            "buildDefinition": {
                "buildType": "https://ci.acme.example/build-types/container/v1",
                "externalParameters": {"source": f"{source}@refs/heads/main", "script": "make/material.sh"},
                "resolvedDependencies": [{"uri": source, "digest": {"gitCommit": commit}}],
            },
            "runDetails": {"builder": {"id": "https://ci.acme.example/builders/container/v1"}},
        },
    }


command = sys.argv[1]
if command == "statement":
    sys.stdout.write(compact(statement(sys.argv[2])))
elif command == "encoding":
    payload = pathlib.Path(sys.argv[2]).read_bytes()
    sys.stdout.buffer.write(b"DSSEv1 %d %s %d %s" % (len(TYPE), TYPE.encode(), len(payload), payload))
elif command == "envelope":
    payload, signature = (pathlib.Path(path).read_bytes() for path in sys.argv[2:4])
    pem = pathlib.Path(sys.argv[4]).read_text(encoding="ascii")
    key = base64.b64decode("".join(line for line in pem.splitlines() if not line.startswith("-")))
    envelope = {
        "payload": base64.b64encode(payload).decode(), "payloadType": TYPE,
        "signatures": [{"keyid": hashlib.sha256(key).hexdigest(), "sig": base64.b64encode(signature).decode()}],
    }
    print(compact(envelope))
else:
    sys.exit(__doc__)
