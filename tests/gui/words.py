"""What on a Chinese screen is no Chinese: words that nobody has translated."""
import re

KEYS = frozenset({"Ctrl", "Esc", "Shift", "Tab", "PgUp", "PgDn"})  # as they stand on the keyboard
# Letters beside digits are numbers of cases, documents and mail, and the keys F1 to F12.
WORD = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]{2,}(?![0-9A-Za-z])")


def english_words(text, known=frozenset()):
    """The words in Latin letters that are neither keys nor `known`, e.g. a name that was typed."""
    return [word for word in WORD.findall(text) if word not in KEYS and word not in known]
