#!/usr/bin/python3
"""An hour's transcript to WebVTT and SubRip: CPU time beyond --version, beside xmllint's.

Usage: start.py QUOTH TRANSCRIPT [RUNS]. User and system time of whole processes, the mean of RUNS
that take turns, so that others who use the machine disturb all alike. Asked: --version under 25 ms,
the export at most 10 times what xmllint takes to parse the same HTML.
"""

import os
import shutil
import subprocess
import sys
import tempfile


def seconds_of(arguments):
    process = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit("%s: status %d" % (" ".join(arguments), process.returncode))
    return usage.ru_utime + usage.ru_stime


def main():
    quoth, transcript = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 40
    xmllint = shutil.which("xmllint")
    if not os.path.exists(transcript) or not xmllint:
        print("skipped: no %s" % (transcript if xmllint else "xmllint"))
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        commands = {
            "quoth --version": [quoth, "--version"],
            "quoth export": [quoth, "export", transcript, "-o", folder + "/a.vtt",
                             "-o", folder + "/a.srt"],
            "xmllint --html": [xmllint, "--html", "--noout", transcript],
        }
        seconds = dict.fromkeys(commands, 0)
        for _ in range(runs):
            for name, arguments in commands.items():
                seconds[name] += seconds_of(arguments) / runs
    for name, mean in seconds.items():
        print("%-18s %6.1f ms of CPU" % (name, 1000 * mean))
    print("export beyond --version: %.1f times xmllint" % (
        (seconds["quoth export"] - seconds["quoth --version"]) / seconds["xmllint --html"]))


if __name__ == "__main__":
    main()
