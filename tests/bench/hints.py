#!/usr/bin/python3
"""How much stamps matter where there is audio: not at all, it should be.

Usage: hints.py QUOTH [SET]. SET is a folder like ../shared/truth/long_clean, with audio.flac and
transcript.html. Its stamps are shifted, taken away, and shifted from the middle on; each engine then
shows by how many milliseconds its words differ from those of the transcript as it is.
"""
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile

STAMP = re.compile(r"\[(\d\d):(\d\d):(\d\d)\]")
ENGINES = ("acoustic", "synthetic")
SHIFTS = {  # of the stamp @i of @n, in seconds; None: it is taken away
    "as it is": lambda i, n: 0,
    "+10 s": lambda i, n: 10,
    "-10 s": lambda i, n: -10,
    "no stamps": lambda i, n: None,
    "rest +60 s": lambda i, n: 60 * (2 * i >= n),
    "rest -60 s": lambda i, n: -60 * (2 * i >= n),
}


def shift_stamps(html, shift):
    n, count = len(STAMP.findall(html)), itertools.count()

    def replace(match):
        by = shift(next(count), n)
        if by is None:
            return ""
        hours, minutes, seconds = map(int, match.groups())
        at = max(0, 3600 * hours + 60 * minutes + seconds + by)
        return "[%02d:%02d:%02d]" % (at // 3600, at // 60 % 60, at % 60)
    return STAMP.sub(replace, html)


def hear(quoth, html, audio, engine):
    """Where each word begins, in milliseconds."""
    with tempfile.TemporaryDirectory() as folder:
        page, made = os.path.join(folder, "page.html"), os.path.join(folder, "made.quoth.json")
        with open(page, "w", encoding="utf-8") as file:
            file.write(html)
        subprocess.run([quoth, "export", page, "--audio", audio, "--language", "en", "--engine",
                        engine, "--no-cache", "--quiet", "-o", made], check=True)
        with open(made, encoding="utf-8") as file:
            return [word["start"] for word in json.load(file)["words"]]


def main():
    quoth, *rest = sys.argv[1:] or sys.exit(__doc__)
    here = os.path.dirname(os.path.abspath(__file__))
    folder = rest[0] if rest else os.path.join(here, "../../../shared/truth/long_clean")
    if not os.path.exists(os.path.join(folder, "transcript.html")):
        print("SKIP: no %s" % folder)
        return
    with open(os.path.join(folder, "transcript.html"), encoding="utf-8") as file:
        html = file.read()
    for engine in ENGINES:
        plain = None
        for name, shift in SHIFTS.items():
            starts = hear(quoth, shift_stamps(html, shift), os.path.join(folder, "audio.flac"),
                          engine)
            plain = plain or starts
            off = sorted(abs(a - b) for a, b in zip(plain, starts))
            print("%-10s %-11s %d of %d words, median %d ms, most %d ms" % (
                engine, name, len(starts), len(plain), off[len(off) // 2], off[-1]))


if __name__ == "__main__":
    main()
