"""playerctl and gdbus find the player on a session bus of its own, ask and steer it."""
import os
import signal
import subprocess
import sys
import tempfile
import wave

import peers
import sample

NAME = "org.mpris.MediaPlayer2.quoth"
SAMPLER = os.path.join(sample.SOURCE, "subtitles", "sampler")


def ask(*command):
    return peers.run(*command).strip()


def playerctl(*words, player="quoth"):
    return ask("playerctl", "-p", player, *words)


def wait_for(wanted, look, what=""):
    """Until @look finds @wanted; what was asked for is answered before it is done."""
    seen = []

    def is_it():
        seen[:] = [look()]
        return seen[0] == wanted

    try:
        peers.wait_until(wanted, is_it)
    except AssertionError:
        raise AssertionError(f"{what}: never {wanted}, {seen}") from None


def list_players():
    """playerctl fails where there is none."""
    return peers.run("playerctl", "-l", status=None).split()


def call(method, *arguments, name=NAME):
    return ask("gdbus", "call", "--session", "-d", name, "-o", "/org/mpris/MediaPlayer2", "-m",
               method, "--", *arguments)


def get(name, interface="Player"):
    interface = "org.mpris.MediaPlayer2" + (".Player" if interface else "")
    return call("org.freedesktop.DBus.Properties.Get", interface, name)


