#!/usr/bin/python3
"""What playing with captions costs: CPU of the player's process in percent of a core.

Usage: play-cpu.py QUOTH TRANSCRIPT [SECONDS]. A window of 1280x720 under Xvfb, a sink that keeps
time but makes no sound, nothing aligned meanwhile. A machine that others use makes it dearer: the
least of three is shown, and its dearest threads. Asked: 8 %.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time

LEAD = 3                        # seconds that opening may take
START = 62                      # in the transcript: somebody speaks
PIECE, PIECES = 60, 61          # seconds of sound, which is repeated: longer than the transcript
RUNS = 3
TICKS = os.sysconf("SC_CLK_TCK")


def connect(path):
    end = time.monotonic() + 60
    while time.monotonic() < end:
        peer = socket.socket(socket.AF_UNIX)
        try:
            peer.connect(path)
            return peer, peer.makefile("r", encoding="utf-8")
        except OSError:
            peer.close()
            time.sleep(0.02)
    sys.exit("no player answers")


def threads_of(process):
    """Seconds of CPU by the names of threads."""
    used = {}
    for number in os.listdir(f"/proc/{process}/task"):
        with open(f"/proc/{process}/task/{number}/stat", encoding="utf-8") as file:
            name, rest = file.read().split("(", 1)[1].rsplit(")", 1)
        ticks = sum(map(int, rest.split()[11:13]))
        used[name] = used.get(name, 0) + ticks / TICKS
    return used


def wait_until(peer, lines, seconds):
    while True:
        peer.sendall(b'{"do":"status"}\n')
        position = json.loads(lines.readline())["position"] / 1000
        if position >= seconds:
            return position
        time.sleep(max(0.05, min(1, seconds - position)))


def measure(command, path, seconds):
    """Percent of a core, and that of each thread."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    try:
        peer, lines = connect(path)
        first = wait_until(peer, lines, START + LEAD)
        before = threads_of(process.pid)
        played = wait_until(peer, lines, first + seconds) - first
        after = threads_of(process.pid)
    finally:
        process.terminate()
        process.wait()
    each = {name: 100 * (after[name] - before.get(name, 0)) / played for name in after}
    return sum(each.values()), each


def show(name, command, path, seconds):
    total, each = min((measure(command, path, seconds) for _ in range(RUNS)), key=lambda run: run[0])
    dearest = sorted(each.items(), key=lambda item: -item[1])[:4]
    print("%-12s %5.2f %%  (%s)" % (name, total, ", ".join("%s %.1f" % item for item in dearest)),
          flush=True)


def run_ffmpeg(*arguments):
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", *arguments], check=True)


def make_audio(folder):
    piece, plain, covered = (os.path.join(folder, name + ".mp3") for name in ("piece", "plain", "covered"))
    run_ffmpeg("-f", "lavfi", "-i", f"anoisesrc=d={PIECE}:c=pink:r=44100:a=0.2", "-ac", "1", "-b:a", "96k",
               piece)
    run_ffmpeg("-stream_loop", str(PIECES - 1), "-i", piece, "-c", "copy", plain)
    run_ffmpeg("-i", plain, "-f", "lavfi", "-i", "testsrc=size=1400x1400:rate=1:duration=1", "-map", "0",
               "-map", "1", "-c:a", "copy", "-c:v", "mjpeg", "-frames:v", "1", "-disposition:v",
               "attached_pic", covered)
    return plain, covered


def start_screen():
    process = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", "1280x720x24"],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    os.environ["DISPLAY"] = ":" + process.stdout.readline().strip()
    return process


def main():
    program, transcript = sys.argv[1:3]
    seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 20
    if not all(shutil.which(name) for name in ("ffmpeg", "Xvfb")):
        print("skipped: no ffmpeg or Xvfb")
        sys.exit(77)
    screen = start_screen()
    try:
        with tempfile.TemporaryDirectory() as folder:
            os.environ.update(XDG_RUNTIME_DIR=folder, XDG_STATE_HOME=folder, XDG_CACHE_HOME=folder)
            plain, covered = make_audio(folder)
            path = os.path.join(folder, "quoth", "bench.sock")
            common = [program, "play", "--quiet", "--engine", "stamps", "--start", str(START) + "s",
                      "--player", "bench", "--audio-sink", "fakesink sync=true", transcript, "-a"]
            show("plain", common + [plain], path, seconds)
            show("cover", common + [covered], path, seconds)
            show("no window", common + [plain, "--follow"], path, seconds)
    finally:
        screen.terminate()
        screen.wait()


if __name__ == "__main__":
    main()
