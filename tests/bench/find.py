#!/usr/bin/python3
"""How fast quotes are found: find.py QUOTH FIND_QUOTES [TRANSCRIPT].

One query in one loaded episode; the program from start to end with Quoth JSON; 300 copies of the
transcript named on the command line, as published and as Quoth JSON, with a quote that one of them
holds, that nobody said, and that all hold. CPU time, which others on the machine cannot lengthen:
all of it is spread over the cores. Asked, for 12,000 words: 2 ms a query, 60 ms from start to end,
300 published transcripts in 2 s and from Quoth JSON in 5 s on two cores. TRANSCRIPT is the seed
beside the project by default, else our sample.
"""
import json
import os
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COPIES = 300
QUERIES = 600
CORES = 2


def cpu_of(arguments, statuses=(0,)):
    process = subprocess.Popen(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode in statuses, (arguments[:3], process.returncode)
    return usage.ru_utime + usage.ru_stime


def make_queries(words):
    rng = random.Random(5)
    for _ in range(QUERIES):
        n = rng.randint(7, 22)
        first = rng.randrange(len(words) - n)
        yield " ".join(word for word in words[first:first + n] if rng.random() > 0.15)


def main():
    quoth, find_quotes = sys.argv[1:3]
    seed = ROOT.parent / "shared/seed/episode.html"
    default = seed if seed.exists() else ROOT / "subtitles/sampler/episode.html"
    page = Path(sys.argv[3] if len(sys.argv) > 3 else default)
    with tempfile.TemporaryDirectory() as folder:
        made = f"{folder}/talk.quoth.json"
        subprocess.run([quoth, "export", page, "-o", made, "--quiet"], check=True)
        words = [word["text"] for word in json.loads(Path(made).read_text())["words"]]
        run = subprocess.run([find_quotes, made], capture_output=True, text=True, check=True,
                             input="".join(f"-1 -1 {query}\n" for query in make_queries(words)))
        print(f"{len(words)} words: {run.stderr.strip()}")

        said = " ".join(words[500:512])
        runs = [cpu_of([quoth, "find", said, made]) for _ in range(20)]
        print(f"start to end, Quoth JSON: {1000 * sum(runs) / len(runs):.0f} ms")

        html, text = page.read_text(), Path(made).read_text()
        for name, source in ("published", html), ("Quoth JSON", text):
            paths = [f"{folder}/{name}-{i}" for i in range(COPIES)]
            for path in paths:
                Path(path).write_text(source)
            Path(paths[7]).write_text(re.sub(r"\b[Tt]ime\b", "zeppelin", source))
            for what, quote, statuses in (("that one holds", "of the zeppelin and", (0, 1)),
                                          ("that nobody said", "eleven purple bakers ate my grandmother's "
                                           "submarine on the moon last Tuesday", (1,)),
                                          ("that all hold", said, (0,))):
                taken = cpu_of([quoth, "find", quote, *paths], statuses)
                print(f"{COPIES} x {name}, a quote {what}: {taken:.2f} s of CPU, "
                      f"{taken / CORES:.2f} s on {CORES} cores")


if __name__ == "__main__":
    main()
