"""Audio that breaks off: servers with ranges and without, slow, dropping, gone; a file that is cut."""
import http.server
import json
import os
import re
import signal
import socket
import subprocess
import tempfile
import threading
import time
import wave

import peers

SECONDS = 60
RATE = 8000


def make_sound():
    """A minute in which all bytes differ from their neighbours', as a WAV."""
    with tempfile.TemporaryFile() as file:
        with wave.open(file, "wb") as sound:
            sound.setparams((1, 2, RATE, 0, "NONE", ""))
            sound.writeframes(bytes(i * 7 % 251 for i in range(2 * RATE * SECONDS)))
        file.seek(0)
        return file.read()


class Handler(http.server.BaseHTTPRequestHandler):
    """What the server's mode says: "ranges", "whole", "slow", "drops"."""
    protocol_version = "HTTP/1.1"

    def log_message(self, *arguments):
        pass

    def do_GET(self):
        sound, mode = self.server.sound, self.server.mode
        asked = re.match(r"bytes=(\d+)-", self.headers.get("Range", ""))
        start = int(asked.group(1)) if asked and mode != "whole" else 0
        self.server.starts.append(start)
        if start >= len(sound):
            self.send_error(416)
            return
        self.send_response(206 if asked and mode != "whole" else 200)
        self.send_header("Content-Type", "audio/x-wav")
        self.send_header("Content-Length", str(len(sound) - start))
        if mode != "whole":
            self.send_header("Accept-Ranges", "bytes")
        if asked and mode != "whole":
            self.send_header("Content-Range", f"bytes {start}-{len(sound) - 1}/{len(sound)}")
        self.end_headers()
        self.send_sound(sound[start:], mode)

    def send_sound(self, sound, mode):
        """ "drops" sends ten seconds at a time; "slow" a little more than is played."""
        step = 4096 if mode == "slow" else 65536
        most = 2 * RATE * 10 if mode == "drops" else len(sound)
        try:
            for at in range(0, most, step):
                if self.server.is_closed.is_set():
                    break
                self.wfile.write(sound[at:min(at + step, most)])
                if mode == "slow":
                    self.server.is_closed.wait(step / (2 * RATE) / 1.5)
        except OSError:
            pass
        self.close_connection = True


class Server:
    """Listens on a port of its own, or on what "keep_port" gave."""

    def __init__(self, sound, mode, kept=None):
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler, not kept)
        self.server.daemon_threads = True
        if kept:
            self.server.socket.close()
            self.server.socket = kept
            self.server.server_address = kept.getsockname()
            self.server.server_activate()
        self.server.sound, self.server.mode, self.server.starts = sound, mode, []
        self.server.is_closed = threading.Event()
        self.port = self.server.server_address[1]
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self):
        self.server.is_closed.set()
        self.server.shutdown()
        self.server.server_close()

    def keep_port(self):
        """Nobody else's while we are gone: who connects to it is refused, as nobody listens."""
        kept = socket.socket()
        kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        kept.bind(("127.0.0.1", self.port))
        return kept


class Player:
    def __init__(self, folder, url, *options):
        self.process = peers.start(
            [os.environ["QUOTH"], "play", "--follow", "--from-start", "--player", "net",
             "--audio-sink", "fakesink sync=true", *options, os.path.join(folder, "talk.vtt"),
             "-a", url], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True)
        self.path = os.path.join(folder, "quoth", "net.sock")
        self.lines = None

    def ask(self, request):
        if not self.lines:
            self.peer = socket.socket(socket.AF_UNIX)
            peers.wait_until("a socket", self.connects)
            self.lines = self.peer.makefile("r", encoding="utf-8")
        self.peer.sendall(json.dumps(request).encode() + b"\n")
        return json.loads(self.lines.readline())

    def connects(self):
        try:
            self.peer.connect(self.path)
            return True
        except OSError:
            return False

    def position(self):
        return self.ask({"do": "status"})["position"] / 1000

    def reaches(self, place):
        peers.wait_until(f"at {place} s", lambda: self.position() >= place)

    def end(self):
        self.process.send_signal(signal.SIGTERM)
        said = self.process.communicate(timeout=peers.PATIENCE)[1]
        return self.process.returncode, said


def check(folder, mode, sound, steps):
    server = Server(sound, mode)
    player = Player(folder, f"http://127.0.0.1:{server.port}/talk.wav", "--speed", "4")
    try:
        steps(player, server)
    finally:
        status, said = player.end()
        server.close()
    assert status == 0 and not said, (status, said)
    print(f"{mode}: plays and seeks as it can")


def with_ranges(player, server):
    player.reaches(1)
    assert player.ask({"do": "seek", "to": 50000})["ok"]
    player.reaches(51)
    assert player.ask({"do": "seek", "to": 5000})["ok"]
    player.reaches(6)


def without_ranges(player, server):
    """A seek is refused with the reason, and it goes on from the beginning."""
    player.reaches(1)
    answer = player.ask({"do": "seek", "to": 30000})
    assert answer["ok"] or "Range" in answer["error"], answer
    player.reaches(1)


def slowly(player, server):
    player.reaches(3)


def dropping(player, server):
    """Each connection brings ten seconds: none is played twice."""
    player.reaches(25)
    assert len(server.server.starts) >= 3, server.server.starts


def check_gone(folder, sound):
    """A server that goes away while it plays, and comes back: the place is kept."""
    server = Server(sound, "slow")
    player = Player(folder, f"http://127.0.0.1:{server.port}/talk.wav")
    try:
        player.reaches(2)
        server.close()
        port = server.keep_port()
        before = player.position()
        time.sleep(1)                   # it tries again after 0.2 s, and is refused
        server = Server(sound, "ranges", port)
        player.reaches(before + 3)
        assert player.ask({"do": "status"})["state"] == "playing"
    finally:
        status, said = player.end()
        server.close()
    assert status == 0, (status, said)
    print("gone and back: goes on where it was")


def check_cut(folder, sound):
    """A file that is cut when it is open: it ends there, and the place is kept."""
    path = os.path.join(folder, "cut.wav")
    with open(path, "wb") as file:
        file.write(sound)
    player = Player(folder, path, "--speed", "4", "--paused")
    assert player.ask({"do": "seek", "to": 1000})["ok"]
    os.truncate(path, 2 * RATE * 20)
    assert player.ask({"do": "pause", "on": False})["ok"]
    said = player.process.communicate(timeout=peers.PATIENCE)[1]
    assert player.process.returncode == 0 and "breaks off" in said, said
    with open(os.path.join(folder, "quoth", "places"), encoding="utf-8") as file:
        assert 15000 < int(file.read().split()[0]) < 25000
    print("a file that is cut: the place is kept")


with tempfile.TemporaryDirectory() as home:
    os.chmod(home, 0o700)
    os.environ.update(XDG_RUNTIME_DIR=home, XDG_STATE_HOME=home, XDG_CACHE_HOME=home)
    with open(os.path.join(home, "talk.vtt"), "w", encoding="utf-8") as captions:
        captions.write("WEBVTT\n\n00:01.000 --> 00:59.000\nThat is all\n")
    noise = make_sound()
    check(home, "ranges", noise, with_ranges)
    check(home, "whole", noise, without_ranges)
    check(home, "slow", noise, slowly)
    check(home, "drops", noise, dropping)
    check_gone(home, noise)
    check_cut(home, noise)
