#!/usr/bin/python3
"""SubRip to WebVTT and back, 50 MB: MB/s and peak memory, beside ffmpeg's in the same run.

Usage: captions.py QUOTH [MEGABYTES]. Fails where memory is over twice the file; speed depends on
who else uses the machine, so that the best of three is shown, by the clock and by the CPU.
"""

import os
import shutil
import subprocess
import sys
import tempfile

WORDS = ("so the thing about a transcript is that nobody reads it while they listen and yet when "
         "you want to find what somebody said it is the only place to look for it I think").split()


def stamp(ms):
    return "%02d:%02d:%02d,%03d" % (ms // 3600000, ms // 60000 % 60, ms // 1000 % 60, ms % 1000)


def write_captions(path, size):
    """Cues of one or two lines, one in twenty with markup; the same bytes every time."""
    time = number = written = 0
    with open(path, "w", encoding="utf-8") as file:
        while written < size:
            number += 1
            at = number * 7 % len(WORDS)
            words = (WORDS * 2)[at:at + 5 + number % 9]
            lines = [" ".join(words[:6])] + [" ".join(words[6:])] * (len(words) > 6)
            if number % 20 == 0:
                lines[0] = "<i>%s</i>" % lines[0]
            end = time + 1500 + number % 7 * 500
            cue = "%d\n%s --> %s\n%s\n\n" % (number, stamp(time), stamp(end), "\n".join(lines))
            written += file.write(cue)
            time = end + number % 11 * 100


def measure(arguments):
    """Best of three: seconds by the clock, seconds of CPU, and the most memory, in bytes."""
    runs = []
    for _ in range(3):
        before = os.times().elapsed
        process = subprocess.Popen(arguments, stdin=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != 0:
            sys.exit("%s: status %d" % (" ".join(arguments), process.returncode))
        runs.append((os.times().elapsed - before, usage.ru_utime + usage.ru_stime,
                     usage.ru_maxrss * 1024))
    return tuple(min(run[i] for run in runs) for i in range(2)) + (max(run[2] for run in runs),)


def show(name, path, result):
    size = os.path.getsize(path)
    clock, cpu, memory = result
    print("%-24s %7.1f MB/s  %7.1f MB/s of CPU  %6.1f MB, %.2f of the file" % (
        name, size / clock / 1e6, size / cpu / 1e6, memory / 1e6, memory / size))
    return memory < 2 * size


def main():
    quoth = sys.argv[1]
    size = int(float(sys.argv[2] if len(sys.argv) > 2 else 50) * 1e6)
    with tempfile.TemporaryDirectory() as folder:
        srt, vtt, back = (os.path.join(folder, name) for name in ("a.srt", "a.vtt", "back.srt"))
        write_captions(srt, size)
        there = measure([quoth, "export", "--quiet", srt, "-o", vtt])
        again = measure([quoth, "export", "--quiet", vtt, "-o", back])
        fits = show("quoth SRT to WebVTT", srt, there) & show("quoth WebVTT to SRT", vtt, again)
        if open(srt, "rb").read() != open(back, "rb").read():
            sys.exit("the captions changed on their way")
        if shutil.which("ffmpeg"):
            other = measure(["ffmpeg", "-v", "error", "-y", "-i", srt,
                             os.path.join(folder, "b.vtt")])
            show("ffmpeg SRT to WebVTT", srt, other)
            print("quoth is %.1f times as fast by the clock, %.1f by the CPU" % (
                other[0] / there[0], other[1] / there[1]))
    sys.exit(0 if fits else "more than twice the file in memory")


if __name__ == "__main__":
    main()
