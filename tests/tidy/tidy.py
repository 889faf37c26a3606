#!/usr/bin/env python3
"""tidy.py CHECK ROOT: one house rule of shared/docs/contributing.md, checked over the whole tree.

Prints every offence as "file:line: what" and exits 1 when there is one.
"""
import os
import re
import subprocess
import sys

CODE = (".h", ".cpp")
FILE_LINES_MAX = 600
FUNCTION_LINES_MAX = 70

# Folder prefix -> layer; the longest prefix wins.
LAYERS = {
    "shared/base": "base",
    "shared/domain": "domain",
    "shared/contract": "contract",
    "shared/storage": "storage",
    "shared/transport": "transport",
    "reports": "reports",
    "server": "server",
    "client": "client",
    "client/ui": "ui",
    "client/window": "ui",
    "client/village": "ui",
    "client/manager": "ui",
    "tests": "tests",
}

# Third-party headers and the only places that may include them.
THIRD_PARTY = [
    (r"wx/", r"client/(ui|window|village|manager)/|tests/gui/"),
    (r"Poco/", r"shared/transport/|server/http/poco_|server/main/|client/\w+/main\.cpp|tests/"),
    (r"sqlite3\.h", r"shared/storage/sqlite/|tests/"),
    (r"hpdf", r"reports/pdf/"),
    (r"qrencode", r"reports/layout/"),
    (r"hb|harfbuzz", r"reports/|tests/unit/reports/"),
    (r"unicode/", r"shared/base/|reports/layout/"),
    (r"openssl/", r"shared/base/|tests/"),
    (r"argon2", r"server/http/argon2_"),
    (r"gtk/|atk/", r"client/ui/|client/window/platform_|tests/gui/"),
]

# What only POSIX has: the clients also become Windows programs.
POSIX_HEADER = re.compile(
    r"<(unistd|fcntl|dlfcn|pwd|poll|spawn|signal|termios|sys/\w+|netinet/\w+|arpa/\w+)\.h>")
POSIX_PLACES = re.compile(r"_posix\.cpp$|/platform_gtk\.cpp$|^server/|^tests/")

BANNED = [
    (re.compile(r"\b(TODO|FIXME|XXX)\b(?!\(#\d+\))"), "open end without an issue number", ".*"),
    (re.compile(r"\b(atoi|atof|localtime|gmtime|strtok|sprintf)\s*\("), "banned function", ".*"),
    (re.compile(r"\bstd::thread\b"), "use std::jthread", r"(server|shared|client|reports)/"),
    (re.compile(r"\b(sleep_for|sleep_until|usleep|wxSleep|wxMilliSleep)\b"), "no sleeping", ".*"),
    (re.compile(r"\bwxYield\b"), "no wxYield in the product", r"client/"),
    (re.compile(r"GTEST_SKIP|\bDISABLED_"), "a test that can be skipped", r"tests/"),
    (re.compile(r"\busing namespace\b"), "no using-directives", ".*"),
    (re.compile(r"\bOFFSET\b.*\?"), "keyset pages, never OFFSET", r"shared/storage/"),
]


def tracked(root):
    out = subprocess.run(["git", "-C", root, "ls-files", "-co", "--exclude-standard"],
                         check=True, capture_output=True, text=True).stdout
    return [name for name in out.splitlines() if os.path.isfile(os.path.join(root, name))]


def lines_of(root, name):
    with open(os.path.join(root, name), encoding="utf-8") as file:
        return file.read().splitlines()


def layer_of(name):
    best = ""
    for prefix in LAYERS:
        if name.startswith(prefix + "/") and len(prefix) > len(best):
            best = prefix
    return LAYERS.get(best)


def allowed_layers(root):
    allowed = {}
    text = "\n".join(lines_of(root, "shared/cmake/BianminModule.cmake"))
    for layer, others in re.findall(r"set\(BIANMIN_ALLOW_(\w+)\s+([\w ]+)\)", text):
        allowed[layer] = set(others.split())
    order = re.search(r"set\(BIANMIN_DOMAIN_ORDER ([\w ]+)\)", text).group(1).split()
    return allowed, order


