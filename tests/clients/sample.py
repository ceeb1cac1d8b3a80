"""The sample episode's captions and media, for the tests of real clients."""
import html
import os
import re
import shutil
import subprocess
import sys

SOURCE = os.environ["QUOTH_SOURCE"]
EPISODE = os.path.join(SOURCE, "subtitles", "sampler", "episode.html")
TIMING = re.compile(r"^(?:(\d+):)?(\d\d):(\d\d)[.,](\d{3}) --> (?:(\d+):)?(\d\d):(\d\d)[.,](\d{3})")


def skip(reason):
    """Ends the test as meson's "skipped", for a reason that the summary names."""
    print(reason)
    sys.exit(77)


def need(*programs):
    for program in programs:
        if not shutil.which(program):
            skip(f"no {program}")


def export(folder, *names, options=()):
    """Writes the episode's captions into @folder; returns their paths."""
    paths = [os.path.join(folder, name) for name in names]
    arguments = [argument for path in paths for argument in ("-o", path)]
    subprocess.run([os.environ["QUOTH"], "export", "--quiet", *options, *arguments, EPISODE],
                   check=True)
    return paths


def seconds(hours, minutes, secs, millis):
    return int(hours or 0) * 3600 + int(minutes) * 60 + int(secs) + int(millis) / 1000


def cues(path):
    """(start, end, text without markup) of each cue of a WebVTT or SubRip file we wrote."""
    with open(path, encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    found = []
    for block in blocks:
        lines = block.strip("\n").split("\n")
        at = next((i for i, line in enumerate(lines) if TIMING.match(line)), None)
        if at is not None:
            times = TIMING.match(lines[at]).groups()
            text = re.sub(r"<[^>]*>", "", "\n".join(lines[at + 1:]))
            found.append((seconds(*times[:4]), seconds(*times[4:]), html.unescape(text)))
    return found


def some(things, count=12):
    """@count of @things, the first and the last among them."""
    step = max((len(things) - 1) / (count - 1), 1)
    return [things[round(i * step)] for i in range(min(count, len(things)))]


def make_media(path, duration):
    """A tone, and unless the name says audio a blue picture; as cheap as can be."""
    picture = ["-f", "lavfi", "-i", f"color=c=0x203040:s=320x180:r=2:d={duration}"]
    codec = ["-c:v", "libx264", "-preset", "ultrafast", "-g", "2"]
    if "audio" in os.path.basename(path):
        picture, codec = [], []
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", *picture, "-f", "lavfi", "-i",
                    f"sine=frequency=220:sample_rate=16000:duration={duration}", *codec,
                    "-movflags", "+faststart", "-c:a", "aac", path], check=True)