def start(folder, *options):
    return peers.start(
        [os.environ["QUOTH"], "play", "--quiet", "--follow", "--from-start", "--keep-open",
         "--audio-sink", "fakesink sync=true", *options, os.path.join(folder, "talk.quoth.json")],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def make_episode(folder):
    """An episode in silence: ten minutes beside the sample's words, which nobody need listen for."""
    with open(os.path.join(SAMPLER, "episode.quoth.json"), encoding="utf-8") as file:
        text = file.read()
    for old, new in (('"title":null', '"title":"A talk"'), ('"timing":"stamps"', '"timing":"source"')):
        assert old in text
        text = text.replace(old, new, 1)
    with open(os.path.join(folder, "talk.quoth.json"), "w", encoding="utf-8") as file:
        file.write(text)
    with wave.open(os.path.join(folder, "talk.wav"), "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(bytes(2 * 8000 * 600))


def check_face(folder):
    """What there is, and that it is what the specification has."""
    text = ask("gdbus", "introspect", "--session", "-d", NAME, "-o", "/org/mpris/MediaPlayer2")
    for word in ("interface org.mpris.MediaPlayer2 {", "interface org.mpris.MediaPlayer2.Player {",
                 "SetPosition(in  o TrackId", "Seeked(x Position);", "OpenUri(in  s Uri);",
                 "readonly x Position", "readwrite d Rate", "readwrite d Volume"):
        assert word in text, f"{word}: {text}"
    assert playerctl("metadata", "mpris:length") == "600000000"
    assert playerctl("metadata", "xesam:title") == "A talk"
    assert playerctl("metadata", "xesam:url") == "file://" + os.path.join(folder, "talk.wav")
    assert playerctl("metadata", "xesam:artist") == "Maren Okafor, tapehiss, Inés Halloran"
    assert get("Identity", "") == "(<'Quoth'>,)"
    assert get("MaximumRate") == "(<4.0>,)" and get("MinimumRate") == "(<0.25>,)"
    assert "NotSupported" in subprocess.run(
        ["gdbus", "call", "--session", "-d", NAME, "-o", "/org/mpris/MediaPlayer2", "-m",
         "org.mpris.MediaPlayer2.Player.OpenUri", "file:///x"], check=False, capture_output=True,
        text=True, timeout=peers.PATIENCE).stderr
    print("what it is: all there")


def status():
    return playerctl("status")


def chapter():
    return playerctl("metadata", "xesam:comment")


def place():
    return get("Position")


def check_steering():
    peers.wait_until("it has begun", lambda: place() != "(<int64 0>,)")    # else it stops, no pause
    playerctl("pause")
    wait_for("Paused", status)
    playerctl("position", "300")
    wait_for("300.000000", lambda: playerctl("position"))
    playerctl("position", "10-")
    wait_for("290.000000", lambda: playerctl("position"))
    before = chapter()
    playerctl("next")
    peers.wait_until("another chapter", lambda: chapter() != before)
    playerctl("previous")
    wait_for(before, chapter)
    playerctl("volume", "0.5")
    wait_for("0.500000", lambda: playerctl("volume"))
    call("org.freedesktop.DBus.Properties.Set", "org.mpris.MediaPlayer2.Player", "Rate", "<2.0>")
    wait_for("(<2.0>,)", lambda: get("Rate"))
    playerctl("play-pause")
    wait_for("Playing", status)
    call("org.freedesktop.DBus.Properties.Set", "org.mpris.MediaPlayer2.Player", "Rate", "<0.0>")
    wait_for("Paused", status, "a speed of 0 is a pause")
    assert get("Rate") == "(<2.0>,)"
    print("playerctl steers it")


def check_places():
    """SetPosition passes over other tracks and places outside, Seek ends at the ends."""
    track = playerctl("metadata", "mpris:trackid").strip("'")
    for name, where in ((track, "-1"), (track, "600000001"), ("/other", "5000000")):
        call("org.mpris.MediaPlayer2.Player.SetPosition", name, where)
    call("org.mpris.MediaPlayer2.Player.SetPosition", track, "100000000")
    wait_for("(<int64 100000000>,)", place)
    call("org.mpris.MediaPlayer2.Player.Seek", "-9223372036854775808")
    wait_for("(<int64 0>,)", place)
    call("org.mpris.MediaPlayer2.Player.Seek", "9223372036854775807")
    wait_for("(<int64 600000000>,)", place)
    playerctl("stop")
    wait_for("(<int64 0>,)", place)
    wait_for("Stopped", status)
    print("places: as the specification has it")


def read_until(lines, text):
    """The lines up to one that has @text."""
    told = []
    for line in lines:
        told.append(line)
        if text in line:
            return told
    raise AssertionError(f"the end came before {text}: {told}")


def check_signals(environment):
    """A seek over the socket, by another client, is told on the bus."""
    monitor = peers.start(["gdbus", "monitor", "--session", "-d", NAME], stdout=subprocess.PIPE,
                          text=True)
    read_until(monitor.stdout, "is owned by")
    peers.run(os.environ["QUOTH"], "seek", "1:40", env=environment)
    playerctl("volume", "0.25")
    told = read_until(monitor.stdout, "'Volume': <0.25>")
    assert any(".Seeked (int64 100000000,)" in line for line in told), told
    assert not any("'Position'" in line for line in told), told
    peers.kill(monitor)
    print("signals: Seeked, PropertiesChanged")


def check_second(folder):
    """Two at once have two names, and go from the bus when they end."""
    second = start(folder, "--player", "second")
    name = f"{NAME}.instance{second.pid}"
    peers.wait_until("the second", lambda: name.removeprefix("org.mpris.MediaPlayer2.")
                     in list_players())
    call("org.mpris.MediaPlayer2.Quit", name=name)
    assert second.wait(timeout=peers.PATIENCE) == 0
    wait_for(["quoth"], list_players)
    print("two players: two names")


def check_no_bus(folder, environment):
    """Without a bus it plays all the same, and says nothing of it."""
    environment = dict(environment, DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")
    player = peers.start(
        [os.environ["QUOTH"], "play", "--follow", "--from-start", "--audio-sink",
         "fakesink sync=true", os.path.join(folder, "talk.quoth.json")], env=environment,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert player.stdout.readline().startswith("0:00:")
    player.send_signal(signal.SIGTERM)
    said = player.communicate(timeout=peers.PATIENCE)[1]
    assert player.returncode == 0 and not said, said
    print("no bus: plays")


def inside():
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o700)
        os.environ.update(XDG_RUNTIME_DIR=folder, XDG_STATE_HOME=folder, XDG_CACHE_HOME=folder)
        make_episode(folder)
        player = start(folder)
        try:
            wait_for(["quoth"], list_players)
            wait_for("Playing", status)
            check_face(folder)
            check_steering()
            check_places()
            check_signals(os.environ)
            check_second(folder)
        finally:
            player.terminate()
            ended = player.wait(timeout=peers.PATIENCE)
        assert ended == 0, ended
        check_no_bus(folder, os.environ)


if sys.argv[1:] == ["inside"]:
    inside()
else:
    sample.need("dbus-run-session", "playerctl", "gdbus")
    sys.exit(subprocess.run(["dbus-run-session", "--", sys.executable, __file__, "inside"],
                            check=False).returncode)
