#!/usr/bin/env python3
"""Checks a journal without the product: recomputes every hash of an export.

An independent reading of shared/docs/journal-format.md: the standard library, and the openssl
program for signatures.

    verify_journal.py vectors FILE        check the published test vectors
    verify_journal.py export FILE [HASH]  check a JSON-lines export of one stream ("-" = stdin);
                                          HASH, where given, must be the hash of its last entry
    verify_journal.py heads FILE KEY [EXPORT]
                                          check every line of a log of signed heads with the public
                                          key (PEM) and, where given, the export against them

Exit status 0: everything agrees; 1: a fault, named on standard error; 2: wrong usage.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from datetime import datetime, timedelta

FORMAT_MARK = b"bianmin-journal-1"
HEAD_MARK = b"bianmin-head-1"
FIRST_PREV_HASH = "0" * 64
HASHED_FIELDS = ("actor", "station", "kind", "entity", "payload", "prev_hash")
ENTRY_FIELDS = {"stream", "seq", "at", "hash", *HASHED_FIELDS}
HEAD_FIELDS = {"stream", "seq", "hash", "at", "key_id", "signature"}
INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")


class Fault(Exception):
    """Something does not agree; the text says what."""


def netstring(data):
    return b"%d:%s," % (len(data), data)


def sha256_hex(data):
    return hashlib.sha256(data).hexdigest()


def milliseconds(instant):
    """Milliseconds since 1970 of an RFC 3339 text in UTC, in integers only."""
    if not INSTANT.fullmatch(instant):
        raise Fault(f"not a UTC instant with milliseconds: {instant!r}")
    moment = datetime.strptime(instant, "%Y-%m-%dT%H:%M:%S.%fZ")
    return (moment - datetime(1970, 1, 1)) // timedelta(milliseconds=1)


def canonical_bytes(entry):
    fields = [
        FORMAT_MARK,
        entry["stream"].encode(),
        str(entry["seq"]).encode(),
        str(milliseconds(entry["at"])).encode(),
    ]
    fields += [entry[name].encode() for name in HASHED_FIELDS]
    return b"".join(netstring(field) for field in fields)


def commitment(salt, value):
    return sha256_hex(netstring(salt.encode()) + netstring(value.encode()))


def head_statement(head):
    fields = [
        HEAD_MARK,
        head["stream"].encode(),
        str(head["seq"]).encode(),
        head["hash"].encode(),
        str(milliseconds(head["at"])).encode(),
        head["key_id"].encode(),
    ]
    return b"".join(netstring(field) for field in fields)


class HeadKey:
    """A public key in PEM, which the openssl program reads."""

    def __init__(self, pem):
        self.folder = tempfile.TemporaryDirectory()
        self.write("key", pem.encode())
        raw = self.openssl("pkey", "-pubin", "-in", self.path("key"), "-outform", "DER")
        if raw.returncode != 0:
            raise Fault("no public key in PEM")
        self.id = sha256_hex(raw.stdout[-32:])[:16]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.folder.cleanup()

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, data):
        with open(self.path(name), "wb") as file:
            file.write(data)

    @staticmethod
    def openssl(*arguments):
        return subprocess.run(["openssl", *arguments], capture_output=True, check=False)

    def has_signed(self, head):
        if set(head) != HEAD_FIELDS or head["key_id"] != self.id:
            return False
        self.write("statement", head_statement(head))
        self.write("signature", bytes.fromhex(head["signature"]))
        return self.openssl("pkeyutl", "-verify", "-pubin", "-inkey", self.path("key"), "-rawin",
                            "-in", self.path("statement"),
                            "-sigfile", self.path("signature")).returncode == 0


class Chain:
    """Takes the entries of one stream in order."""

    def __init__(self):
        self.hashes = []  # of entry 1, 2, 3 ...
        self.stream = None
        self.seq = 0
        self.hash = FIRST_PREV_HASH

    def add(self, entry):
        if set(entry) != ENTRY_FIELDS:
            raise Fault(f"after entry {self.seq}: fields are {sorted(entry)}")
        if self.stream is None:
            self.stream = entry["stream"]
        if entry["stream"] != self.stream:
            raise Fault(f"entry {entry['seq']} belongs to stream {entry['stream']!r}")
        if entry["seq"] != self.seq + 1:
            raise Fault(f"entry {self.seq + 1} is missing: {entry['seq']} follows")
        if entry["prev_hash"] != self.hash:
            raise Fault(f"entry {entry['seq']} does not continue entry {self.seq}")
        if entry["hash"] != sha256_hex(canonical_bytes(entry)):
            raise Fault(f"entry {entry['seq']} has a wrong hash: it was changed")
        self.seq = entry["seq"]
        self.hash = entry["hash"]
        self.hashes.append(self.hash)


def check_head_vectors(vectors):
    with HeadKey(vectors["head_key"]["public_key"]) as key:
        if key.id != vectors["head_key"]["key_id"]:
            raise Fault(f"key id is {key.id}")
        for vector in vectors["heads"]:
            seen = head_statement(vector["head"])
            if seen != vector["statement"].encode():
                raise Fault(f"{vector['name']}: signed bytes are {seen!r}")
            if not key.has_signed(vector["head"]):
                raise Fault(f"{vector['name']}: the signature is not the key's")


def check_vectors(path):
    with open(path, encoding="utf-8") as file:
        vectors = json.load(file)
    chain = Chain()
    for vector in vectors["entries"]:
        seen = canonical_bytes(vector["entry"])
        if seen != vector["canonical"].encode():
            raise Fault(f"{vector['name']}: canonical bytes are {seen!r}")
        chain.add(vector["entry"])
    for vector in vectors["commitments"]:
        if commitment(vector["salt"], vector["value"]) != vector["commitment"]:
            raise Fault(f"commitment of {vector['value']!r} differs")
    check_head_vectors(vectors)
    if len(vectors["entries"]) < 3 or not vectors["commitments"] or not vectors["heads"]:
        raise Fault("vectors are missing")
    print(f"{len(vectors['entries'])} entries, {len(vectors['commitments'])} commitments and "
          f"{len(vectors['heads'])} heads agree")


def read_lines(path, take):
    """Gives every line's JSON to `take`; a line that is none is named."""
    file = sys.stdin if path == "-" else open(path, encoding="utf-8")
    with file:
        for number, line in enumerate(file, 1):
            try:
                take(number, json.loads(line))
            except (ValueError, TypeError, AttributeError) as error:
                raise Fault(f"line {number}: {error}") from error


