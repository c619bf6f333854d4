#!/usr/bin/env python3
"""Chooses the advisories of the example: advisories.py FOLDER

FOLDER holds OSV dumps as gzipped JSON lines: pypi.jsonl.gz (the PyPA advisory database) and mixed.jsonl.gz (with
DSA-5474-1). Taken are, unchanged but for links to the package index and in the order of their ids, all PyPI records about a package that one of the SBOMs
lists, and the one Debian record. The result is the same bytes for the same input.
"""
import gzip
import json
import pathlib
import re
import sys

here = pathlib.Path(__file__).resolve().parent
folder = pathlib.Path(sys.argv[1])


def lines(name):
    with gzip.open(folder / name, "rt", encoding="utf-8") as file:
        for line in file:
            line = line.rstrip("\n").replace("pypi.python.org", "pypi.example")
            yield json.loads(line), line


def normalised(name):
    return re.sub(r"[-_.]+", "-", name).lower()


used = set()
for sbom in sorted((here.parent / "sbom").glob("*.cdx.json")):
    for component in json.loads(sbom.read_text(encoding="utf-8"))["components"]:
        if component.get("purl", "").startswith("pkg:pypi/"):
            used.add(normalised(component["name"]))

chosen = {}
for record, line in lines("pypi.jsonl.gz"):
    packages = {normalised(a["package"]["name"]) for a in record["affected"] if "package" in a}
    if packages & used:
        chosen[record["id"]] = line
for record, line in lines("mixed.jsonl.gz"):
    if record["id"] == "DSA-5474-1":
        chosen[record["id"]] = line

text = "".join(chosen[key] + "\n" for key in sorted(chosen))
target = here.parent / "advisories.jsonl.gz"
with open(target, "wb") as file:
    with gzip.GzipFile(filename="", mode="wb", fileobj=file, compresslevel=9, mtime=0) as packed:
        packed.write(text.encode("utf-8"))
print(f"{len(chosen)} records about {len(used)} Python packages, {target.stat().st_size} bytes")
