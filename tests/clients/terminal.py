"""The terminal's screen, as tmux holds it, against what the model says is up; keys, mouse, sizes,
Ctrl-Z, signals, and that the terminal is given back."""
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import wave

import peers
import sample

PLAY = ["play", "--terminal", "--engine", "stamps", "--audio-sink", "fakesink sync=true"]
PROMPT = "ready>"
MARKER = "what-stood-here-before"


class Terminal:
    """A shell in tmux, on a server of its own."""

    def __init__(self, folder, columns=100, lines=30):
        self.socket = os.path.join(folder, "tmux")
        self.environment = {**os.environ, "XDG_STATE_HOME": folder, "XDG_RUNTIME_DIR": folder,
                            "XDG_CACHE_HOME": folder, "ENV": "", "LC_ALL": "C"}
        for name in ("TMUX", "DISPLAY", "WAYLAND_DISPLAY", "NO_COLOR"):
            self.environment.pop(name, None)
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(lines), "sh")
        self.tmux("set", "-g", "set-clipboard", "on")
        self.tmux("set", "-g", "window-size", "manual")
        self.log = os.path.join(folder, "log")
        self.tmux("pipe-pane", "-O", f"exec cat > {shlex.quote(self.log)}")
        self.run(f"PS1='{PROMPT} '")
        self.wait("a shell", lambda: self.screen().rstrip().endswith("\n" + PROMPT))

    def tmux(self, *arguments, check=True):
        return peers.run("tmux", "-S", self.socket, *arguments, status=0 if check else None,
                         env=self.environment)

    def screen(self, *options):
        return self.tmux("capture-pane", "-p", *options)

    def get(self, name):
        return self.tmux("display-message", "-p", "#{" + name + "}").strip()

    def line(self, number):
        """Of the screen; -1 is the last."""
        lines = self.screen().split("\n")[:int(self.get("pane_height"))]
        return lines[number] if lines else ""

    def press(self, *keys):
        self.tmux("send-keys", *keys)

    def type(self, text):
        self.tmux("send-keys", "-l", text)

    def run(self, command):
        self.type(command)
        self.press("Enter")

    def resize(self, columns, lines):
        self.tmux("resize-window", "-x", str(columns), "-y", str(lines))

    def wait(self, what, holds):
        try:
            return peers.wait_until(what, holds)
        except AssertionError:
            print(self.screen("-e"))
            raise

    def wait_for_status(self, pattern):
        return self.wait(f"status line {pattern}", lambda: re.search(pattern, self.line(-1)))

    def press_for_notice(self, key, pattern):
        """A notice goes by itself, perhaps before we look: the log of all that is drawn keeps it,
        and Ctrl-L, which the player reads with the key, has it drawn whole."""
        before = os.path.getsize(self.log)
        self.press(key, "C-l")
        self.wait(f"notice {pattern}", lambda: re.search(pattern, self.logged(before)))

    def logged(self, since):
        """What was drawn since the log had so many bytes, without its control sequences."""
        with open(self.log, "rb") as log:
            log.seek(since)
            return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]|\x1b.", "", log.read().decode("utf-8", "replace"))

    def wait_for_shell(self):
        self.wait("the shell", lambda: self.get("alternate_on") == "0"
                  and self.screen().rstrip().endswith(PROMPT))

    def reversed_text(self):
        """What stands in reverse video: the word that is said."""
        return "".join(re.findall(r"\x1b\[(?:[0-9;]*;)?7(?:;[0-9;]*)?m(?:\x1b\[[0-9;]*m)*([^\x1b]*)",
                                  self.screen("-e")))

    def close(self):
        self.tmux("kill-server", check=False)


