#!/usr/bin/env python3
"""Trims a CycloneDX document of syft to what a gate reads: trim.py SYFT.json IMAGE-DIGEST OUT.json

Kept of every package: type, name, version, purl, licences, author and bom-ref. Dropped: files and their hashes, the
dependency graph, CPEs and syft's own properties. The subject gets the digest of the image's manifest as its hash, which
is what syft read.
"""
import json
import sys

KEPT = ["bom-ref", "type", "author", "name", "version", "licenses", "purl"]

source, digest, target = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    document = json.load(file)

components = [c for c in document["components"] if c["type"] != "file"]
components = [{key: c[key] for key in KEPT if key in c} for c in components]
components.sort(key=lambda c: (c["type"], c.get("purl", ""), c["name"]))

metadata = document["metadata"]
subject = metadata["component"]
if subject.get("version") != digest:
    sys.exit(f"syft read {subject.get('version')}, the image is {digest}")
metadata["component"] = {
    "bom-ref": "storefront", "type": "container", "name": "registry.acme.example/storefront", "version": digest,
    "hashes": [{"alg": "SHA-256", "content": digest.removeprefix("sha256:")}],
}
metadata.pop("properties", None)
kept = {key: document[key] for key in ["bomFormat", "specVersion", "serialNumber", "version"]}
kept["metadata"] = metadata
kept["components"] = components
with open(target, "w", encoding="utf-8") as file:
    json.dump(kept, file, indent=1, ensure_ascii=False)
    file.write("\n")
