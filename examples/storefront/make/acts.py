#!/usr/bin/env python3
"""Has the example's people waive and approve: acts.py SLUICE FOLDER

Judges the releases with SLUICE on throw-away ledgers in FOLDER, which also holds people's keys (FOLDER/people).
Waivers come first, since the review digest contains them. Then the releases are judged in orders that bring about
every baseline there can be; whenever one is pending at a review nobody has approved yet, the people approve it.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys

from releases import EXAMPLE, RELEASES, write_document

SLUICE, WORK = sys.argv[1], pathlib.Path(sys.argv[2])
REPOSITORY = WORK / "repository"
EXITS = {"promoted": 0, "predecessor": 0, "pending": 3, "rejected": 2}
# Who approves, by key and role. Alice's second key makes her no second person.
TEAM = [("alice-laptop", "release-manager"), ("bob", "release-manager"), ("carol", "security")]
APPROVERS = {
    "predecessor": TEAM, "promoted": TEAM,
    "pending": [("alice-laptop", "release-manager"), ("alice-phone", "release-manager"), ("carol", "security")],
    "rejected": [],
}
# What carol lets pass: file, environment, the release with the findings, whether only that one, and the advisories.
WAIVERS = [
    ("waivers/idna-until-requests-moves", "production", "promoted", False, ["PYSEC-2024-60"]),
    ("waivers/predecessor/last-of-the-old-stack", "production", "predecessor", True,
     ["PYSEC-2023-254", "PYSEC-2024-24"]),
    ("../promotion/waivers/idna-in-staging", "staging", "promoted", False, ["PYSEC-2024-60"]),
]
ORDERS = [
    "promoted pending rejected predecessor promoted pending predecessor promoted pending",
    "predecessor rejected promoted pending predecessor pending promoted predecessor promoted",
    "rejected predecessor pending promoted pending",
    "pending rejected promoted predecessor pending",
]


def git(*arguments):
    environment = dict(os.environ, GIT_CONFIG_GLOBAL="/dev/null", GIT_CONFIG_SYSTEM="/dev/null")
    for role in ["AUTHOR", "COMMITTER"]:
        environment |= {f"GIT_{role}_NAME": "nobody", f"GIT_{role}_EMAIL": "nobody@acme.example"}
    subprocess.run(["git", "-C", REPOSITORY, *arguments], check=True, env=environment)


def make_repository():
    """A repository with this one's pipelines and policies as they lie here, committed to main."""
    REPOSITORY.mkdir()
    for folder in ["pipelines", "policies"]:
        shutil.copytree(EXAMPLE.parent.parent / folder, REPOSITORY / folder)
    git("init", "--quiet", "--initial-branch", "main")
    git("add", "--all")
    git("commit", "--quiet", "--message", "The definitions as they are")


def copy_example():
    target = REPOSITORY / "examples/storefront"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(EXAMPLE, target, ignore=shutil.ignore_patterns("make"))


class Ledger:
    """A fresh ledger with a fresh home."""
    count = 0

    def __init__(self):
        Ledger.count += 1
        self.folder = WORK / f"ledger-{Ledger.count}"
        self.url = f"sqlite:{self.folder}/ledger.db"
        self.live = self.before = None
        subprocess.run([SLUICE, "ledger", "init", "--quiet", "--ledger", self.url], check=True, env=self.environment,
                       stdout=subprocess.DEVNULL)

    @property
    def environment(self):
        kept = {name: os.environ[name] for name in ["PATH", "TMPDIR"] if name in os.environ}
        return kept | {"SLUICE_HOME": str(self.folder / "home"), "HOME": str(self.folder), "NO_COLOR": "1"}

    def run(self, name):
        """Judges a release: the exit code and the JSON report."""
        copy_example()
        report = self.folder / "report.json"
        report.unlink(missing_ok=True)
        result = subprocess.run(
            [SLUICE, "run", "--release", f"examples/storefront/{name}.yaml", "--environment", "production",
             "--trust", "examples/storefront/trust.yaml", "--ledger", self.url, "--output", f"json={report}"],
            cwd=REPOSITORY, env=self.environment, capture_output=True, text=True)
        if result.returncode not in (0, 2, 3) or not report.exists():
            sys.exit(f"{name}: sluice ended with {result.returncode}\n{result.stdout}{result.stderr}")
        return result.returncode, json.loads(report.read_text(encoding="utf-8"))


