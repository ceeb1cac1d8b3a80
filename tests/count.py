"""Counts the tests of meson's JSON logs: each subtest of a TAP program, each other program.

Names what failed and what was skipped, and why; the last line is the sum. Status 1 if any failed.
"""
import json
import re
import sys

TAP_LINE = re.compile(r"^(not )?ok\b *\d* *(.*?)(?: *# *(SKIP|TODO)\b *(.*))?$", re.IGNORECASE)


def outcomes_of(test):
    """(passed, failed or skipped; name; reason) of each test in the run of a program."""
    output = test.get("stdout", "")
    outcomes = []
    if re.search(r"^1\.\.\d+", output, re.MULTILINE):
        for line in output.splitlines():
            found = TAP_LINE.match(line)
            if found:
                wrong, name, directive, reason = found.groups()
                kind = "skipped" if directive else "failed" if wrong else "passed"
                outcomes.append((kind, name, reason or ""))
    result = test["result"]
    if result == "SKIP" and not outcomes:
        reason = (output.strip().splitlines() or [""])[-1]
        outcomes.append(("skipped", test["name"], reason))
    elif result not in ("OK", "SKIP") and not any(kind == "failed" for kind, _, _ in outcomes):
        outcomes.append(("failed", test["name"], result.lower()))
    elif not outcomes:
        outcomes.append(("passed", test["name"], ""))
    return outcomes


def main(paths):
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    for path in paths:
        try:
            with open(path, encoding="utf-8") as log:
                tests = [json.loads(line) for line in log]
        except OSError as error:
            print(f"failed: {error}")
            counts["failed"] += 1
            continue
        for test in tests:
            for kind, name, reason in outcomes_of(test):
                counts[kind] += 1
                if kind != "passed":
                    print(f"{kind}: {name}" + (f": {reason}" if reason else ""))
    print(", ".join(f"{count} {kind}" for kind, count in counts.items()))
    return counts["failed"] > 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
