#!/usr/bin/python3
"""From the start of the program to its first picture and sound, beside mpv's.

Usage: play-start.py QUOTH TRANSCRIPT [RUNS [KIND...]]. Under Xvfb, with a sink that keeps time but
makes no sound. A player is asked how far it is as soon as it answers: that much earlier it began;
neither begins before its first picture is there. Asked of Quoth: 300 ms.
"""

import json
import os
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

SECONDS = 300
KINDS = ("mp3", "m4a", "opus", "flac")


def connect(path):
    for _ in range(20000):
        peer = socket.socket(socket.AF_UNIX)
        try:
            peer.connect(path)
            return peer, peer.makefile("r", encoding="utf-8")
        except OSError:
            peer.close()
            time.sleep(0.001)
    sys.exit("no player answers")


def began(command, path, request, position_of):
    """Milliseconds from the start of @command until it sounded."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        peer, lines = connect(path)
        while True:
            peer.sendall(json.dumps(request).encode() + b"\n")
            answer = json.loads(lines.readline())
            while "event" in answer:
                answer = json.loads(lines.readline())
            position = position_of(answer)
            if position:
                return 1000 * (time.monotonic() - start) - position
            time.sleep(0.002)
    finally:
        process.terminate()
        process.wait()
        if os.path.exists(path):
            os.remove(path)


def start_quoth(program, folder, transcript, audio):
    return began([program, "play", "--quiet", "--from-start", "--player", "bench", "--audio-sink",
                  "fakesink sync=true", transcript, "-a", audio],
                 os.path.join(folder, "quoth", "bench.sock"), {"do": "status"},
                 lambda answer: answer["position"])


def start_mpv(folder, captions, audio):
    path = os.path.join(folder, "mpv.sock")
    return began(["mpv", "--no-config", "--really-quiet", "--ao=null", "--vo=x11",
                  "--force-window=yes", "--sub-file=" + captions, "--input-ipc-server=" + path,
                  audio], path, {"command": ["get_property", "time-pos"]},
                 lambda answer: 1000 * (answer.get("data") or 0))


def start_screen():
    process = subprocess.Popen(["Xvfb", "-displayfd", "1", "-screen", "0", "1400x900x24"],
                               stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    os.environ["DISPLAY"] = ":" + process.stdout.readline().strip()
    return process


def main():
    program, transcript = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 10
    kinds = sys.argv[4:] or KINDS
    if not all(shutil.which(name) for name in ("mpv", "ffmpeg", "Xvfb")):
        print("skipped: no mpv, ffmpeg or Xvfb")
        sys.exit(77)
    screen = start_screen()
    try:
        with tempfile.TemporaryDirectory() as folder:
            os.environ.update(XDG_RUNTIME_DIR=folder, XDG_STATE_HOME=folder, XDG_CACHE_HOME=folder)
            captions = os.path.join(folder, "talk.srt")
            subprocess.run([program, "export", "--quiet", transcript, "-o", captions], check=True)
            for kind in kinds:
                audio = os.path.join(folder, "talk." + kind)
                subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i",
                                "anoisesrc=d=%d:c=pink:r=44100:a=0.2" % SECONDS, "-ac", "1",
                                "-b:a", "96k", audio], check=True)
                start_quoth(program, folder, transcript, audio)     # GStreamer's registry
                took = {"quoth": [], "mpv": []}
                for _ in range(runs):
                    took["quoth"].append(start_quoth(program, folder, transcript, audio))
                    took["mpv"].append(start_mpv(folder, captions, audio))
                for name, times in took.items():
                    print("%-5s %-5s median %4.0f ms, least %4.0f, most %4.0f" % (
                        kind, name, statistics.median(times), min(times), max(times)), flush=True)
    finally:
        screen.terminate()
        screen.wait()


if __name__ == "__main__":
    main()