def read_chain(path):
    chain = Chain()
    read_lines(path, lambda _, entry: chain.add(entry))
    return chain


def check_heads(path, key_path, export_path):
    chain = read_chain(export_path) if export_path is not None else None
    count = 0

    def take(number, head):
        nonlocal count
        if not key.has_signed(head):
            raise Fault(f"line {number}: not signed by key {key.id}")
        if chain is not None and head["stream"] != chain.stream:
            raise Fault(f"line {number}: belongs to stream {head['stream']!r}")
        if chain is not None and head["seq"] > chain.seq:
            raise Fault(f"line {number}: entry {head['seq']} was signed, only {chain.seq} are left")
        if chain is not None and head["hash"] != chain.hashes[head["seq"] - 1]:
            raise Fault(f"line {number}: entry {head['seq']} is not the one that was signed")
        count += 1

    with open(key_path, encoding="utf-8") as file, HeadKey(file.read()) as key:
        read_lines(path, take)
        print(f"{count} heads of key {key.id} agree")


def check_export(path, expected_head):
    chain = read_chain(path)
    if expected_head is not None and chain.hash != expected_head:
        raise Fault(f"last entry {chain.seq} has hash {chain.hash}, not the expected one")
    print(f"stream {chain.stream}: {chain.seq} entries, head {chain.hash}")


def main(arguments):
    try:
        if len(arguments) == 2 and arguments[0] == "vectors":
            check_vectors(arguments[1])
        elif len(arguments) in (2, 3) and arguments[0] == "export":
            check_export(arguments[1], arguments[2] if len(arguments) == 3 else None)
        elif len(arguments) in (3, 4) and arguments[0] == "heads":
            check_heads(arguments[1], arguments[2], arguments[3] if len(arguments) == 4 else None)
        else:
            print(__doc__, file=sys.stderr)
            return 2
    except (Fault, OSError) as fault:
        print(f"verify_journal: {fault}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
