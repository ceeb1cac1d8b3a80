"""quoth seek from other terminals: to the sample, alone, in a loop, among several players, and when
there is none; and the queries that people and machines come up with."""
import os
import select
import shutil
import signal
import subprocess
import tempfile
import time

import peers
import playing

CUES = """WEBVTT

00:00:01.000 --> 00:00:02.000
<v Ann>The boat is late.

00:00:04.000 --> 00:00:05.500
<v Bob>It left the harbour without a light.

00:00:08.000 --> 00:00:09.000
<v Ann>Then nobody saw it.

00:00:11.000 --> 00:00:12.000
<v Вера>Мы не знаем, кто зажёг фонарь.

00:00:13.000 --> 00:00:14.000
<v 太郎>遠くの船からも見えました。

00:00:15.000 --> 00:00:16.000
<v سارة>كان المصباح القديم يضيء البحر
"""
HERE = 2 / playing.RATE * playing.STEP      # a ramp tells no better where we are

# Query, its status, and where that leads.
QUERIES = [
    ("it left the harbor with a light", 0, 4),
    ("nobody saw it", 0, 8),
    ("boat", 0, None),
    ("кто зажег фонарь", 0, None),
    ("遠くの船から見えました", 0, None),
    ("المصباح القديم يضيء", 0, None),
    ("THE BOAT, IS... LATE!!", 0, 1),
    ("the fastest horse in the county belongs to a baker", 1, None),
    ("", 1, None),
    (" \t ", 1, None),
    ("...!?", 1, None),
    ("of the and to", 1, None),
    (b"\xff\xfe broken \xc3", 1, None),
    ("word " * 10000, 1, None),
    ("(a+)+$" * 50, 1, None),
    ("\x1b[31m", 1, None),
]


def same(seconds):
    return lambda heard: abs(heard[1] - seconds) < HERE


def try_queries():
    player = playing.Player("talk.vtt", "-a", "talk.wav", "--paused", "--keep-open")
    wait_for_player(player)
    for query, status, place in QUERIES:
        got, out, err = playing.ask("seek", "--quiet", "--", query)
        assert got == status, (query[:60], got, err)
        found, out, err = playing.ask("find", "--", query, "talk.vtt")
        assert found in ((status,) if status == 0 else (1, 2)), (query[:60], found, err)
        assert err.count("\n") <= 1, err
        if place is not None:
            assert f"\"position\":{place * 1000}," in playing.ask("status", "--json")[1], query
    player.end()
    print(f"{len(QUERIES)} queries answered")


def wait_for_player(player):
    wait_for_named(str(player.process.pid), player)


def hear_quotes():
    player = playing.Player("talk.vtt", "-a", "talk.wav")
    wait_for_player(player)
    for query, place in ("it left the harbour", 4), ("nobody saw it", 8), ("the boat", 1):
        since = time.monotonic()
        status, out, err = playing.ask("seek", query)
        assert status == 0 and f"0:00:0{place} of" in out, (out, err)
        assert player.wait_for(same(place), since), query
    print("what is heard next is the quote's first sample")

    since = time.monotonic()
    assert playing.ask("seek", "--play", "the boat is late")[0] == 0
    wait_for_state("paused", 2150)
    assert player.wait_for(lambda heard: abs(heard[2] - 2.15) < HERE, since)
    begun = max(i for i, heard in enumerate(player.heard) if same(1)(heard))
    assert abs(max(heard[2] for heard in player.heard[begun:]) - 2.15) < HERE, player.heard[begun:]
    print("--play stops at the last sample")

    since = time.monotonic()
    assert playing.ask("seek", "--loop", "the boat is late")[0] == 0
    rounds = [player.wait_for(same(1), since)]      # each is 1.15 seconds long
    for _ in range(2):
        rounds.append(player.wait_for(same(1), rounds[-1][0] + 0.5))
    assert all(rounds), rounds
    print("--loop begins again")
    assert playing.ask("seek", "0:05")[0] == 0
    player.end()


def wait_for_state(state, position):
    wanted = f"\"state\":\"{state}\",\"position\":{position},"
    peers.wait_until(wanted, lambda: wanted in playing.ask("status", "--json")[1])


def walk_hits():
    player = playing.Player("talk.vtt", "-a", "talk.wav", "--paused", "--keep-open")
    wait_for_player(player)
    status, out, _ = playing.ask("seek", "it")
    assert status == 0 and "  1  0:00:04  Bob: It" in out and "  2  0:00:08  Ann: " in out, out
    assert "0:00:08 of" in playing.ask("seek", "next")[1]
    assert "0:00:04 of" in playing.ask("seek", "next")[1]
    assert "0:00:08 of" in playing.ask("seek", "prev")[1]
    assert playing.ask("seek", "-q", "next")[0] == 1
    assert "0:00:07 of" in playing.ask("seek", "-1")[1]
    assert "0:00:17 of" in playing.ask("seek", "+10")[1]
    player.end()
    print("next, prev and steps")


