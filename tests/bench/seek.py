#!/usr/bin/python3
"""From a seek to sound: Quoth's player beside mpv, in turns, for each kind of audio.

Usage: seek.py QUOTH [RUNS [KIND...]]. Both play without a clock's sink of their own, a fake one, and are
asked over their sockets: the answer of Quoth, and mpv's "playback-restart" after an exact seek, come
when the sound at the new place is there. Asked: every seek under 100 ms, the median under 20 ms.
"""

import json
import os
import random
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time

SECONDS = 600
KINDS = ("wav", "flac", "mp3", "m4a", "opus")
TRANSCRIPT = "WEBVTT\n\n" + "".join(
    "%02d:%02d.000 --> %02d:%02d.900\nSecond %d of it\n\n" % (s // 60 % 60, s % 60, s // 60 % 60,
                                                             s % 60, s) for s in range(SECONDS))


def make_audio(folder, kinds):
    whole = os.path.join(folder, "wav.wav")
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-f", "lavfi", "-i",
                    "anoisesrc=d=%d:c=pink:r=44100:seed=7:a=0.2" % SECONDS, "-ac", "1", whole],
                   check=True)
    for kind in kinds:
        if kind != "wav":
            subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-i", whole, "-b:a", "96k",
                            os.path.join(folder, kind + "." + kind)], check=True)


class Peer:
    """A player behind a socket that speaks lines of JSON."""

    def __init__(self, command, path, environment=None):
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, env=environment)
        self.socket = socket.socket(socket.AF_UNIX)
        for _ in range(500):
            try:
                self.socket.connect(path)
                break
            except OSError:
                time.sleep(0.02)
        self.lines = self.socket.makefile("r", encoding="utf-8")

    def send(self, request):
        self.socket.sendall(json.dumps(request).encode() + b"\n")

    def wait_for(self, is_it):
        for line in self.lines:
            answer = json.loads(line)
            if is_it(answer):
                return answer
        sys.exit("a player ended")

    def end(self):
        self.process.terminate()
        self.process.wait()


class Quoth(Peer):
    name = "quoth"

    def __init__(self, program, folder, audio):
        environment = dict(os.environ, XDG_RUNTIME_DIR=folder, XDG_STATE_HOME=folder)
        super().__init__([program, "play", "--quiet", "--no-cache", "--follow", "--from-start",
                          "--player", "bench", "--audio-sink", "fakesink sync=true",
                          os.path.splitext(audio)[0] + ".vtt"],
                         os.path.join(folder, "quoth", "bench.sock"), environment)
        self.seek(1)

    def seek(self, place):
        self.send({"do": "seek", "to": round(1000 * place)})
        answer = self.wait_for(lambda answer: True)
        assert answer["ok"], answer


class Mpv(Peer):
    name = "mpv"

    def __init__(self, folder, audio):
        path = os.path.join(folder, "mpv.sock")
        if os.path.exists(path):
            os.remove(path)
        super().__init__(["mpv", "--no-config", "--really-quiet", "--ao=null", "--vid=no",
                          "--idle", "--input-ipc-server=" + path], path)
        self.send({"command": ["loadfile", audio]})
        self.wait_for(lambda answer: answer.get("event") == "playback-restart")

    def seek(self, place):
        self.send({"command": ["seek", place, "absolute+exact"]})
        self.wait_for(lambda answer: answer.get("event") == "seek")
        self.wait_for(lambda answer: answer.get("event") == "playback-restart")


def measure(players, runs):
    """Milliseconds of each player's seeks, to the same places in turns."""
    dice = random.Random(4)
    took = {player.name: [] for player in players}
    for _ in range(runs):
        place = round(dice.uniform(0, SECONDS - 5), 3)
        for player in players:
            start = time.monotonic()
            player.seek(place)
            took[player.name].append(1000 * (time.monotonic() - start))
    return took


def main():
    program = sys.argv[1]
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 60
    kinds = sys.argv[3:] or KINDS
    if not shutil.which("mpv") or not shutil.which("ffmpeg"):
        print("skipped: no mpv or no ffmpeg")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o700)
        make_audio(folder, kinds)
        for kind in kinds:
            audio = os.path.join(folder, kind + "." + kind)
            with open(os.path.join(folder, kind + ".vtt"), "w", encoding="utf-8") as file:
                file.write(TRANSCRIPT)
            players = [Quoth(program, folder, audio), Mpv(folder, audio)]
            try:
                took = measure(players, runs)
            finally:
                for player in players:
                    player.end()
            for name, times in took.items():
                print("%-5s %-5s median %5.1f ms, nine of ten %5.1f, worst %5.1f" % (
                    kind, name, statistics.median(times), sorted(times)[int(0.9 * runs)],
                    max(times)), flush=True)
            print("%-5s mpv / quoth %.1f" % (kind, statistics.median(took["mpv"])
                                             / statistics.median(took["quoth"])), flush=True)


if __name__ == "__main__":
    main()
