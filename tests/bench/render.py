#!/usr/bin/python3
"""A minute of video with captions burnt in: seconds of CPU, and how many times real time that is.

Usage: render.py QUOTH [SIZE...]. The sound is a tone; words are timed from the sample's stamps.
"""
import os
import subprocess
import sys
import tempfile

LENGTH = 60
EPISODE_LENGTH = 440            # its words are timed over all of the sound
ASKED = 15                      # times real time, at 1280x720
EPISODE = os.path.join(os.path.dirname(__file__), "..", "..", "subtitles", "sampler",
                       "episode.quoth.json")


def make_tone(path):
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i",
                    f"sine=frequency=220:sample_rate=44100:duration={EPISODE_LENGTH}", "-b:a", "128k",
                    path], check=True)


def render(quoth, audio, made, size):
    """Seconds of CPU, its threads' included."""
    process = subprocess.Popen([quoth, "render", "--quiet", "--engine", "stamps", EPISODE, "-a",
                                audio, "-o", made, "--end", f"{LENGTH}s", "--size", size])
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit(f"{quoth} render failed")
    return usage.ru_utime + usage.ru_stime


def main():
    quoth, sizes = sys.argv[1], sys.argv[2:] or ["1280x720", "1080x1080", "1080x1920"]
    with tempfile.TemporaryDirectory() as folder:
        audio = os.path.join(folder, "tone.mp3")
        make_tone(audio)
        print(f"size        file     CPU s  x real time (asked at 1280x720: {ASKED})")
        for size in sizes:
            for suffix in (".mp4", ".webm"):
                seconds = render(quoth, audio, os.path.join(folder, "out" + suffix), size)
                print(f"{size:10}  {suffix:6}  {seconds:6.2f}  {LENGTH / seconds:6.1f}")


main()