def check_layers(root):
    allowed, order = allowed_layers(root)
    for name in tracked(root):
        if not name.endswith(CODE):
            continue
        mine = layer_of(name)
        for number, line in enumerate(lines_of(root, name), 1):
            own = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if own and layer_of(own.group(1)):
                theirs = layer_of(own.group(1))
                if theirs not in allowed[mine]:
                    yield name, number, f"{mine} must not include {theirs}: {own.group(1)}"
                if mine == "domain" and theirs == "domain":
                    a, b = name.split("/")[2], own.group(1).split("/")[2]
                    if a in order and b in order and order.index(b) > order.index(a):
                        yield name, number, f"domain order: {a} must not include {b}"
            foreign = re.match(r"\s*#\s*include\s+<([^>]+)>", line)
            if foreign:
                for pattern, places in THIRD_PARTY:
                    if re.match(pattern, foreign.group(1)) and not re.match(places, name):
                        yield name, number, f"{foreign.group(1)} belongs in {places}"
            if POSIX_HEADER.search(line) and not POSIX_PLACES.search(name):
                yield name, number, "POSIX header outside a port file"


def code_only(text):
    """The text with comments and literals blanked out, every character in its place."""
    literal = r'//[^\n]*|/\*.*?\*/|R"\((?:.|\n)*?\)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
    return re.sub(literal, lambda found: re.sub(r"[^\n]", "_", found.group()), text, flags=re.S)


def opens_list(before):
    """Whether the brace behind this text opens a list of values rather than a block."""
    return bool(re.search(r"[\w>\](,{]$|(=|,|\breturn)\s*$|[({]\s*$", before))


def check_leaks(root):
    """TRY behind another element of a braced list: on its early return the compiler (GCC 12) never
    destroys the elements before it."""
    for name in tracked(root):
        if not name.endswith(CODE):
            continue
        code = code_only("\n".join(lines_of(root, name)))
        open_brackets = []  # [kind, elements so far]; kind is "list", "call" or "block"
        for place in re.finditer(r"[][(){},;]|\bTRY\(", code):
            token = place.group()
            if token == "TRY(":
                inner = []
                for bracket in reversed(open_brackets):
                    if bracket[0] == "block":
                        break
                    inner.append(bracket)
                if any(kind == "list" and earlier for kind, earlier in inner):
                    yield name, code.count("\n", 0, place.start()) + 1, \
                        "TRY behind another element of a braced list leaks: name its value first"
                open_brackets.append(["call", 0])
            elif token in "([":
                open_brackets.append(["call", 0])
            elif token == "{":
                is_list = opens_list(code[max(0, place.start() - 40):place.start()])
                open_brackets.append(["list" if is_list else "block", 0])
            elif token in ")]}" and open_brackets:
                open_brackets.pop()
            elif token == "," and open_brackets:
                open_brackets[-1][1] += 1


def check_sizes(root):
    for name in tracked(root):
        if not name.endswith(CODE):
            continue
        lines = lines_of(root, name)
        if len(lines) > FILE_LINES_MAX:
            yield name, len(lines), f"{len(lines)} lines, at most {FILE_LINES_MAX}"
        start = None
        for number, line in enumerate(lines, 1):
            # Bodies of functions begin and end in column 0: namespaces are not indented.
            if re.match(r"[A-Za-z_].*\)( const| noexcept| override)*( ->.*)? \{$|    .*\)( const)* \{$",
                        line) and start is None and not re.match(r"\s*(namespace|struct|class|enum)",
                                                                 line):
                if not line.startswith("    ") or continues_signature(lines, number):
                    start = number
            if line == "}" or line == "};":
                if start is not None and number - start > FUNCTION_LINES_MAX:
                    yield name, start, f"function of {number - start} lines, at most {FUNCTION_LINES_MAX}"
                start = None


def continues_signature(lines, number):
    """A body whose signature was broken over lines: its first line begins in column 0."""
    for back in range(2, 8):
        if number - back < 0:
            return False
        line = lines[number - back]
        if not line or line.endswith((";", "}", "{", ":")):
            return False
        if re.match(r"[A-Za-z_\[]", line):
            return True
    return False


def check_words(root):
    for name in tracked(root):
        if not name.endswith(CODE + (".py", ".sh", ".cmake", "CMakeLists.txt")):
            continue
        if name.startswith("tests/tidy/"):
            continue
        for number, line in enumerate(lines_of(root, name), 1):
            for pattern, what, places in BANNED:
                if pattern.search(line) and re.match(places, name):
                    yield name, number, what


