#!/usr/bin/env python3
"""Whether clips hold the words that were asked for: clips.py QUOTH [TRUTH]...

TRUTH is a folder with transcript.html, audio.flac and truth.json (hand-made word times); by default
those beside the project (../shared/truth), if there are any. Cuts out random runs of words and
counts the clips in which they lie from onset to end, and the samples in which a clip differs from
the recording.
"""
import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLIPS = 150
FADE = 0.011


def seconds(clock):
    hours, minutes, rest = clock.split(":")
    return int(hours) * 3600 + int(minutes) * 60 + float(rest)


def samples_of(path):
    """Its rate, and its samples, 16 bit and one channel."""
    run = subprocess.run(["sox", path, "-t", "raw", "-e", "signed", "-b", "16", "-c", "1", "-"],
                         capture_output=True, check=True)
    rate = subprocess.run(["soxi", "-r", path], capture_output=True, text=True, check=True).stdout
    return int(rate), memoryview(run.stdout).cast("h")


def count_differences(clip, whole, start, rate):
    """Between the fades, at the best of the few places that the printed milliseconds allow."""
    fade = int(FADE * rate)
    middle = bytes(clip[fade:len(clip) - fade])
    for off in sorted(range(-rate // 1000, rate // 1000 + 1), key=abs):
        at = round(start * rate) + off + fade
        if bytes(whole[at:at + len(clip) - 2 * fade]) == middle:
            return 0
    return len(clip)


def measure(quoth, folder):
    words = json.loads((folder / "truth.json").read_text())["words"]
    rng = random.Random(5)
    spans, seen = [], {}
    while len(spans) < CLIPS:
        first = rng.randrange(len(words) - 16)
        spans.append((first, first + rng.randint(3, 14)))
    quotes = [" ".join(word["w"] for word in words[a:b + 1]) for a, b in spans]
    with tempfile.TemporaryDirectory() as made:
        command = [quoth, "clip", folder / "transcript.html", "-a", folder / "audio.flac",
                   "-o", f"{made}/clip.wav"] + [part for quote in quotes for part in ("-q", quote)]
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        places = re.findall(r"^\S+  ([\d:.]+) - ([\d:.]+)  ", run.stdout, re.MULTILINE)
        rate, whole = samples_of(folder / "audio.flac")
        wrong = sum(count_differences(samples_of(f"{made}/clip-{i + 1}.wav")[1], whole,
                                      seconds(place[0]), rate) != 0
                    for i, place in enumerate(places))
    inside, off, lengths = 0, [], []
    for (a, b), (start, end) in zip(spans, places):
        before = words[a]["start"] - seconds(start)
        behind = seconds(end) - words[b]["end"]
        lengths += [before, behind]
        if before >= 0 and behind >= 0:
            inside += 1
        else:
            off.append((round(before, 3), round(behind, 3), quotes[len(lengths) // 2 - 1]))
    lengths.sort()
    print(f"{folder.name}: {inside} of {len(spans)} hold their words, {wrong} differ from the "
          f"recording; margins median {lengths[len(lengths) // 2]:.3f} s, "
          f"90 % below {lengths[len(lengths) * 9 // 10]:.3f} s")
    for line in off:
        print("   ", *line)


def main():
    quoth = sys.argv[1]
    folders = [Path(name) for name in sys.argv[2:]] or [
        ROOT.parent / "shared/truth" / name for name in ("long_clean", "long_ad", "long_noisy")]
    for folder in folders:
        if (folder / "truth.json").exists():
            measure(quoth, folder)
        else:
            print(f"skipped: no {folder}")


if __name__ == "__main__":
    main()
