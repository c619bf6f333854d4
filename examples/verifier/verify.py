#!/usr/bin/env python3
"""Checks a Sluice ledger without Sluice: exported trees and proofs, by the public specifications alone.

    verify.py tree FOLDER --key ledger.pem          every entry, tile, root and signature of 'sluice ledger export --into'
    verify.py inclusion PROOF ENTRY --key ledger.pem      JSON or C2SP tlog-proof; ENTRY is the DSSE envelope
    verify.py consistency PROOF OLD --key ledger.pem      JSON or C2SP tlog-witness request; OLD is an earlier checkpoint
    verify.py proofs FILE FOLDER --key ledger.pem   a proof in JSON a line, of both kinds, each against the entries of a tree

Needs Python 3.9 and, for the signatures, either the package 'cryptography' or the program 'openssl'. Keys are PEM public
keys (Ed25519 or ECDSA P-256) and come from you, never from what is checked. Exit 0 when all is good, 1 when not.
"""
import argparse, base64, hashlib, json, os, subprocess, sys, tempfile

class Bad(Exception):
    """What is checked is not what it claims to be."""

REFUSALS = (Bad, OSError, ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError)

def sha256(data): return hashlib.sha256(data).digest()
def leaf_hash(entry): return sha256(b"\x00" + entry)
def node_hash(left, right): return sha256(b"\x01" + left + right)

def unbase64(text):
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data) != (text if isinstance(text, bytes) else text.encode()):
        raise Bad(f"not the one base64 of its bytes: {text!r}")
    return data

def unhash(text):
    data = unbase64(text)
    if len(data) != 32:
        raise Bad("a hash does not have 32 bytes")
    return data

def number(text):
    if not text.isascii() or not text.isdigit() or str(int(text)) != text or int(text) >= 1 << 64:
        raise Bad(f"not a number: {text!r}")
    return int(text)

