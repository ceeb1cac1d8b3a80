#!/usr/bin/python3
"""How far words are off that are timed from stamps alone, as published: whole seconds, floored, 7 % of
them repeated, 5 % off by 2-5 s.

Usage: stamps.py QUOTH [TRANSCRIPT [SEED...]]. An episode is made of the transcript (the sample, or a
file like ../shared/seed/episode.html) with each seed: eight voices of flite, a quarter of an hour; the
audio itself is not mixed. Onsets are compared word by word.
"""
import json
import os
import subprocess
import sys
import tempfile
from argparse import Namespace

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, ".."))

import episode  # noqa: E402
import flite  # noqa: E402

SECONDS = 900
FAR = 1.2


def make(transcript, seed, page):
    """The page, and where each word of it is said. Paragraphs are published once a round."""
    options = Namespace(seed=seed, length=SECONDS, jingle=None, ads=0, cut=0, overlap=0, finish=0,
                        voices=",".join(flite.VOICES))
    made = episode.Episode(options)
    made.make(list(episode.split_long(episode.read_transcript(transcript))))
    episode.write_html(page, made.paragraphs, episode.make_stamps(made.random, made.paragraphs))
    return [(word, start) for word, start, _ in made.words]


def letters_of(word):
    return "".join(c for c in flite.to_ascii(word) if c.isalnum())


def measure(quoth, page, truth):
    """Seconds that each word is late; those that flite did not say are left out."""
    made = page + ".quoth.json"
    subprocess.run([quoth, "export", page, "--engine", "stamps", "--no-cache", "--quiet", "-o", made],
                   check=True)
    with open(made, encoding="utf-8") as file:
        words = [(letters_of(word["text"]), word["start"] / 1000) for word in json.load(file)["words"]]
    errors, at = [], 0
    for printed, start in words:
        if at < len(truth) and letters_of(truth[at][0]) == printed:
            errors.append(start - truth[at][1])
            at += 1
    if at < len(truth):
        sys.exit("%s: %d of %d words found" % (page, at, len(truth)))
    return errors


def show(name, errors):
    far = sorted(map(abs, errors))
    print("%-6s %6d words, median %.3f s, within %.1f s %.1f %%, bias %+.3f" % (
        name, len(far), far[len(far) // 2], FAR, 100 * sum(e <= FAR for e in far) / len(far),
        sorted(errors)[len(errors) // 2]))


def main():
    quoth, *rest = sys.argv[1:] or sys.exit(__doc__)
    os.environ["QUOTH"] = quoth
    transcript = rest[0] if rest else os.path.join(HERE, "../../subtitles/sampler/episode.html")
    every = []
    with tempfile.TemporaryDirectory() as folder:
        for seed in map(int, rest[1:] or range(1, 6)):
            page = os.path.join(folder, "%d.html" % seed)
            errors = measure(quoth, page, make(transcript, seed, page))
            show("seed %d" % seed, errors)
            every += errors
    show("all", every)


if __name__ == "__main__":
    main()
