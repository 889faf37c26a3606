#!/usr/bin/env python3
"""The journal verifier accepts the published vectors and finds every kind of tampering."""

import contextlib
import copy
import io
import json
import os
import tempfile
import unittest

import verify_journal

HERE = os.path.dirname(os.path.abspath(__file__))
VECTORS = os.path.join(HERE, "journal_vectors.json")
DOCUMENT = os.path.join(HERE, "../../shared/docs/journal-format.md")


class VerifyJournal(unittest.TestCase):
    def setUp(self):
        with open(VECTORS, encoding="utf-8") as file:
            self.vectors = json.load(file)
        self.entries = [vector["entry"] for vector in self.vectors["entries"]]

    def run_on(self, command, text, *more):
        """Exit status and what was said."""
        said = io.StringIO()
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".json") as file:
            file.write(text)
            file.flush()
            with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
                status = verify_journal.main([command, file.name, *more])
        return status, said.getvalue()

    def run_export(self, entries, *more):
        text = "".join(json.dumps(entry, ensure_ascii=False) + "\n" for entry in entries)
        return self.run_on("export", text, *more)

    def test_published_vectors_agree(self):
        status, said = self.run_on("vectors", json.dumps(self.vectors))
        self.assertEqual((status, said.split()[0]), (0, "3"))

    def test_the_document_shows_the_vectors(self):
        with open(DOCUMENT, encoding="utf-8") as file:
            document = file.read()
        for vector in self.vectors["entries"]:
            self.assertIn(vector["canonical"], document)
            self.assertIn(vector["entry"]["hash"], document)
        for vector in self.vectors["heads"]:
            self.assertIn(vector["statement"], document)
            self.assertIn(vector["head"]["signature"], document)
        self.assertIn(self.vectors["head_key"]["key_id"], document)

    def test_whole_export_agrees_with_its_head(self):
        status, said = self.run_export(self.entries, self.entries[-1]["hash"])
        self.assertEqual(status, 0, said)
        self.assertIn("3 entries", said)

    def test_every_changed_field_is_found(self):
        for name, value in self.entries[1].items():
            changed = copy.deepcopy(self.entries)
            if name == "seq":
                changed[1][name] = 7
            elif name == "at":
                changed[1][name] = "2026-03-02T01:15:00.002Z"
            else:
                changed[1][name] = "x" + value
            status, said = self.run_export(changed)
            self.assertEqual(status, 1, f"a changed {name} was not found")
            self.assertIn("entry", said)

    def test_missing_swapped_and_cut_entries_are_found(self):
        one, two, three = self.entries
        self.assertEqual(self.run_export([one, three])[0], 1)
        self.assertEqual(self.run_export([two, one, three])[0], 1)
        self.assertEqual(self.run_export([one, two], three["hash"])[0], 1)
        self.assertEqual(self.run_export([{**one, "extra": ""}, two, three])[0], 1)

    def run_heads(self, heads, *more):
        """The log of these heads, checked with the vectors' key."""
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".pub") as key:
            key.write(self.vectors["head_key"]["public_key"])
            key.flush()
            text = "".join(json.dumps(head) + "\n" for head in heads)
            return self.run_on("heads", text, key.name, *more)

    def run_heads_against(self, entries):
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as export:
            for entry in entries:
                export.write(json.dumps(entry, ensure_ascii=False) + "\n")
            export.flush()
            heads = [vector["head"] for vector in self.vectors["heads"]]
            return self.run_heads(heads, export.name)

    def test_signed_heads_agree_alone_and_with_their_export(self):
        heads = [vector["head"] for vector in self.vectors["heads"]]
        status, said = self.run_heads(heads)
        self.assertEqual((status, said.split()[0]), (0, "2"), said)
        status, said = self.run_heads_against(self.entries)
        self.assertEqual((status, said.split()[0]), (0, "2"), said)

    def test_every_changed_field_of_a_head_is_found(self):
        for name in self.vectors["heads"][1]["head"]:
            heads = [copy.deepcopy(vector["head"]) for vector in self.vectors["heads"]]
            value = heads[1][name]
            if name == "seq":
                heads[1][name] = value + 1
            elif name == "at":
                heads[1][name] = "2028-01-01T00:00:59.998Z"
            else:
                heads[1][name] = ("0" if value[0] != "0" else "1") + value[1:]
            status, said = self.run_heads(heads)
            self.assertEqual(status, 1, f"a changed {name} was not found")
            self.assertIn("line 2", said)

    def test_history_that_was_cut_or_rewritten_contradicts_its_heads(self):
        status, said = self.run_heads_against(self.entries[:2])
        self.assertEqual(status, 1)
        self.assertIn("entry 3 was signed, only 2 are left", said)
        # All hashes are right again: the chain alone does not show it.
        last = copy.deepcopy(self.entries[2])
        last["payload"] = "{}"
        last["hash"] = verify_journal.sha256_hex(verify_journal.canonical_bytes(last))
        rewritten = [*self.entries[:2], last]
        self.assertEqual(self.run_export(rewritten)[0], 0)
        status, said = self.run_heads_against(rewritten)
        self.assertEqual(status, 1)
        self.assertIn("entry 3 is not the one that was signed", said)

    def test_changed_vector_is_found(self):
        self.vectors["commitments"][0]["value"] = "李四"
        self.assertEqual(self.run_on("vectors", json.dumps(self.vectors))[0], 1)

    def test_wrong_usage_is_told(self):
        with contextlib.redirect_stderr(io.StringIO()) as said:
            self.assertEqual(verify_journal.main(["nothing"]), 2)
        self.assertIn("verify_journal.py vectors FILE", said.getvalue())


if __name__ == "__main__":
    unittest.main()
