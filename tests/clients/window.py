"""The player's window on an X server of its own: what tesseract reads off its pictures against what
the model says is up, keys and mouse by xdotool, the clipboard, and all the ways a window goes."""
import contextlib
import ctypes
import ctypes.util
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import wave

import peers
import sample

WIDTH, HEIGHT = 1280, 720


class Server:
    """Xvfb; the display's number is its choice. A key is pressed once, however long it takes until
    it is let go: none is repeated."""

    def __init__(self):
        reader, writer = os.pipe()
        self.process = peers.start(
            ["Xvfb", "-displayfd", str(writer), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-nolisten",
             "tcp", "-noreset"], pass_fds=[writer], stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as file:
            number = file.readline().strip()
        if not number:
            sample.skip("Xvfb does not start")
        self.display = ":" + number
        with self.connect() as (library, display):
            library.XAutoRepeatOff(display)

    @contextlib.contextmanager
    def connect(self):
        library = ctypes.CDLL(ctypes.util.find_library("X11"))
        library.XOpenDisplay.restype = ctypes.c_void_p
        library.XInternAtom.restype = ctypes.c_ulong
        display = ctypes.c_void_p(library.XOpenDisplay(self.display.encode()))
        yield library, display
        library.XCloseDisplay(display)

    def close(self):
        peers.kill(self.process)


class Player:
    def __init__(self, server, folder, *arguments):
        self.environment = {**os.environ, "DISPLAY": server.display, "XDG_STATE_HOME": folder,
                            "XDG_RUNTIME_DIR": folder, "XDG_CACHE_HOME": folder,
                            "OMP_THREAD_LIMIT": "1"}    # tesseract's threads wait for one another
        self.environment.pop("WAYLAND_DISPLAY", None)
        self.environment.pop("DBUS_SESSION_BUS_ADDRESS", None)
        self.picture = os.path.join(folder, "screen.png")
        self.errors = open(os.path.join(folder, "errors"), "w+", encoding="utf-8")
        self.process = peers.start(
            [os.environ["QUOTH"], "play", "--engine", "stamps", "--audio-sink", "fakesink sync=true",
             *arguments], env=self.environment, stdin=subprocess.DEVNULL, stdout=self.errors,
            stderr=self.errors)
        peers.wait_until("a player", self.status)
        self.window = peers.wait_until("a window", self.find_window)
        peers.wait_until("its picture", lambda: "7:0" in self.read(x=0.8, y=0.85))

    def run(self, *command, check=True):
        return peers.run(*command, status=0 if check else None, env=self.environment,
                         stderr=subprocess.DEVNULL)

    def find_window(self):
        return self.run("xdotool", "search", "--class", "quoth", check=False).strip()

    def status(self):
        text = self.run(os.environ["QUOTH"], "status", "--json", check=False)
        return json.loads(text) if text else None

    def seek(self, where):
        self.run(os.environ["QUOTH"], "seek", where)

    def press(self, *keys):
        self.run("xdotool", "mousemove", "50", "50", "key", *keys)       # nobody manages focus

    def click(self, button, x, y):
        self.run("xdotool", "mousemove", str(round(x)), str(round(y)), "click", str(button))

    def read(self, x=0.0, y=0.0, width=1.0, height=1.0):
        """The text on a part of the screen, lower case."""
        area = f"{int(width * WIDTH)}x{int(height * HEIGHT)}+{int(x * WIDTH)}+{int(y * HEIGHT)}"
        self.run("import", "-window", "root", "-crop", area, "-colorspace", "Gray", "-negate",
                 "-resize", "200%", self.picture)
        return self.run("tesseract", self.picture, "-", "--psm", "6").lower()

    def end(self):
        """The exit status; what was said is on the way to the test's log."""
        status = self.process.wait(peers.PATIENCE)
        self.errors.seek(0)
        print(self.errors.read(), end="")
        self.errors.close()
        return status


def words_of(text):
    return re.findall(r"[a-z]{3,}", text.lower())


def is_read(text, picture):
    """Whether most words of @text stand there: tesseract errs at one in twenty."""
    wanted, found = words_of(text), "".join(words_of(picture))
    return sum(word in found for word in wanted) >= 0.7 * len(wanted)


def is_about(value, wanted):
    return value == wanted or (isinstance(value, float) and abs(value - wanted) < 0.01)


def make_tone(path, seconds):
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(16000 * seconds))


