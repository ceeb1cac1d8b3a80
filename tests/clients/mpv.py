"""mpv shows our captions, over a picture and over audio alone, when they are due."""
import json
import os
import socket
import tempfile
import time

import peers
import sample


class Player:
    """mpv, paused, and driven through its socket."""

    def __init__(self, media, captions, folder):
        self.path = os.path.join(folder, "mpv.sock")
        self.process = peers.start(
            ["mpv", "--no-config", "--vo=null", "--ao=null", "--pause", "--keep-open=yes",
             "--hr-seek=yes", "--msg-level=all=error", f"--input-ipc-server={self.path}",
             f"--sub-file={captions}", media])
        self.socket = self.connect()
        self.lines = self.socket.makefile("r", encoding="utf-8")
        self.asked = 0

    def connect(self):
        peers.wait_until("mpv's socket", lambda: os.path.exists(self.path)
                         or self.process.poll() is not None)
        if self.process.poll() is not None:
            sample.skip("mpv does not start")
        connection = socket.socket(socket.AF_UNIX)
        connection.settimeout(peers.PATIENCE)
        peers.wait_until("mpv listens", lambda: connection.connect_ex(self.path) == 0)
        return connection

    def ask(self, *command):
        """Its answer, and not that of another: events and late answers come in between."""
        self.asked += 1
        request = {"command": command, "request_id": self.asked}
        self.socket.sendall(json.dumps(request).encode() + b"\n")
        for line in self.lines:
            message = json.loads(line)
            if "event" not in message and message.get("request_id") == self.asked:
                return message.get("data")
        raise EOFError("mpv went away")

    def get(self, name):
        return self.ask("get_property", name)

    def wait_until_loaded(self):
        peers.wait_until("mpv loads the file", lambda: self.get("seekable"))

    def show(self, moment, text):
        """What mpv reports of a seek may belong to an earlier one: only the text itself tells."""
        deadline = time.monotonic() + peers.PATIENCE
        while time.monotonic() < deadline:
            self.ask("seek", moment, "absolute+exact")
            for _ in range(500):
                shown = self.get("sub-text")
                if shown == text:
                    return
                time.sleep(0.02)
        raise AssertionError((moment, self.get("time-pos"), text, shown))

    def quit(self):
        self.ask("quit")
        self.process.wait(peers.PATIENCE)
        self.socket.close()


def check(media, captions, folder):
    player = Player(media, captions, folder)
    try:
        player.wait_until_loaded()
        for start, end, text in sample.some(sample.cues(captions), 8):
            player.show((start + end) / 2, text)
    finally:                    # one that goes on holds our output open: the test would not end
        player.quit()


sample.need("mpv", "ffmpeg")
with tempfile.TemporaryDirectory() as folder:
    captions = sample.export(folder, "episode.vtt", "episode.srt")
    duration = sample.cues(captions[0])[-1][1] + 1
    for name in ("video.mp4", "audio.m4a"):
        media = os.path.join(folder, name)
        sample.make_media(media, duration)
        for path in captions:
            check(media, path, folder)
            print(f"{name} with {os.path.basename(path)}")