class Model:
    """The episode as it is exported."""

    def __init__(self, folder, audio):
        path = os.path.join(folder, "model.quoth.json")
        subprocess.run([os.environ["QUOTH"], "export", "--quiet", "--engine", "stamps", "-a", audio,
                        "-o", path, sample.EPISODE], check=True)
        with open(path, encoding="utf-8") as file:
            model = json.load(file)
        self.words, self.chapters = model["words"], model["chapters"]

    def word_at(self, milliseconds):
        return [word for word in self.words if word["start"] <= milliseconds][-1]["text"]

    def chapter_at(self, milliseconds):
        titles = [chapter["title"] for chapter in self.chapters if chapter["start"] <= milliseconds]
        return titles[-1] if titles else ""

    def find(self, quote):
        """Index of the first of the words of @quote."""
        texts = [re.sub(r"\W", "", word["text"]).lower() for word in self.words]
        wanted = quote.lower().split()
        return next(i for i in range(len(texts)) if texts[i:i + len(wanted)] == wanted)


def make_silence(path, seconds):
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8000)
        file.writeframes(bytes(16000 * seconds))


def quoth(terminal, *arguments):
    return peers.run(os.environ["QUOTH"], *arguments, env=terminal.environment)


def position_of(terminal):
    return json.loads(quoth(terminal, "status", "--json"))["position"]


def start(terminal, *arguments, before=""):
    terminal.run(f"clear; echo {MARKER}")
    terminal.wait("the marker, and a shell that listens", lambda: re.search(
        f"^{MARKER}\\n{PROMPT}$", terminal.screen().rstrip(), re.M))
    terminal.run(before + " " + shlex.join([os.environ["QUOTH"], *PLAY, *arguments]))
    terminal.wait("the player's screen", lambda: terminal.get("alternate_on") == "1")


def check_model(terminal, model):
    for milliseconds in (2000, 63000, 151500, 300250):
        quoth(terminal, "seek", f"{milliseconds / 1000}s")
        seconds = milliseconds // 1000
        terminal.wait_for_status(
            rf"^{seconds // 60}:{seconds % 60:02} / \d+:\d\d  paused  1\.00×  volume 100 *"
            + re.escape(model.chapter_at(milliseconds)))
        word = model.word_at(milliseconds)
        terminal.wait(f"{word} marked at {milliseconds}", lambda w=word: terminal.reversed_text() == w)


def check_keys(terminal, model):
    quoth(terminal, "seek", "100s")
    for key, pattern in (("Right", r"^1:45 "), ("Left", r"^1:40 "), ("Up", r"^2:40 "),
                         ("Down", r"^1:40 "), ("]", r" 1\.10× "), ("BSpace", r" 1\.00× "),
                         ("[", r" 0\.91× "), ("BSpace", r" 1\.00× "), ("9", r"volume 95"),
                         ("0", r"volume 100"), ("m", r"muted"), ("m", r"volume 100"),
                         ("Space", r"playing"), ("Space", r"paused")):
        terminal.press(key)
        terminal.wait_for_status(pattern)
    for key, pattern in (("j", r" Captions by line "), ("j", r" Captions off "),
                         ("j", r" Captions by word "), ("f", r" Only a window")):
        terminal.press_for_notice(key, pattern)
    quoth(terminal, "seek", "1s")
    terminal.press("PageDown")
    terminal.wait_for_status(re.escape(model.chapters[0]["title"]))
    assert position_of(terminal) == model.chapters[0]["start"]
    terminal.press("?")
    terminal.wait("the help", lambda: "play or pause" in terminal.screen())
    terminal.press("Escape")
    terminal.wait("no help", lambda: "play or pause" not in terminal.screen())
    terminal.press("i")
    terminal.wait("links", lambda: "open the first" in terminal.screen()
                  or "No links" in terminal.screen())
    terminal.press("i")


def check_reading(terminal):
    quoth(terminal, "seek", "100s")
    terminal.wait_for_status("^1:40 ")
    here = terminal.screen().split("\n")[:5]
    terminal.press("d")
    terminal.wait_for_status("reading on your own")
    terminal.wait("other text", lambda: terminal.screen().split("\n")[:5] != here)
    terminal.press("g")
    terminal.wait("the place that is said", lambda: terminal.screen().split("\n")[:5] == here)


def check_search(terminal, model):
    first = model.find("never once out of")
    terminal.press("/")
    terminal.wait_for_status("^/")
    for letter in "never once out of sihgt":
        terminal.type(letter)
    terminal.wait_for_status("^/never once out of sihgt .*1 of")
    terminal.press("Enter")
    terminal.wait_for_status("^(?!/)")
    terminal.wait("the quote", lambda: position_of(terminal) == model.words[first]["start"])
    terminal.wait("its word", lambda: terminal.reversed_text() == model.words[first]["text"])
    terminal.press("n")
    terminal.wait("a place", lambda: " of " in terminal.line(-1))


