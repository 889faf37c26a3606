"""Somebody at a window: finds controls by their names over AT-SPI, presses keys, looks.

No coordinates. Waiting is always for something, with a deadline."""
import os
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402  (after the version is chosen)
from words import english_words  # noqa: E402

WAIT_SECONDS = 40
POLL_SECONDS = 0.05
CHILDREN_MAX = 60  # of one node: tables are asked by other ways
ROWS_MAX = 30  # of one table
DEPTH_MAX = 25
TABS_MAX = 60  # controls of one window
PICTURE_TRIES = 8  # a caret that blinks never lets two be alike

FOCUSABLE_ROLES_WITHOUT_NAME = {Atspi.Role.SCROLL_BAR, Atspi.Role.TABLE_CELL,
                                Atspi.Role.TABLE_COLUMN_HEADER}


def spoken(node):
    """What a control is called, without the line breaks that wrapping put into it."""
    return (node.get_name() or "").replace("\n", "")


class Desk:
    def __init__(self, program, settings, pictures, suffix=""):
        self.pictures = pictures
        self.suffix = suffix
        self.known_words = frozenset()  # Latin words that were typed by somebody
        os.makedirs(pictures, exist_ok=True)
        self.process = subprocess.Popen([program, "--settings", settings])
        self.application = self.wait(self._find_application, "the program to appear")

    # --- waiting

    def wait(self, condition, what, seconds=WAIT_SECONDS):
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise AssertionError(f"the window ended ({self.process.returncode}) while waiting "
                                     f"for {what}")
            try:
                found = condition()
            except gi.repository.GLib.Error:
                found = None  # the control went away while it was looked at
            if found:
                return found
            time.sleep(POLL_SECONDS)
        self.picture("failed")
        raise AssertionError(f"waited {seconds} s for {what}\n" + self.outline())

    def _find_application(self):
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(index)
            if child and child.get_process_id() == self.process.pid:
                return child
        return None

    # --- looking

    def nodes(self, top=None, depth=0, hidden=False):
        """Everything that is shown, top down."""
        top = top or self.application
        for index in range(min(top.get_child_count(), CHILDREN_MAX)):
            child = top.get_child_at_index(index)
            if child is None:
                continue
            shown = child.get_state_set().contains(Atspi.StateType.SHOWING)
            if not shown and not hidden:
                continue
            yield child
            if depth < DEPTH_MAX and child.get_role() not in (Atspi.Role.TABLE,
                                                               Atspi.Role.TREE_TABLE):
                yield from self.nodes(child, depth + 1, hidden)

    def find(self, role, name):
        """The first control of this role whose name begins like this."""
        for node in self.nodes():
            if node.get_role() == role and (node.get_name() or "").startswith(name):
                return node
        return None

    def see(self, role, name):
        return self.wait(lambda: self.find(role, name), f"{role.value_nick} “{name}”")

    def button(self, name):
        return self.see(Atspi.Role.PUSH_BUTTON, name)

    def field(self, name):
        def look():
            for role in (Atspi.Role.TEXT, Atspi.Role.ENTRY, Atspi.Role.PASSWORD_TEXT):
                node = self.find(role, name)
                if node:
                    return node
            return None
        return self.wait(look, f"field “{name}”")

    def text_shown(self, part):
        """Waits until some label, heading or button says this."""
        return self.wait(
            lambda: next((node for node in self.nodes() if part in spoken(node)), None),
            f"text “{part}”")

    def gets_the_keys(self):
        """Waits until the main window has the keyboard: a key before that is lost."""
        def look():
            return any(node.get_role() == Atspi.Role.FRAME and
                       node.get_state_set().contains(Atspi.StateType.ACTIVE)
                       for node in self.nodes())
        return self.wait(look, "the main window to have the keyboard")

    def text_gone(self, part):
        return self.wait(
            lambda: not any(part in spoken(node) for node in self.nodes()),
            f"text “{part}” to go")

    def table(self, name):
        def look():
            # The newest window's table, with exactly this name.
            found = [node for node in self.nodes()
                     if node.get_role() in (Atspi.Role.TABLE, Atspi.Role.TREE_TABLE)
                     and node.get_name() == name]
            return found[-1] if found else None
        return self.wait(look, f"table “{name}”")

    def cells(self, name):
        """Rows of a table as lists of texts; few rows only."""
        return self._rows(self.table(name).get_table_iface())

    def _rows(self, grid):
        return [[self._cell_text(grid.get_accessible_at(row, column))
                 for column in range(grid.get_n_columns())]
                for row in range(min(grid.get_n_rows(), ROWS_MAX))]

    def _cell_text(self, cell):
        """A cell's own name, or the names inside it: an icon and its word are one cell."""
        parts = [cell.get_name() or ""]
        for index in range(cell.get_child_count()):
            parts.append(cell.get_child_at_index(index).get_name() or "")
        return "".join(parts)

    def ticked(self, table_name, row):
        """Whether the first column of this row is ticked."""
        cell = self.table(table_name).get_table_iface().get_accessible_at(row, 0)
        parts = [cell] + [cell.get_child_at_index(i) for i in range(cell.get_child_count())]
        return any(part.get_state_set().contains(Atspi.StateType.CHECKED) for part in parts)

    def row_with(self, table_name, text):
        def look():
            for row in self.cells(table_name):
                if any(text in cell for cell in row):
                    return row
            return None
        return self.wait(look, f"row with “{text}” in “{table_name}”")

    def text_of(self, name):
        """What stands in a field."""
        field = self.field(name)
        return field.get_text_iface().get_text(0, -1)

    def facts_with(self, name, text):
        """Waits until a list of facts, which is drawn and read by its description, says this."""
        return self.wait(
            lambda: any(node.get_name() == name and text in (node.get_description() or "")
                        for node in self.nodes()), f"“{text}” in “{name}”")

    def focused(self):
        for node in self.nodes():
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return node
        return None

    def focus_on(self, name):
        return self.wait(
            lambda: (lambda node: node and (node.get_name() or "").startswith(name))(self.focused()),
            f"focus on “{name}”")

    def come_to_front(self):
        """Waits until the window has the keyboard, after another one was closed."""
        self.wait(lambda: any(node.get_state_set().contains(Atspi.StateType.ACTIVE)
                              for node in self.nodes()
                              if node.get_role() in (Atspi.Role.FRAME, Atspi.Role.DIALOG)),
                  "the window to become active")

    def outline(self):
        lines = []
        for node in self.nodes():
            if node.get_name():
                lines.append(f"  {node.get_role_name()}: {node.get_name()[:60]}")
        return "\n".join(lines[:120])

    # --- doing

    def write(self, name, text):
        """Chinese cannot be typed by simulated keys; it is put in as a screen reader would."""
        field = self.field(name)
        assert field.get_editable_text_iface().set_text_contents(text), f"cannot write into {name}"

    def type(self, text):
        subprocess.run(["xdotool", "type", "--delay", "8", text], check=True)

    def key(self, *names):
        subprocess.run(["xdotool", "key", "--delay", "20", *names], check=True)

    def picture(self, name):
        """A picture of the screen once it stands still: themes animate what changes."""
        file = os.path.join(self.pictures, f"{name}{self.suffix}.png")
        before = None
        for _ in range(PICTURE_TRIES):
            subprocess.run(["import", "-window", "root", file], check=True)
            now = subprocess.run(["identify", "-format", "%#", file], check=True,
                                 capture_output=True).stdout
            if now == before:
                break
            before = now
        return file

    # --- judging

    def unnamed_controls(self):
        """Controls that take the focus but tell a screen reader nothing."""
        faults = []
        for node in self.nodes():
            states = node.get_state_set()
            if not states.contains(Atspi.StateType.FOCUSABLE):
                continue
            if node.get_role() in FOCUSABLE_ROLES_WITHOUT_NAME or node.get_name():
                continue
            if node.get_role() == Atspi.Role.PANEL and node.get_child_count():
                continue  # a frame around controls; walk_by_tab finds those that stop the cursor
            labelled = any(relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
                           for relation in node.get_relation_set())
            if not labelled and node.get_role() != Atspi.Role.FRAME:
                faults.append(f"{node.get_role_name()} in "
                              f"{node.get_parent().get_name() or node.get_parent().get_role_name()}")
        return faults

    def walk_by_tab(self):
        """Goes round the window with the Tab key: what has no name on the way, or that there is no
        way round."""
        start = before = self.focused_name()
        faults = []
        for _ in range(TABS_MAX):
            self.key("Tab")
            # A combo box of GTK 3 does not say that it has the focus: it is passed as None.
            if before is not None:
                self.wait(lambda seen=before: self.focused_name() != seen, f"Tab to leave {before}")
            before = self.focused_name()
            if before == "":
                faults.append(f"Tab stops at a nameless {self.focused().get_role_name()}")
            if before == start:
                return faults
        return faults + [f"Tab does not come back to {start}"]

    def focused_name(self):
        node = self.focused()
        return None if node is None else node.get_name() or ""

    def said(self):
        """Every text of the screen: names, descriptions, headers and cells of tables."""
        for node in self.nodes():
            yield spoken(node)
            yield node.get_description() or ""
            if node.get_role() not in (Atspi.Role.TABLE, Atspi.Role.TREE_TABLE):
                continue
            grid = node.get_table_iface()
            for column in range(grid.get_n_columns()):
                header = grid.get_column_header(column)
                yield (header.get_name() or "") if header else ""
            for row in self._rows(grid):
                yield from row

    def english_left(self):
        """Texts of the screen with words that were not translated."""
        return [text for text in self.said() if english_words(text, self.known_words)]

    # --- ending

    def close(self):
        self.process.terminate()
        self.process.wait(timeout=20)

    def kill(self):
        self.process.kill()
        self.process.wait(timeout=20)