# The DER before the bytes of a key.
PREFIXES = {"ed25519": bytes.fromhex("302a300506032b6570032100"),
            "p256": bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200")}

class Key:
    def __init__(self, path):
        self.pem = open(path, "rb").read()
        body = b"".join(line for line in self.pem.split(b"\n") if line and not line.startswith(b"-----"))
        self.der = unbase64(body)
        kinds = [kind for kind, prefix in PREFIXES.items() if self.der.startswith(prefix)]
        self.kind = kinds[0] if kinds else None
        if not kinds:
            raise Bad(f"{path}: neither an Ed25519 nor a P-256 public key")

    def note_id(self, name):
        """The key id of signature lines in notes of this name."""
        if self.kind == "p256":
            return sha256(self.der)[:4]
        return sha256(name.encode() + b"\n\x01" + self.der[-32:])[:4]

    def verifies(self, signature, message):
        try:
            from cryptography.exceptions import InvalidSignature
            from cryptography.hazmat.primitives import hashes, serialization
            from cryptography.hazmat.primitives.asymmetric import ec
        except ImportError:
            return self.openssl_verifies(signature, message)
        key = serialization.load_der_public_key(self.der)
        try:
            key.verify(signature, message, *([ec.ECDSA(hashes.SHA256())] if self.kind == "p256" else []))
            return True
        except InvalidSignature:
            return False

    def openssl_verifies(self, signature, message):
        with tempfile.TemporaryDirectory() as folder:
            for name, data in (("key", self.pem), ("signature", signature), ("message", message)):
                with open(os.path.join(folder, name), "wb") as file:
                    file.write(data)
            command = ("pkeyutl -verify -pubin -inkey key -rawin -in message -sigfile signature"
                       if self.kind == "ed25519" else "dgst -sha256 -verify key -signature signature message")
            return subprocess.run(["openssl", *command.split()], cwd=folder, capture_output=True).returncode == 0

def open_checkpoint(note, keys):
    """The origin, size and root of a signed checkpoint; lines of keys we do not know are ignored."""
    text, separator, lines = note.rpartition(b"\n\n")
    if not separator or not lines.endswith(b"\n"):
        raise Bad("not a signed note")
    body = (text + b"\n").decode()
    parts = body.split("\n")
    if len(parts) < 4 or parts[-1] or not all(parts[:-1]):
        raise Bad("not a checkpoint")
    origin, size, root = parts[0], number(parts[1]), unhash(parts[2])
    signed = False
    for line in lines.decode().split("\n")[:-1]:
        words = line.split(" ")
        if len(words) != 3 or words[0] != "\u2014":
            raise Bad("not a signature line")
        signature = unbase64(words[2])
        for key in keys:
            if words[1] == origin and signature[:4] == key.note_id(origin):
                if not key.verifies(signature[4:], body.encode()):
                    raise Bad("the checkpoint's signature does not verify")
                signed = True
    if not signed:
        raise Bad("the checkpoint is not signed by a given key")
    return origin, size, root

def check_envelope(entry, keys):
    """One entry: a DSSE envelope of an in-toto statement, signed by the ledger."""
    envelope = json.loads(entry)
    kind, payload = envelope["payloadType"], unbase64(envelope["payload"])
    message = b"DSSEv1 %d %s %d %s" % (len(kind.encode()), kind.encode(), len(payload), payload)
    if kind != "application/vnd.in-toto+json" or "predicateType" not in json.loads(payload):
        raise Bad("the entry is not an in-toto statement")
    for signature in envelope["signatures"]:
        if any(key.verifies(unbase64(signature["sig"]), message) for key in keys):
            return
    raise Bad("the entry is not signed by a given key")

def split_point(size):
    """The largest power of two below a size of at least 2."""
    return 1 << ((size - 1).bit_length() - 1)

def root_by_inclusion(leaf, index, size, path):
    """The root that an audit path leads to, by the recursion of RFC 6962 section 2.1.1."""
    if size == 1:
        if path:
            raise Bad("the proof is too long")
        return leaf
    if not path:
        raise Bad("the proof is too short")
    middle = split_point(size)
    if index < middle:
        return node_hash(root_by_inclusion(leaf, index, middle, path[:-1]), path[-1])
    return node_hash(path[-1], root_by_inclusion(leaf, index - middle, size - middle, path[:-1]))

def roots_by_consistency(old, new, path, whole, old_root):
    """Both roots that a consistency proof leads to, by the recursion of RFC 6962 section 2.1.2."""
    if old == new:
        if whole:
            if path:
                raise Bad("the proof is too long")
            return old_root, old_root
        if len(path) != 1:
            raise Bad("the proof has a wrong length")
        return path[0], path[0]
    if not path:
        raise Bad("the proof is too short")
    middle = split_point(new)
    if old <= middle:
        left_old, left_new = roots_by_consistency(old, middle, path[:-1], whole, old_root)
        return left_old, node_hash(left_new, path[-1])
    right_old, right_new = roots_by_consistency(old - middle, new - middle, path[:-1], False, old_root)
    return node_hash(path[-1], right_old), node_hash(path[-1], right_new)

def check_inclusion(leaf, index, size, root, path):
    if not 0 <= index < size or root_by_inclusion(leaf, index, size, path) != root:
        raise Bad(f"the proof does not lead from entry {index} to the root of {size} entries")

def check_consistency(old, old_root, new, new_root, path):
    if old > new or old == new and (path or old_root != new_root):
        raise Bad(f"the tree of {new} entries does not extend that of {old}")
    if old == 0:
        if path or old_root != sha256(b""):
            raise Bad("a proof from an empty tree is empty")
    elif roots_by_consistency(old, new, path, True, old_root) != (old_root, new_root):
        raise Bad(f"the proof does not lead from {old} to {new} entries")

def read_json(value, field):
    """(number, hashes, checkpoint note) of a proof in JSON."""
    note = value["checkpoint"].encode()
    if set(value) != {"checkpoint", "hashes", "treeSize", field} or type(value[field]) is not int:
        raise Bad("not a proof")
    if number(note.split(b"\n")[1].decode()) != value["treeSize"]:
        raise Bad("treeSize is not the checkpoint's")
    return number(str(value[field])), [unhash(text) for text in value["hashes"]], note

def read_proof(data, header, field):
    """The same of a file in JSON or text form."""
    if data.lstrip().startswith(b"{"):
        return read_json(json.loads(data), field)
    head, separator, note = data.partition(b"\n\n")
    lines = head.decode().split("\n")
    if not separator or lines[:len(header)] != header:
        raise Bad("not a proof")
    lines = lines[len(header):]
    if header and lines and lines[0].startswith("extra "):
        unbase64(lines.pop(0)[6:])
    word = "index " if header else "old "
    if not lines or not lines[0].startswith(word):
        raise Bad(f"the proof has no line '{word}N'")
    return number(lines[0][len(word):]), [unhash(line) for line in lines[1:]], note

def tile_path(kind, index, width):
    digits = f"{index:0{(len(str(index)) + 2) // 3 * 3}}"
    groups = ["x" + digits[start:start + 3] for start in range(0, len(digits) - 3, 3)] + [digits[-3:]]
    return f"tile/{kind}/" + "/".join(groups) + ("" if width == 256 else f".p/{width}")

def read_tile(folder, kind, index, width):
    """The bytes of a tile or bundle, and how many hashes or entries its file has."""
    for found in (width, 256):
        path = os.path.join(folder, tile_path(kind, index, found))
        if os.path.exists(path):
            return open(path, "rb").read(), found
    raise Bad(f"{tile_path(kind, index, width)} is missing")

def check_tree(folder, keys):
    """Recomputes every tile of every level from the entries; gives origin and leaf hashes."""
    origin, size, root = open_checkpoint(open(os.path.join(folder, "checkpoint"), "rb").read(), keys)
    hashes = []
    for index in range((size + 255) // 256):
        width, entries, offset = min(256, size - index * 256), [], 0
        data, count = read_tile(folder, "entries", index, width)
        while offset < len(data):
            length = int.from_bytes(data[offset:offset + 2], "big")
            entries.append(data[offset + 2:offset + 2 + length])
            offset += 2 + length
        if offset != len(data) or len(entries) != count:
            raise Bad(f"bundle {index} is cut off or too long")
        for entry in entries[:width]:
            check_envelope(entry, keys)
            hashes.append(leaf_hash(entry))
    level, row = 0, hashes
    while row:
        for index in range((len(row) + 255) // 256):
            wanted = row[index * 256:(index + 1) * 256]
            data, count = read_tile(folder, str(level), index, len(wanted))
            if len(data) != 32 * count or data[:32 * len(wanted)] != b"".join(wanted):
                raise Bad(f"tile {level}/{index} is not that of the entries")
        row = [tree_root(row[start:start + 256]) for start in range(0, len(row) - 255, 256)]
        level += 1
    if tree_root(hashes) != root:
        raise Bad("the entries do not give the root of the checkpoint")
    return origin, hashes

def check_proofs(file, folder, keys):
    """A line for each proof of the file: good, or bad with the reason; gives how many were bad."""
    origin, hashes = check_tree(folder, keys)
    heads, roots, bad = {}, {}, 0
    for line in open(file, "rb"):
        try:
            value = json.loads(line)
            field = "index" if "index" in value else "oldSize"
            start, path, note = read_json(value, field)
            heads[note] = heads.get(note) or open_checkpoint(note, keys)
            if heads[note][0] != origin or start > len(hashes) or field == "index" and start == len(hashes):
                raise Bad("the proof is of another log, or of an entry it does not have")
            if field == "index":
                check_inclusion(hashes[start], start, heads[note][1], heads[note][2], path)
            else:
                roots[start] = roots.get(start) or tree_root(hashes[:start])
                check_consistency(start, roots[start], heads[note][1], heads[note][2], path)
            print("good")
        except REFUSALS as error:
            print("bad:", error)
            bad += 1
    return bad

def tree_root(hashes):
    if not hashes:
        return sha256(b"")
    if len(hashes) == 1:
        return hashes[0]
    middle = split_point(len(hashes))
    return node_hash(tree_root(hashes[:middle]), tree_root(hashes[middle:]))

def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["tree", "inclusion", "consistency", "proofs"])
    parser.add_argument("file", help="the tree's folder, or the proof")
    parser.add_argument("other", nargs="?", help="the entry, the earlier checkpoint, or the tree's folder")
    parser.add_argument("--key", action="append", required=True, help="a PEM public key of the ledger")
    options = parser.parse_args()
    try:
        keys = [Key(path) for path in options.key]
        if options.what == "tree":
            origin, hashes = check_tree(options.file, keys)
            return print(f"good: {len(hashes)} entries of {origin}")
        if options.what == "proofs":
            return sys.exit(1 if check_proofs(options.file, options.other, keys) else 0)
        proof, other = open(options.file, "rb").read(), open(options.other, "rb").read()
        if options.what == "inclusion":
            index, path, note = read_proof(proof, ["c2sp.org/tlog-proof@v1"], "index")
            origin, size, root = open_checkpoint(note, keys)
            check_envelope(other, keys)
            check_inclusion(leaf_hash(other), index, size, root, path)
            return print(f"good: entry {index} of {size} of {origin}")
        old, path, note = read_proof(proof, [], "oldSize")
        (origin, size, root), (old_origin, old_size, old_root) = open_checkpoint(note, keys), open_checkpoint(other, keys)
        if old_origin != origin or old_size != old:
            raise Bad("the earlier checkpoint is of another log or size")
        check_consistency(old, old_root, size, root, path)
        return print(f"good: {old} to {size} entries of {origin}")
    except REFUSALS as error:
        return sys.exit(f"bad: {error}")

if __name__ == "__main__":
    main()
