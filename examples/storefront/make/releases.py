"""The example's releases, and how their documents are written; imported by the other scripts."""
import hashlib
import pathlib

EXAMPLE = pathlib.Path(__file__).resolve().parent.parent
# Document, version, file of Kubernetes objects, and what the document says about itself.
RELEASES = {
    "predecessor": ("2.3.0", "predecessor.yaml", "Older components, three findings waived. Exit 0."),
    "promoted": ("2.4.0", "good.yaml", "Everything in order, one finding waived, three approvals. Exit 0."),
    "pending": ("2.5.0", "pending.yaml", "In order, but alice approved twice, with two keys, and bob has not. Exit 3."),
    "rejected": ("2.6.0-rc.1", "bad.yaml", "A vulnerable new framework, and a privileged left-over. Exit 2."),
}


def sha256(path):
    return "sha256:" + hashlib.sha256((EXAMPLE / path).read_bytes()).hexdigest()


def commit_id(path):
    content = (EXAMPLE / path).read_bytes()
    return "gitCommit:" + hashlib.sha1(b"commit %d\0" % len(content) + content).hexdigest()


def image_digests():
    """The digest of each version's image, as material.sh wrote it down."""
    lines = (EXAMPLE / "make/images.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split() for line in lines)


def write_document(name):
    """Writes NAME.yaml with the digests of the files there are and the signed acts made so far."""
    version, objects, remark = RELEASES[name]
    artifacts = [
        ("storefront", "image", image_digests()[version], {"reference": f"registry.acme.example/storefront:{version}"}),
        ("source", "commit", None, {"path": f"commits/{name}.commit"}),
        ("sbom", "sbom", None, {"subject": "storefront", "path": f"sbom/{version}.cdx.json"}),
        ("objects", "manifests", None, {"path": f"manifests/{objects}"}),
        ("objects-signature", "signature", None, {"subject": "objects", "path": f"signatures/{name}.objects.sig"}),
        ("provenance", "attestation", None, {"subject": "storefront", "path": f"signatures/{name}.provenance.json"}),
    ]
    lines = [
        f"# {remark}", "apiVersion: sluice/v1alpha1", "kind: Release", "metadata:", "  project: acme",
        "  name: storefront", f"  version: {version}", "spec:", "  createdBy: dave@acme.example", "  artifacts:",
    ]
    for artifact, kind, digest, rest in artifacts:
        if kind == "commit":
            digest = commit_id(rest["path"])
        lines += [f"    - name: {artifact}", f"      type: {kind}", f"      digest: {digest or sha256(rest['path'])}"]
        lines += [f"      {key}: {value}" for key, value in rest.items()]
    for key, folders in [("waivers", ["waivers", f"waivers/{name}"]), ("approvals", [f"approvals/{name}"])]:
        files = [f"{folder}/{path.name}" for folder in folders for path in sorted((EXAMPLE / folder).glob("*.json"))]
        if files:
            lines += [f"  {key}:"] + [f"    - {path}" for path in files]
    path = EXAMPLE / f"{name}.yaml"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