def check_error_codes(root):
    table_file = "shared/base/error_table.cpp"
    table = {}
    for number, line in enumerate(lines_of(root, table_file), 1):
        row = re.match(r'\s*\{"([a-z0-9_.]+)",\s*(".*)?', line)
        if row:
            if row.group(1) in table:
                yield table_file, number, f"{row.group(1)} stands twice"
            table[row.group(1)] = number
            sentence = row.group(2) or ""
            if re.search(r"[\u4e00-\u9fff][,;!?][\u4e00-\u9fff]", sentence):
                yield table_file, number, "half-width punctuation in a Chinese sentence"
    mentioned = {}
    literal = re.compile(r'"([a-z0-9_]+\.[a-z0-9_]+|internal|unavailable|unauthenticated|forbidden|'
                         r'not_found|conflict)"')
    raised = re.compile(r'(?:\bfail\(\s*ErrorKind::\w+,|reader\.fault\([^,]+,|faults\.add\([^,]+,)\s*'
                        r'"([a-z0-9_.]+)"', re.S)
    for name in tracked(root):
        if not name.endswith(CODE) or name == table_file or name.startswith("tests/"):
            continue
        text = "\n".join(lines_of(root, name))
        for found in literal.finditer(text):
            mentioned.setdefault(found.group(1), name)
        for found in raised.finditer(text):
            if found.group(1) not in table:
                number = text.count("\n", 0, found.start()) + 1
                yield name, number, f"no sentence for {found.group(1)}"
    for code, number in table.items():
        if code not in mentioned:
            yield table_file, number, f"nobody raises {code}"


def check_files(root):
    top = {"CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "client", "server",
           "shared", "reports", "installer", "tests"}
    names = tracked(root)
    for name in names:
        first = name.split("/")[0]
        if first not in top and not first.startswith("."):
            yield name, 1, "not in the fixed top level"
    listed = {}
    for name in names:
        if name.endswith("CMakeLists.txt"):
            folder = os.path.dirname(name)
            for line in lines_of(root, name):
                if line.lstrip().startswith("#"):
                    continue
                for source in re.findall(r"[\w./-]+\.cpp", line):
                    listed[os.path.normpath(os.path.join(folder, source))] = name
    sources = {name for name in names if name.endswith(".cpp")}
    for name in sorted(sources - set(listed)):
        yield name, 1, "not in any CMakeLists.txt"
    for name in sorted(set(listed) - sources):
        # Generated sources are named with a variable in front, which the pattern does not match.
        if os.path.dirname(name) in {os.path.dirname(source) for source in sources}:
            if not os.path.basename(name).startswith("generated_"):
                yield listed[name], 1, f"lists {name}, which does not exist"
    for name in names:
        if name.endswith(".h") and lines_of(root, name) and "#pragma once" not in lines_of(root, name):
            yield name, 1, "header without #pragma once"


def check_links(root):
    names = set(tracked(root))
    for name in names:
        if not name.endswith(".md"):
            continue
        for number, line in enumerate(lines_of(root, name), 1):
            for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", line):
                if "://" in target:
                    continue
                place = os.path.normpath(os.path.join(os.path.dirname(name), target))
                if place not in names and not os.path.isdir(os.path.join(root, place)):
                    yield name, number, f"dead link {target}"


def check_format(root):
    files = [name for name in tracked(root) if name.endswith(CODE)]
    result = subprocess.run(["clang-format", "--dry-run", *files], cwd=root, capture_output=True,
                            text=True)
    for line in result.stderr.splitlines():
        found = re.match(r"(.+?):(\d+):\d+: warning: (.*)", line)
        if found:
            yield found.group(1), int(found.group(2)), "not formatted by .clang-format"


def main():
    check, root = sys.argv[1:3]
    offences = sorted(set(globals()["check_" + check](root)))
    shown = {}
    for name, number, what in offences:
        shown[(name, what)] = shown.get((name, what), 0) + 1
        if shown[(name, what)] <= 5:
            print(f"{name}:{number}: {what}")
    if offences:
        print(f"{len(offences)} offences")
        return 1
    print(f"{check}: clean")
    return 0


if __name__ == "__main__":
    sys.exit(main())
