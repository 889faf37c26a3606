#!/usr/bin/env python3
"""The check for words that were not translated finds one wherever it is planted."""
import os
import sys
import unittest

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import Atspi, Desk  # noqa: E402
from words import english_words  # noqa: E402


class States:
    def contains(self, _state):
        return True


class Node:
    """What the check asks of an accessible thing."""

    def __init__(self, role, name="", description="", children=()):
        self.role, self.name, self.description = role, name, description
        self.children = list(children)

    def get_role(self):
        return self.role

    def get_name(self):
        return self.name

    def get_description(self):
        return self.description

    def get_state_set(self):
        return States()

    def get_child_count(self):
        return len(self.children)

    def get_child_at_index(self, index):
        return self.children[index]


class Table(Node):
    """A table of one row."""

    def __init__(self, header, cell):
        super().__init__(Atspi.Role.TREE_TABLE, "办件")
        self.header, self.cell = header, cell

    def get_table_iface(self):
        return self

    def get_n_rows(self):
        return 1

    def get_n_columns(self):
        return 1

    def get_column_header(self, _column):
        return Node(Atspi.Role.TABLE_COLUMN_HEADER, self.header)

    def get_accessible_at(self, _row, _column):
        return Node(Atspi.Role.TABLE_CELL, self.cell)


def desk_with(*nodes):
    desk = Desk.__new__(Desk)  # no program behind it
    desk.known_words = frozenset()
    desk.application = Node(Atspi.Role.APPLICATION, children=[
        Node(Atspi.Role.FRAME, "便民 · 综合窗口", children=nodes)])
    return desk


class Words(unittest.TestCase):
    def test_a_single_word_is_found(self):
        self.assertEqual(english_words("环节：Step"), ["Step"])
        self.assertEqual(english_words("document.issued"), ["document", "issued"])
        self.assertEqual(english_words("还缺 2 份 materials，不能受理"), ["materials"])

    def test_keys_and_numbers_are_no_words(self):
        for text in ("受理并打印  Ctrl+回车", "F1 帮助", "返回  Esc", "441821261130010100001E",
                     "EA123456789CN", "G1234567", "A 类", "2027-01-12 估", "PgUp、PgDn"):
            self.assertEqual(english_words(text), [], text)

    def test_what_somebody_typed_is_known(self):
        self.assertEqual(english_words("Maria O'Neill", {"Maria", "Neill"}), [])


class Screens(unittest.TestCase):
    def test_a_chinese_screen_has_none(self):
        desk = desk_with(Node(Atspi.Role.LABEL, "办件", "环节 已受理"), Table("预计办结", "2027-01-12"))
        self.assertEqual(desk.english_left(), [])

    def test_a_planted_word_is_found_in_every_place(self):
        places = {
            "label": Node(Atspi.Role.LABEL, "Step"),
            "button": Node(Atspi.Role.PUSH_BUTTON, "Accept and print  Ctrl+回车"),
            "facts": Node(Atspi.Role.PANEL, "办件内容", "Supplement until 2026-12-21"),
            "header": Table("Due", "2027-01-12"),
            "cell": Table("办理经过", "document.issued"),
            "inner label": Node(Atspi.Role.PANEL, "办件", children=[Node(Atspi.Role.LABEL, "Hint")]),
        }
        for place, node in places.items():
            self.assertEqual(len(desk_with(node).english_left()), 1, place)


if __name__ == "__main__":
    unittest.main()
