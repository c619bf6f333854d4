#!/usr/bin/env python3
"""Writes digests where they belong, in all examples.

Behind the storefront's image tags in Kubernetes objects, and into the release documents of the small examples, which
use the storefront's images and SBOMs. The storefront's own documents are written by acts.py.
"""
import re

from releases import EXAMPLE, image_digests, sha256

IMAGES = image_digests()
EXAMPLES = EXAMPLE.parent


def rewrite(path, pattern, digest):
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(pattern, digest, text), encoding="utf-8")


for path in sorted(EXAMPLES.glob("*/manifests/*.yaml")):
    rewrite(path, r"(?<=storefront:)(\S+)@sha256:[0-9a-f]{64}", lambda found: f"{found[1]}@{IMAGES[found[1]]}")
for path in [*sorted((EXAMPLES / "services").glob("*.yaml")), EXAMPLES / "promotion/release.yaml"]:
    rewrite(path, r"sha256:[0-9a-f]{64}\n      reference: (\S+:(\S+))",
            lambda found: f"{IMAGES[found[2]]}\n      reference: {found[1]}")
    rewrite(path, r"sha256:[0-9a-f]{64}\n      path: (\S+)",
            lambda found: f"{sha256(path.parent / found[1])}\n      path: {found[1]}")
