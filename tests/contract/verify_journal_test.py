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

VECTORS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "journal_vectors.json")


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

    def test_changed_vector_is_found(self):
        self.vectors["commitments"][0]["value"] = "李四"
        self.assertEqual(self.run_on("vectors", json.dumps(self.vectors))[0], 1)

    def test_wrong_usage_is_told(self):
        with contextlib.redirect_stderr(io.StringIO()) as said:
            self.assertEqual(verify_journal.main(["nothing"]), 2)
        self.assertIn("verify_journal.py vectors FILE", said.getvalue())


if __name__ == "__main__":
    unittest.main()
