"""mpv shows our captions, over a picture and over audio alone, when they are due."""
import json
import os
import socket
import subprocess
import tempfile
import time

import sample


class Player:
    """mpv, paused, and driven through its socket."""

    def __init__(self, media, captions, folder):
        self.path = os.path.join(folder, "mpv.sock")
        self.process = subprocess.Popen(
            ["mpv", "--no-config", "--vo=null", "--ao=null", "--pause", "--keep-open=yes",
             "--hr-seek=yes", "--msg-level=all=error", f"--input-ipc-server={self.path}",
             f"--sub-file={captions}", media])
        self.socket = self.connect()
        self.lines = self.socket.makefile("r", encoding="utf-8")

    def connect(self):
        for _ in range(300):
            try:
                connection = socket.socket(socket.AF_UNIX)
                connection.connect(self.path)
                connection.settimeout(60)
                return connection
            except OSError:
                connection.close()
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        self.process.kill()
        return sample.skip("mpv does not start")

    def say(self, *command):
        self.socket.sendall(json.dumps({"command": command}).encode() + b"\n")

    def wait_for(self, event):
        while json.loads(next(self.lines)).get("event") != event:
            pass

    def get(self, name):
        self.say("get_property", name)
        for line in self.lines:
            message = json.loads(line)
            if "event" not in message:
                return message.get("data")

    def wait_until_loaded(self):
        for _ in range(600):
            if self.get("seekable"):
                return
            time.sleep(0.1)
        raise TimeoutError("mpv does not load the file")

    def text_at(self, moment):
        """Seeking is done when playback restarts; the text follows with the next frame."""
        self.say("seek", moment, "absolute+exact")
        self.wait_for("playback-restart")
        for _ in range(50):
            text = self.get("sub-text")
            if text:
                break
            self.say("seek", moment, "absolute+exact")  # the file of captions may come after it
            self.wait_for("playback-restart")
            time.sleep(0.02)
        return text

    def quit(self):
        self.say("quit")
        self.process.wait(30)
        self.socket.close()


def check(media, captions, folder):
    player = Player(media, captions, folder)
    try:
        player.wait_until_loaded()
        for start, end, text in sample.some(sample.cues(captions), 8):
            shown = player.text_at((start + end) / 2)
            assert shown == text, (start, text, shown)
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
