#!/usr/bin/python3
"""Every format that is read and written: MB/s of CPU of its file, and the most memory.

Usage: formats.py QUOTH [MEGABYTES]. Writing is what a second file of the same kind costs, whose
cues are those of the first; reading is what is left when what was written is made SubRip (captions)
or plain text (the others), without the writing of that. Captions come from SubRip, all else from
Quoth JSON of the same words. Last, what it costs to cut those words into cues and write them.
"""

import os
import re
import subprocess
import sys
import tempfile

from captions import measure, write_captions


def formats_of(quoth):
    """(name, ending) of those that are written, and which of them are read."""
    text = subprocess.run([quoth, "export", "--help"], check=True, capture_output=True,
                          text=True).stdout
    rows = re.findall(r"^  ([a-z0-9-]+) +(\.\S+) .*\((read|write|read, write)\)$", text, re.MULTILINE)
    return [(name, ending, "read" in can) for name, ending, can in rows if "write" in can]


def cost(quoth, source, *paths, options=()):
    outputs = [argument for path in paths for argument in ("-o", path)]
    return measure([quoth, "export", "--quiet", *options, source, *outputs])


def show(name, what, path, cpu, memory):
    size = os.path.getsize(path)
    if size > 100000:
        print("%-14s %-6s %7.1f MB/s  %6.1f MB of memory for %.1f" % (
            name, what, size / max(cpu, 0.001) / 1e6, memory / 1e6, size / 1e6), flush=True)


class Bench:
    def __init__(self, quoth, folder, size):
        self.quoth, self.folder = quoth, folder
        self.captions, self.words = self.path("a.srt"), self.path("a.quoth.json")
        write_captions(self.captions, size)
        cost(quoth, self.captions, self.words)
        self.written = {target: self.second(source, target)[0] for source, target in (
            (self.captions, ".srt"), (self.words, ".txt"))}

    def path(self, name):
        return os.path.join(self.folder, name)

    def second(self, source, ending):
        """CPU seconds of writing a second file, memory, and its path."""
        one, other = self.path("one" + ending), self.path("other" + ending)
        once, twice = cost(self.quoth, source, one), cost(self.quoth, source, one, other)
        os.remove(other)
        return twice[1] - once[1], once[2], one

    def run(self, name, ending, is_read, is_captions):
        source, target = (self.captions, ".srt") if is_captions else (self.words, ".txt")
        cpu, memory, path = self.second(source, ending)
        show(name, "write", path, cpu, memory)
        if is_read and name != "text":
            result = cost(self.quoth, path, self.path("back" + target), options=["--from", name])
            show(name, "read", path, result[1] - self.written[target], result[2])
        os.remove(path)

    def cut(self):
        """A WebVTT beside Podcasting 2.0 JSON, which is cut by another profile."""
        first, second = self.path("cut.json"), self.path("cut.vtt")
        once, twice = (cost(self.quoth, self.words, *paths, options=["--resegment"])
                       for paths in ((first,), (first, second)))
        show("vtt", "cut", second, twice[1] - once[1], twice[2])


CAPTIONS = {"ass", "ssa", "ttml", "ebuttd", "lrc", "sbv", "microdvd", "mpl2", "tmplayer", "sami", "srt",
            "vtt", "csv", "tsv", "audacity"}


def main():
    quoth = sys.argv[1]
    size = int(float(sys.argv[2] if len(sys.argv) > 2 else 10) * 1e6)
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(quoth, folder, size)
        for name, ending, is_read in formats_of(quoth):
            bench.run(name, ending, is_read, name in CAPTIONS)
        bench.cut()


main()
