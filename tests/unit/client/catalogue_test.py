#!/usr/bin/env python3
"""catalogue_test.py ROOT: the Chinese catalogue has every string of the window's sources, finished.

Fails on strings of the sources that the catalogue lacks, on strings of the catalogue that no source
has any more, and on untranslated or fuzzy entries.
"""
import glob
import os
import subprocess
import sys
import tempfile

KEYWORDS = ["--keyword=_", "--keyword=wxPLURAL:1,2", "--keyword=wxTRANSLATE",
            "--keyword=wxGetTranslation"]


def message_ids(file, *options):
    """The msgids of a catalogue after msgattrib with these options."""
    text = subprocess.run(["msgattrib", "--no-wrap", *options, file], check=True,
                          capture_output=True, text=True).stdout
    return {line[len("msgid "):] for line in text.splitlines()
            if line.startswith("msgid ") and line != 'msgid ""'}


def main(root):
    os.chdir(root)
    catalogue = "client/i18n/zh_CN.po"
    sources = sorted(glob.glob("client/**/*.cpp", recursive=True) +
                     glob.glob("client/**/*.h", recursive=True))
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, "window.pot")
        subprocess.run(["xgettext", "--language=C++", "--from-code=UTF-8", *KEYWORDS, "-o",
                        template, *sources], check=True)
        wanted = message_ids(template)
    have = message_ids(catalogue)
    faults = [f"missing in the catalogue: {text}" for text in sorted(wanted - have)]
    faults += [f"no longer in the sources: {text}" for text in sorted(have - wanted)]
    faults += [f"not translated: {text}" for text in
               sorted(message_ids(catalogue, "--untranslated"))]
    faults += [f"fuzzy: {text}" for text in sorted(message_ids(catalogue, "--only-fuzzy"))]
    if len(wanted) < 100:
        faults.append(f"only {len(wanted)} strings found in the sources")
    print("\n".join(faults) or f"{len(wanted)} strings, all translated")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
