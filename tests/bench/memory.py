#!/usr/bin/python3
"""An hour, its sound and pictures twenty times as fast as usual: what memory the player holds.

Usage: memory.py QUOTH TRANSCRIPT [SECONDS]. Asked: flat, which is 4 MB between the first tenth and the
end.
"""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import wave

SPEED = 20
CHANGES = 5                     # of the picture a second, about
PACED = "identity sleep-time=%d ! fakesink sync=false"     # microseconds a buffer


def make_silence(path, seconds):
    with wave.open(path, "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        for _ in range(seconds):
            file.writeframes(bytes(2 * 8000))


def resident(process):
    """Megabytes, those of no file: what malloc and the stacks hold."""
    with open(f"/proc/{process}/status", encoding="utf-8") as file:
        return int(next(line for line in file if line.startswith("RssAnon")).split()[1]) / 1024


def connect(path):
    while True:
        peer = socket.socket(socket.AF_UNIX)
        try:
            peer.connect(path)
            return peer, peer.makefile("r", encoding="utf-8")
        except OSError:
            peer.close()
            time.sleep(0.02)


def watch(process, path, seconds):
    """Prints a line a tenth; returns megabytes at the first and the last of them."""
    peer, lines = connect(path)
    held, tenth = [], 1
    while tenth < 10:
        peer.sendall(b'{"do":"status"}\n')
        position = json.loads(lines.readline())["position"] / 1000
        if position >= tenth * seconds / 10:
            held.append(resident(process.pid))
            print("%5.0f s  %6.1f MB" % (position, held[-1]), flush=True)
            tenth += 1
        time.sleep(0.05)
    return held[0], held[-1]


def main():
    program, transcript = sys.argv[1:3]
    seconds = int(sys.argv[3]) if len(sys.argv) > 3 else 3600
    with tempfile.TemporaryDirectory() as folder:
        os.environ.update(XDG_RUNTIME_DIR=folder, XDG_STATE_HOME=folder)
        text = os.path.join(folder, "talk" + os.path.splitext(transcript)[1])
        shutil.copy(transcript, text)
        make_silence(os.path.join(folder, "talk.wav"), seconds)
        process = subprocess.Popen(
            [program, "play", "--quiet", "--from-start", "--keep-open", "--player", "bench",
             "--audio-sink", PACED % (1000000 * 4096 // 16000 // SPEED),
             "--video-sink", PACED % (1000000 // CHANGES // SPEED), text],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
        try:
            first, last = watch(process, os.path.join(folder, "quoth", "bench.sock"), seconds)
        finally:
            process.terminate()
            process.wait()
    print("grew by %.1f MB" % (last - first))


if __name__ == "__main__":
    main()