def sign(path, document, key):
    """Writes a canonical document, and beside it the SSH signature in the namespace of its type."""
    data = json.dumps(document, sort_keys=True, separators=(",", ":")).encode("ascii")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    result = subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-n", document["type"], "-f", WORK / "people" / key],
        input=data, capture_output=True, check=True)
    path.with_name(path.name + ".sig").write_bytes(result.stdout)


def act(kind, verdict, role, at, **rest):
    return {
        "at": at, "commentDigest": None, "environment": "production", "expires": None, "findings": [],
        "project": "acme", "releaseDigest": None, "reviewDigest": None, "role": role, "type": f"sluice.{kind}.v1",
        "verdict": verdict,
    } | rest


def findings(value):
    """Every finding of a report, wherever it stands."""
    if isinstance(value, dict):
        if "fingerprint" in value:
            yield value
        for item in value.values():
            yield from findings(item)
    elif isinstance(value, list):
        for item in value:
            yield from findings(item)


def waive():
    reports = {name: Ledger().run(name)[1] for name in sorted({waiver[2] for waiver in WAIVERS})}
    for file, environment, name, bound, advisories in WAIVERS:
        report = reports[name]
        blocking = [f for f in findings(report) if f.get("effect") == "blocking"]
        found = {advisory: {f["fingerprint"] for f in blocking if advisory in json.dumps(f)} for advisory in advisories}
        if missing := [advisory for advisory, prints in found.items() if not prints]:
            sys.exit(f"{name} has no blocking finding of {', '.join(missing)}")
        sign(EXAMPLE / f"{file}.json", act(
            "waiver", "waive", "security", "2026-11-23T09:00:00Z", environment=environment,
            findings=sorted(set().union(*found.values())),
            releaseDigest=report["releaseDigest"] if bound else None), "carol")
    for release in RELEASES:
        write_document(release)


def approve(name, live, report, reviews):
    """Signs the review a report states, unless that was done before."""
    review = report["reviewDigest"]
    if review in reviews[name]:
        return False
    reviews[name].append(review)
    situation = f"after-{live}" if live else "first"
    if any((EXAMPLE / "approvals" / name).glob(f"{situation}.*")):
        situation += "-again"  # what is live was itself judged against another release, so other findings are new
    for key, role in APPROVERS[name]:
        sign(EXAMPLE / "approvals" / name / f"{situation}.{key}.json", act(
            "approval", "approve", role, "2026-11-23T10:00:00Z", releaseDigest=report["releaseDigest"],
            reviewDigest=review), key)
    write_document(name)
    return True


def main():
    for folder in ["approvals", "waivers"]:
        shutil.rmtree(EXAMPLE / folder, ignore_errors=True)
    for name in RELEASES:
        write_document(name)
    make_repository()
    waive()
    reviews = {name: [] for name in RELEASES}
    for order in ORDERS:
        ledger = Ledger()
        for name in order.split():
            live = ledger.live if ledger.live != name else ledger.before
            code, report = ledger.run(name)
            if code == 3 and approve(name, live, report, reviews):
                code, _ = ledger.run(name)
            if code != EXITS[name]:
                sys.exit(f"{name} after {live or 'nothing'}: exit {code}, wanted {EXITS[name]}")
            if code == 0 and ledger.live != name:
                ledger.before, ledger.live = ledger.live, name
    for name, digests in reviews.items():
        print(f"{name}: {len(digests)} reviews approved by {len(APPROVERS[name])} keys each")


main()