def go_to_caption(player, where):
    """The status at the next caption of some words: of a short one, a word that tesseract cannot
    read, as the one that is marked, is too much."""
    player.seek(where)
    while len(words_of(player.status()["cue"] or "")) < 6:
        before = player.status()["position"]
        player.press("period")
        peers.wait_until("the next caption", lambda: player.status()["position"] > before)
    return player.status()


def check_captions(player):
    for where in ("5s", "61.5s", "152s", "301s"):
        status = go_to_caption(player, where)
        peers.wait_until(f"\"{status['cue']}\" on the picture",
             lambda s=status: is_read(s["cue"] + " " + s["speaker"], player.read(y=0.4)))
        peers.wait_until(f"\"{status['chapter']}\" on the picture",
             lambda s=status: is_read(s["chapter"] or "", player.read(y=0.9)))


def check_keys(player):
    player.seek("100s")
    for key, name, value in (
            ("Right", "position", 105000), ("Left", "position", 100000), ("Up", "position", 160000),
            ("Down", "position", 100000), ("bracketright", "rate", 1.1), ("BackSpace", "rate", 1),
            ("9", "volume", 0.95), ("0", "volume", 1), ("m", "muted", True), ("m", "muted", False),
            ("space", "state", "playing"), ("p", "state", "paused")):
        player.press(key)
        peers.wait_until(f"{key}: {name} {value}",
             lambda n=name, v=value: is_about(player.status()[n], v))
    player.press("question")
    peers.wait_until("the help", lambda: is_read("play or pause, find a quote as you type", player.read()))
    player.press("Escape")
    peers.wait_until("no help", lambda: not is_read("find a quote as you type", player.read()))
    player.press("j", "j")
    player.seek("61.5s")
    peers.wait_until("no captions", lambda: not is_read(player.status()["cue"], player.read(y=0.5)))
    player.press("j")


def check_search(player):
    player.press("slash")
    player.run("xdotool", "type", "--delay", "30", "never once out of")
    peers.wait_until("the query", lambda: "never once out of" in player.read(height=0.2))
    player.press("Return")
    found = peers.wait_until("the quote", lambda: "never once" in (player.status()["cue"] or ""))
    assert found
    player.press("slash")
    player.run("xdotool", "type", "--delay", "30", "a turnip? [maybe]")
    peers.wait_until("marks", lambda: "a turnip? [maybe]" in player.read(height=0.2))
    player.press("Escape")


def check_copy(player):
    player.press("c")
    peers.wait_until("the clipboard", lambda: "“" in player.run(
        "xclip", "-selection", "clipboard", "-o", check=False))


def check_mouse(player):
    duration = player.status()["duration"]
    player.click(1, WIDTH / 2, HEIGHT - 25)
    peers.wait_until("half way", lambda: abs(player.status()["position"] / duration - 0.5) < 0.02)
    before = player.status()["position"]
    player.click(4, WIDTH / 2, HEIGHT / 2)
    peers.wait_until("5 seconds on", lambda: player.status()["position"] == before + 5000)
    player.click(5, WIDTH / 2, HEIGHT / 2)
    peers.wait_until("5 seconds back", lambda: player.status()["position"] == before)
    player.click(1, WIDTH / 2, HEIGHT / 4)
    peers.wait_until("playing", lambda: player.status()["state"] == "playing")
    player.click(1, WIDTH / 2, HEIGHT / 4)
    peers.wait_until("paused", lambda: player.status()["state"] == "paused")


