#!/usr/bin/env python3
"""Makes everybody's SSH keys in FOLDER and writes roles.yaml with the public halves: people.py FOLDER"""
import pathlib
import subprocess
import sys

from releases import EXAMPLE

# Principal, roles, and the names of the keys.
PEOPLE = [
    ("alice", ["release-manager"], ["alice-laptop", "alice-phone"]),
    ("bob", ["release-manager"], ["bob"]),
    ("carol", ["security"], ["carol"]),
    ("dave", ["developer"], ["dave"]),
]

folder = pathlib.Path(sys.argv[1])
folder.mkdir(mode=0o700)
lines = [
    "# Who is who. A person counts once, however many keys they have; roles hold in the projects they name.",
    "apiVersion: sluice/v1alpha1", "kind: Roles", "metadata:", "  name: acme", "spec:", "  people:",
]
for name, roles, keys in PEOPLE:
    lines += [f"    - name: {name}", f"      identities: [{name}@acme.example]", "      keys:"]
    for key in keys:
        path = folder / key
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", f"{key}@acme.example", "-f", path], check=True)
        lines.append("        - " + path.with_suffix(".pub").read_text(encoding="ascii").strip())
    lines += ["      roles:"] + [f"        - {{ role: {role}, projects: [acme] }}" for role in roles]
(EXAMPLE / "roles.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
