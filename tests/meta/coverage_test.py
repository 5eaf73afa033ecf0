# SPDX-License-Identifier: MIT
# Copyright (c) 2026 the slotd developers
"""Every feature of tests/coverage/features.tsv has a test that is really there, and docs/reference/coverage.md is made from it.

coverage_test.py ROOT checks; coverage_test.py ROOT --write makes the page."""
import pathlib
import re
import sys

FEATURES = 251
LATER = "with the installer"  # Stands for the tests of what the installer of a later version brings:
LATER_NUMBERS = range(231, 243)

root = pathlib.Path(sys.argv[1])
page = root / "docs/reference/coverage.md"
sources = {path.stem: path for path in (root / "tests").rglob("tst_*.cpp")}
failures = []


def rows():
    for line in (root / "tests/coverage/features.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            number, area, feature, tests = line.split("\t")
            yield int(number), area, feature, [test for test in tests.split("; ") if test]


def body_of(text, function):
    """What is between the braces of a member function, whether it is inside its class or after it."""
    found = re.search(rf"^( *)void (?:\w+::)?{function}\(\)\n\1{{\n(.*?)^\1}}", text, re.MULTILINE | re.DOTALL)
    one_line = re.search(rf"^ *void {function}\(\) {{(.*)}}$", text, re.MULTILINE)
    return found.group(2) if found else one_line.group(1) if one_line else None


def problem(test):
    """Why the test of that name is not there; empty when it is."""
    matched = re.fullmatch(r"(tst_\w+)::(\w+)(?::(.+))?", test)
    if not matched or matched.group(1) not in sources:
        return "no such test program"
    program, function, row = matched.groups()
    text = sources[program].read_text(encoding="utf-8")
    if body_of(text, function) is None:
        return "no such function"
    if row is None:
        return ""
    data = body_of(text, function + "_data")
    if data is None:
        return "it has no rows"
    # Rows are named by a literal, or by the arguments of the row with blanks between them.
    words = r'"\s*,\s*"'.join(re.escape(word) for word in row.split(" "))
    return "" if f'"{row}"' in data or re.search(f'"{words}"', data) else "no such row"


def rendered(features):
    yield "# Features and their tests"
    yield ""
    yield "Made from `tests/coverage/features.tsv`; `meta_coverage_test` keeps it complete. A test is `program::function`, with the"
    yield "row of its table after a colon. To run one: `build-dev/tests/tst_arrays specificationMakesItsTasks:range`."
    area = ""
    for number, its_area, feature, tests in features:
        if its_area != area:
            area = its_area
            yield from ("", f"## {area}", "", "| | feature | tests |", "|---|---|---|")
        cell = "<br>".join(test if test == LATER else f"`{test}`" for test in tests)
        yield f"| {number} | {feature} | {cell} |"
    yield ""


features = list(rows())
if [number for number, *_ in features] != list(range(1, FEATURES + 1)):
    failures.append(f"tests/coverage/features.tsv: not the numbers 1 to {FEATURES} in their order")
for number, _, feature, tests in features:
    if number in LATER_NUMBERS and tests == [LATER]:
        continue
    if not tests:
        failures.append(f"{number} ({feature}): no test")
    failures += [f"{number} ({feature}): {test}: {why}" for test in tests if (why := problem(test))]

text = "\n".join(rendered(features))
if "--write" in sys.argv:
    page.write_text(text, encoding="utf-8")
elif not page.exists() or page.read_text(encoding="utf-8") != text:
    failures.append("docs/reference/coverage.md is not up to date: python3 tests/meta/coverage_test.py . --write")

print("\n".join(failures))
sys.exit(1 if failures else 0)