def geometry(player):
    text = player.run("xdotool", "getwindowgeometry", "--shell", player.window)
    return re.search(r"WIDTH=(\d+)\nHEIGHT=(\d+)", text).groups()


def check_sizes(player):
    player.run("xdotool", "windowsize", player.window, "640", "360")
    cue = go_to_caption(player, "61.5s")["cue"]
    peers.wait_until("captions in a small window", lambda: is_read(
        cue, player.read(y=0.2, width=0.5, height=0.3)))
    player.press("f")
    peers.wait_until("full screen", lambda: geometry(player) == (str(WIDTH), str(HEIGHT)))
    peers.wait_until("captions over all of it", lambda: is_read(cue, player.read(y=0.4)))
    player.press("f")
    peers.wait_until("as before", lambda: geometry(player) == ("640", "360"))
    player.run("xdotool", "windowsize", player.window, str(WIDTH), str(HEIGHT))


def ask_to_close(player, server):
    """What a window manager sends when its close button is pressed."""
    class Message(ctypes.Structure):
        _fields_ = [("type", ctypes.c_int), ("serial", ctypes.c_ulong), ("send", ctypes.c_int),
                    ("display", ctypes.c_void_p), ("window", ctypes.c_ulong),
                    ("message", ctypes.c_ulong), ("format", ctypes.c_int),
                    ("data", ctypes.c_long * 5), ("padding", ctypes.c_long * 24)]

    with server.connect() as (library, display):
        message = Message(type=33, window=int(player.window), format=32,
                          message=library.XInternAtom(display, b"WM_PROTOCOLS", 0))
        message.data[0] = library.XInternAtom(display, b"WM_DELETE_WINDOW", 0)
        library.XSendEvent(display, ctypes.c_ulong(int(player.window)), 0, ctypes.c_long(0),
                           ctypes.byref(message))


def seek_much(player):
    """Seeks that nobody waits for."""
    return [peers.start([os.environ["QUOTH"], "seek", f"{i}s"], env=player.environment,
                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            for i in range(100, 106)]


def check_ends(server, folder, audio):
    """However the window goes, the place is kept and nothing hangs."""
    ways = (
        ("close button", 0, lambda player: ask_to_close(player, server)),
        ("destroyed", 0, lambda player: player.run("xdotool", "windowclose", player.window)),
        ("killed", 0, lambda player: player.run("xdotool", "windowkill", player.window)),
        ("SIGTERM", 0, lambda player: player.process.send_signal(signal.SIGTERM)),
        ("no display any more", None, lambda player: server.close()),
    )
    for name, expected, close in ways:
        player = Player(server, folder, "--from-start", "--start", "90s", sample.EPISODE, "-a", audio)
        begun = time.monotonic()
        seekers = seek_much(player)
        seekers[0].wait(peers.PATIENCE)
        close(player)
        status = player.end()
        most = 105000 + 1000 * (time.monotonic() - begun)       # it plays
        for seeker in seekers:
            seeker.wait(peers.PATIENCE)
        assert expected is None or status == expected, (name, status)
        with open(os.path.join(folder, "quoth", "places"), encoding="utf-8") as file:
            place = int(file.read().split()[0])
        assert 100000 <= place <= most, (name, place, most)
        os.remove(os.path.join(folder, "quoth", "places"))
        print(f"window: {name}")


def main(folder):
    audio = os.path.join(folder, "silence.wav")
    make_tone(audio, 420)
    server = Server()
    try:
        player = Player(server, folder, "--paused", sample.EPISODE, "-a", audio)
        for check in (check_captions, check_keys, check_search, check_copy, check_mouse, check_sizes):
            check(player)
            print(check.__name__)
        player.press("q")
        assert player.end() == 0
        check_ends(server, folder, audio)
    finally:
        server.close()


sample.need("Xvfb", "xdotool", "tesseract", "import", "xclip")
with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
    main(place)
sys.exit(0)
