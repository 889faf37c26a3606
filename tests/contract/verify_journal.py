#!/usr/bin/env python3
"""Checks a journal without the product: recomputes every hash of an export.

An independent reading of shared/docs/journal-format.md, standard library only.

    verify_journal.py vectors FILE        check the published test vectors
    verify_journal.py export FILE [HASH]  check a JSON-lines export of one stream ("-" = stdin);
                                          HASH, where given, must be the hash of its last entry

Exit status 0: everything agrees; 1: a fault, named on standard error; 2: wrong usage.
"""

import hashlib
import json
import re
import sys
from datetime import datetime, timedelta

FORMAT_MARK = b"bianmin-journal-1"
FIRST_PREV_HASH = "0" * 64
HASHED_FIELDS = ("actor", "station", "kind", "entity", "payload", "prev_hash")
ENTRY_FIELDS = {"stream", "seq", "at", "hash", *HASHED_FIELDS}
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


class Chain:
    """Takes the entries of one stream in order."""

    def __init__(self):
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
    if len(vectors["entries"]) < 3 or not vectors["commitments"]:
        raise Fault("vectors are missing")
    print(f"{len(vectors['entries'])} entries and {len(vectors['commitments'])} commitments agree")


def check_export(path, expected_head):
    chain = Chain()
    file = sys.stdin if path == "-" else open(path, encoding="utf-8")
    with file:
        for number, line in enumerate(file, 1):
            try:
                chain.add(json.loads(line))
            except (ValueError, TypeError, AttributeError) as error:
                raise Fault(f"line {number}: {error}") from error
    if expected_head is not None and chain.hash != expected_head:
        raise Fault(f"last entry {chain.seq} has hash {chain.hash}, not the expected one")
    print(f"stream {chain.stream}: {chain.seq} entries, head {chain.hash}")


def main(arguments):
    try:
        if len(arguments) == 2 and arguments[0] == "vectors":
            check_vectors(arguments[1])
        elif len(arguments) in (2, 3) and arguments[0] == "export":
            check_export(arguments[1], arguments[2] if len(arguments) == 3 else None)
        else:
            print(__doc__, file=sys.stderr)
            return 2
    except (Fault, OSError) as fault:
        print(f"verify_journal: {fault}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
