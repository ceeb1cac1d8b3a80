#!/usr/bin/python3
"""The generator of episodes: what it calls the truth is what is in the samples."""
import array
import json
import math
import os
import re
import subprocess
import sys
import tempfile
import wave

try:
    import flite
except OSError as missing:
    print(f"1..0 # SKIP {missing}")
    sys.exit()

TRANSCRIPT = {"speakers": ["Ann", "Bo"], "paragraphs": [
    {"speaker": 0, "text": "In 1987 we met at the café , on the well-known pier."},
    {"speaker": 1, "text": "“Did we?” I don't — I really don't know."},
    {"speaker": 0, "text": "Yes."}]}
WORDS = ("In 1987 we met at the café on the well-known pier. “Did we?” I don't I really don't know. "
         "Yes.").split()


def make(folder, name, *options):
    transcript = os.path.join(folder, "in.json")
    made = [os.path.join(folder, name + ending) for ending in (".wav", ".json", ".html")]
    with open(transcript, "w", encoding="utf-8") as file:
        json.dump(TRANSCRIPT, file)
    script = os.path.join(os.path.dirname(__file__), "episode.py")
    subprocess.run([sys.executable, script, transcript, "-o", made[0], "--truth", made[1], "--html",
                    made[2], *options], check=True)
    with wave.open(made[0]) as file:
        samples = array.array("h", file.readframes(file.getnframes()))
    with open(made[1], encoding="utf-8") as file:
        truth = json.load(file)
    with open(made[2], encoding="utf-8") as file:
        truth["published"] = [re.sub(r"<[^>]*>|\[.*?\]|\S+:(?=<)", "", line).split()
                              for line in file]
    return samples, truth


def published(truth):
    return [word for paragraph in truth["published"] for word in paragraph]


def loudness(samples, start, end):
    span = samples[int(start * flite.RATE):int(end * flite.RATE)]
    return math.sqrt(sum(x * x for x in span) / len(span)) / 32768 if span else 0.0


with tempfile.TemporaryDirectory() as directory:
    plain, truth = make(directory, "plain")
    again, _ = make(directory, "again")
    noisy, _ = make(directory, "noisy", "--noise", "10")
    inserted, moved = make(directory, "inserted", "--ads", "1")
    _, begun = make(directory, "begun", "--jingle", "3", "--cut", "1")
    _, late = make(directory, "late", "--late", "1")
    _, finished = make(directory, "finished", "--finish", "1")
    _, mistaken = make(directory, "mistaken", "--mistakes", "50")
    words = truth["words"]
    gaps = [(b["start"] - a["end"], a, b) for a, b in zip(words, words[1:])]
    longest = max(gaps, key=lambda gap: gap[0])
    ad = moved["insertions"][0]
    checks = {
        "words": [word["w"] for word in words] == WORDS,
        "in-order": all(gap[0] > -1e-3 for gap in gaps)
                    and all(word["start"] < word["end"] for word in words),
        "words-sound": all(loudness(plain, w["start"], w["end"]) > 0.01 for w in words),
        "pauses-do-not": loudness(plain, longest[1]["end"] + 0.1, longest[2]["start"] - 0.05) < 0.01,
        "the-same-again": plain == again,
        "noise": loudness(noisy, 0, 0.3) > 10 * loudness(plain, 0, 0.3),
        "jingle": begun["insertions"] == [{"start": 0.4, "end": 3.4}],
        "cut": len(begun["words"]) < len(words) and published(begun) == published(truth),
        "late": late["late"] and late["words"] == words
                and all(late["published"][label["paragraph"]][:label["words"]]
                        == truth["published"][label["paragraph"] - 1][-label["words"]:]
                        for label in late["late"]),
        "finished": not finished["late"] and finished["published"] != truth["published"]
                    and published(finished) == published(truth),
        "mistakes": mistaken["words"] == words and published(mistaken) != published(truth),
        "advertisement": ad["end"] - ad["start"] > 10
                         and len(inserted) > len(plain) + 10 * flite.RATE
                         and loudness(inserted, ad["start"], ad["end"]) > 0.01
                         and not any(ad["start"] < w["start"] < ad["end"] for w in moved["words"]),
    }

print(f"1..{len(checks)}")
for number, (name, passed) in enumerate(checks.items(), 1):
    print(f"{'ok' if passed else 'not ok'} {number} /episode/{name}")
sys.exit(not all(checks.values()))
