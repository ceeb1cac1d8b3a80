#!/usr/bin/python3
"""Every format that is read and written: MB/s of CPU, and peak memory as a share of the file.

Usage: formats.py QUOTH [MEGABYTES]. Captions are made from SubRip and read into SubRip, which is
in both figures; transcripts are written from Quoth JSON, once more than once, so that only what
the second time costs counts, and read for --to text.
"""

import os
import re
import subprocess
import sys
import tempfile

from captions import measure, write_captions

KEEPING = {"ass", "ttml", "ebuttd", "lrc", "sbv", "subviewer", "microdvd", "mpl2", "tmplayer", "sami",
           "srt", "vtt", "csv", "tsv", "audacity"}


def formats_of(quoth):
    """(name, ending, is read, is written)"""
    text = subprocess.run([quoth, "export", "--help"], check=True, capture_output=True,
                          text=True).stdout
    rows = re.findall(r"^  ([a-z0-9-]+) +(\.\S+)? .*\((read|write|read, write)\)$", text, re.MULTILINE)
    return [(name, ending, "read" in can, "write" in can) for name, ending, can in rows]


def show(name, what, size, result, more=0.0):
    cpu = max(result[1] - more, 0.001)
    print("%-14s %-6s %7.1f MB/s  %5.1f of the file in memory" % (
        name, what, size / cpu / 1e6, result[2] / size), flush=True)


def bench_writing(quoth, name, source, folder):
    """Returns the file; @source is SubRip for captions, else Quoth JSON."""
    path = os.path.join(folder, "made." + name)
    if name in KEEPING:
        result = measure([quoth, "export", "--quiet", source, "--to", name, "-o", path])
        show(name, "write", os.path.getsize(path), result)
    else:
        once = measure([quoth, "export", "--quiet", source, "--to", name, "-o", path])
        show(name, "write", os.path.getsize(path), once)
    return path


def main():
    quoth = sys.argv[1]
    size = int(float(sys.argv[2] if len(sys.argv) > 2 else 10) * 1e6)
    with tempfile.TemporaryDirectory() as folder:
        srt, words = os.path.join(folder, "a.srt"), os.path.join(folder, "a.quoth.json")
        write_captions(srt, size)
        subprocess.run([quoth, "export", "--quiet", srt, "-o", words], check=True)
        for name, _, is_read, is_written in formats_of(quoth):
            if not is_written:
                continue
            path = bench_writing(quoth, name, srt if name in KEEPING else words, folder)
            if is_read:
                target = os.path.join(folder, "back.srt")
                result = measure([quoth, "export", "--quiet", "--from", name, path, "-o", target])
                show(name, "read", os.path.getsize(path), result)
            os.remove(path)


main()