def check_copy(terminal):
    terminal.press("c")
    terminal.wait("the clipboard", lambda: "“" in terminal.tmux("show-buffer", check=False))


def click(terminal, button, column, line):
    """As xterm says it to who asked for presses of a terminal like tmux."""
    press = b"\x1b[M" + bytes([32 + button, 33 + column, 33 + line])
    release = b"\x1b[M" + bytes([32 + 3, 33 + column, 33 + line])
    code = press + (b"" if button >= 64 else release)   # a wheel is never released
    terminal.tmux("send-keys", "-H", *(f"{byte:x}" for byte in code))


def check_mouse(terminal, model):
    height, width = int(terminal.get("pane_height")), int(terminal.get("pane_width"))
    duration = json.loads(quoth(terminal, "status", "--json"))["duration"]
    click(terminal, 0, width // 2, height - 2)
    terminal.wait("half way", lambda: abs(position_of(terminal) / duration - 0.5) < 0.02)
    before = position_of(terminal)
    click(terminal, 64, 10, height - 2)
    terminal.wait("5 seconds on", lambda: position_of(terminal) == before - 5000
                  or position_of(terminal) == before + 5000)
    click(terminal, 65, 10, 5)
    terminal.wait_for_status("reading on your own")
    lines = terminal.screen().split("\n")
    line = next(i for i in range(3, height - 3) if re.match(r"  \w+ \w+ \w+ \w+ ", lines[i]))
    word = lines[line].split()[1]
    click(terminal, 0, lines[line].index(word, 2 + len(lines[line].split()[0])), line)
    terminal.wait("the word that was clicked on", lambda: terminal.reversed_text() == word)
    quoth(terminal, "seek", "1s")
    click(terminal, 0, width - 5, 1)
    terminal.wait_for_status(re.escape(model.chapters[1]["title"]))


def check_sizes(terminal, model):
    quoth(terminal, "seek", "63s")
    word, title = model.word_at(63000), model.chapters[-1]["title"]
    for columns, lines in ((40, 12), (200, 50), (1, 1), (7, 3), (2, 9), (500, 4), (100, 30)):
        terminal.resize(columns, lines)
        if columns >= 40:
            terminal.wait_for_status(r"^1:03 / ")
        if columns >= 20 and lines >= 3:
            terminal.wait(f"{word} at {columns}x{lines}", lambda: terminal.reversed_text() == word)
        if columns in (40, 200):
            terminal.wait("chapters where there is room",
                          lambda c=columns: ("│" in terminal.screen()) == (c == 200))
        assert quoth(terminal, "status", "--json")
    terminal.wait("chapters", lambda: title[:10] in terminal.screen())


def check_stop(terminal):
    quoth(terminal, "seek", "63s")
    terminal.wait_for_status("^1:03 / ")                # drawn last
    shown = terminal.screen()
    terminal.press("C-z")
    terminal.wait_for_shell()
    assert MARKER in terminal.screen()
    terminal.run("fg")
    terminal.wait("the same screen", lambda: terminal.get("alternate_on") == "1"
                  and terminal.screen() == shown)
    terminal.press("Right")
    terminal.wait_for_status("^1:08 ")


def check_given_back(terminal, settings):
    terminal.wait_for_shell()
    assert MARKER in terminal.screen(), terminal.screen()
    assert terminal.get("cursor_flag") == "1"
    assert terminal.get("mouse_any_flag") == "0" and terminal.get("mouse_standard_flag") == "0"
    terminal.run("clear; stty -g")
    assert terminal.wait("settings", lambda: settings in terminal.screen())


def check_signals(terminal, audio, settings):
    for seconds, name in ((30, "INT"), (40, "TERM"), (50, "HUP")):
        start(terminal, "--paused", "--from-start", sample.EPISODE, "-a", audio)
        terminal.wait_for_status("^0:00 / .*paused")
        quoth(terminal, "seek", f"{seconds}s")
        terminal.wait_for_status(f"^0:{seconds} ")
        if name == "INT":
            terminal.press("C-c")
        else:
            pid = json.loads(quoth(terminal, "status", "--json"))["player"]
            os.kill(int(re.sub(r"\D", "", pid)), getattr(__import__("signal"), "SIG" + name))
        check_given_back(terminal, settings)
        start(terminal, "--paused", sample.EPISODE, "-a", audio)
        terminal.wait_for_status(f"^0:{seconds} ")        # the place was kept
        terminal.press("q")
        check_given_back(terminal, settings)


def check_dumb(terminal, audio):
    terminal.run("clear; TERM=dumb " + shlex.join(
        [os.environ["QUOTH"], *PLAY, "--from-start", "--start", "63s", sample.EPISODE, "-a", audio]))
    terminal.wait("a remark, and lines", lambda: re.search(
        r"quoth play: .*TERM is \"dumb\".*captions are printed\n(.*\n)*\d:\d\d:\d\d [\w ]+: ",
        re.sub(r"(?<=\S)\n(?=\S)", "\n", terminal.screen())))
    terminal.press("C-c")
    terminal.wait_for_shell()


def check_colours(terminal, audio):
    for before, has_colours in (("", True), ("NO_COLOR=1", False)):
        start(terminal, "--paused", "--start", "63s", sample.EPISODE, "-a", audio, before=before)
        terminal.wait_for_status("^1:03 / ")            # drawn last
        assert terminal.reversed_text(), terminal.screen("-e")
        colours = re.search(r"\x1b\[(?:[0-9;]*;)?3[0-7](?:;[0-9;]*)?m", terminal.screen("-e"))
        assert bool(colours) == has_colours, before
        terminal.press("q")
        terminal.wait_for_shell()


def check_hostile(terminal, folder, audio):
    """Neither a transcript nor a library's remarks reach the screen but as text where it belongs."""
    path = os.path.join(folder, "hostile.srt")
    with open(path, "w", encoding="utf-8") as file:
        file.write("1\n00:00:01,000 --> 00:00:04,000\n\x1b]0;pwned\x07\x1b[2Jfine \u202eword\r\n\n"
                   "2\n00:00:05,000 --> 00:00:09,000\n" + "ab" * 3000 + " 你好 e\u0301\n")
    title = terminal.get("pane_title")
    start(terminal, "--paused", "--start", "2s", path, "-a", audio, before="GST_DEBUG=*:4")
    terminal.wait("its text", lambda: "fine" in terminal.line(0) or "fine" in terminal.line(1))
    for _ in range(3):
        terminal.press("Right")
        terminal.press("Left")
    terminal.wait("its text, still", lambda: "fine" in terminal.line(0) or "fine" in terminal.line(1))
    assert not re.search(r"DEBUG|INFO", "\n".join(terminal.screen().split("\n")[:-2])), "stderr"
    assert terminal.get("pane_title") == title
    terminal.press("q")
    terminal.wait("the shell", lambda: terminal.get("alternate_on") == "0")


def main(folder):
    audio = os.path.join(folder, "silence.wav")
    make_silence(audio, 420)
    model = Model(folder, audio)
    terminal = Terminal(folder)
    try:
        terminal.run("stty -g")
        settings = terminal.wait("settings", lambda: re.search(r"^[0-9a-f:]{20,}", terminal.screen(),
                                                               re.M)).group()
        start(terminal, "--paused", sample.EPISODE, "-a", audio)
        terminal.wait_for_status("^0:00 / 7:00  paused")
        for check in (check_model, check_keys, check_search, check_mouse, check_sizes):
            check(terminal, model)
            print(check.__name__)
        check_reading(terminal)
        check_copy(terminal)
        check_stop(terminal)
        terminal.press("q")
        check_given_back(terminal, settings)
        check_signals(terminal, audio, settings)
        check_dumb(terminal, audio)
        check_colours(terminal, audio)
        check_hostile(terminal, folder, audio)
    finally:
        terminal.close()


sample.need("tmux")
with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as place:
    main(place)
sys.exit(0)