def ask_several():
    first = playing.Player("talk.vtt", "-a", "talk.wav", "--player", "first", "--paused")
    wait_for_named("first")
    second = playing.Player("talk.vtt", "-a", "talk.wav", "--player", "second", "--paused")
    wait_for_named("second")
    assert "\"player\":\"second\"" in playing.ask("status", "--json")[1]
    assert playing.ask("seek", "--player", "first", "0:05")[0] == 0
    assert "\"position\":5000" in playing.ask("status", "--json", "--player", "first")[1]
    assert "\"position\":5000" not in playing.ask("status", "--json")[1]

    os.kill(second.process.pid, signal.SIGKILL)     # its socket stays behind
    second.process.wait(peers.PATIENCE)
    assert "\"player\":\"first\"" in playing.ask("status", "--json")[1]
    status, _, err = playing.ask("seek", "--player", "second", "0:05")
    assert status == 2 and err.startswith("quoth seek: "), (status, err)
    third = playing.Player("talk.vtt", "-a", "talk.wav", "--player", "second", "--paused")
    wait_for_named("second")
    third.end()
    first.end()
    status, _, err = playing.ask("seek", "0:05")
    assert status == 2 and "no player is running" in err, (status, err)
    print("the newest answers, or who is named; the dead are passed over")


def wait_for_named(name, player=None):
    def answers():
        assert not player or player.process.poll() is None, player.process.stderr.read()
        return playing.ask("status", "--quiet", "--player", name)[0] == 0

    peers.wait_until(f"{name} answers", answers)


def has_socket(process):
    """Whether it has got as far as to ask."""
    folder = f"/proc/{process.pid}/fd"
    try:
        return any(os.readlink(os.path.join(folder, name)).startswith("socket:")
                   for name in os.listdir(folder))
    except FileNotFoundError:           # closed meanwhile, or it has ended
        return process.poll() is not None


def die_in_the_middle():
    """A player that takes a request and is killed before it answers."""
    player = playing.Player("talk.vtt", "-a", "talk.wav", "--player", "dying", "--paused")
    wait_for_named("dying")
    os.kill(player.process.pid, signal.SIGSTOP)
    seek = peers.start([os.environ["QUOTH"], "seek", "--player", "dying", "the boat"],
                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    peers.wait_until("a question", lambda: has_socket(seek))
    os.kill(player.process.pid, signal.SIGKILL)
    _, err = seek.communicate(timeout=peers.PATIENCE)
    assert seek.returncode == 2 and err.count("\n") == 1, (seek.returncode, err)
    player.process.wait(peers.PATIENCE)
    print(f"a player that dies: {err.strip()}")


def start_one():
    """No player runs: seek is one, for which the machine's own sink must do."""
    assert playing.ask("seek", "submarine", "talk.vtt", "-a", "talk.wav", "--quiet")[0] == 1
    assert playing.ask("seek", "submarine", "none.vtt")[0] == 2
    assert playing.ask("seek", "+5", "talk.vtt", "-a", "talk.wav")[0] == 2
    seek = peers.start([os.environ["QUOTH"], "seek", "--play", "the boat is late", "talk.vtt", "-a",
                        "talk.wav", "--quiet"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_for_state("paused", 2150)
    print("seek --play starts a player, which stops behind the quote")
    seek.terminate()
    seek.wait(peers.PATIENCE)


def use_terminals():
    """One plays, another seeks."""
    if not shutil.which("tmux"):
        print("no tmux: no two terminals")
        return

    def tmux(*arguments):
        return subprocess.run(["tmux", "-L", "quoth-seek", "-f", "/dev/null", *arguments], text=True,
                              capture_output=True, env=os.environ | {"TMUX_TMPDIR": os.getcwd()},
                              timeout=peers.PATIENCE)

    def wait_for_text(pane, *texts):
        peers.wait_until(f"{texts} in {pane}", lambda: all(
            text in tmux("capture-pane", "-p", "-t", pane).stdout for text in texts))

    quoth = os.environ["QUOTH"]
    tmux("new-session", "-d", "-x", "100", "-y", "20",
         f"exec {quoth} play talk.vtt -a talk.wav --follow --paused --audio-sink fakesink --player t")
    try:
        wait_for_named("t")
        player = os.pidfd_open(int(tmux("display-message", "-p", "#{pane_pid}").stdout))
        tmux("split-window", f"{quoth} seek --player t 'left the harbor'; echo status $?; exec cat")
        wait_for_text(":.1", "paused 0:00:04 of 0:00:20  Bob: It left the harbour without a light.",
                      "status 0")
        wait_for_text(":.0", "Bob: It left the harbour")
    finally:
        tmux("kill-server")
    assert select.select([player], [], [], peers.PATIENCE)[0], "the player outlives its terminal"
    os.close(player)            # it has kept its place in the folder, which may go now
    print("two terminals")


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    os.environ["XDG_RUNTIME_DIR"] = folder
    os.environ["XDG_STATE_HOME"] = os.environ["XDG_CACHE_HOME"] = folder
    os.environ.pop("DISPLAY", None)
    os.environ.pop("WAYLAND_DISPLAY", None)
    os.chmod(folder, 0o700)
    with open("talk.vtt", "w", encoding="utf-8") as file:
        file.write(CUES)
    playing.make_ramp("talk.wav", 20)
    try_queries()
    hear_quotes()
    walk_hits()
    ask_several()
    die_in_the_middle()
    start_one()
    use_terminals()
