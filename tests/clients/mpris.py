"""playerctl and gdbus find the player on a session bus of its own, ask and steer it."""
import os
import signal
import subprocess
import sys
import tempfile
import time
import wave

import sample

NAME = "org.mpris.MediaPlayer2.quoth"
PATIENCE = 60                   # seconds, for a machine that is busy with other tests
SAMPLER = os.path.join(sample.SOURCE, "subtitles", "sampler")


def ask(*command, status=0):
    result = subprocess.run(command, check=False, capture_output=True, text=True, timeout=PATIENCE)
    assert result.returncode == status, f"{command}: {result.stdout}{result.stderr}"
    return result.stdout.strip()


def playerctl(*words, player="quoth"):
    return ask("playerctl", "-p", player, *words)


def wait_until(is_it, what):
    end = time.monotonic() + PATIENCE
    while not is_it():
        assert time.monotonic() < end, f"never: {what}"
        time.sleep(0.05)


def call(method, *arguments, name=NAME, status=0):
    return ask("gdbus", "call", "--session", "-d", name, "-o", "/org/mpris/MediaPlayer2", "-m",
               method, "--", *arguments, status=status)


def get(name, interface="Player"):
    interface = "org.mpris.MediaPlayer2" + (".Player" if interface else "")
    return call("org.freedesktop.DBus.Properties.Get", interface, name)


def start(folder, *options):
    return subprocess.Popen(
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
        text=True, timeout=PATIENCE).stderr
    print("what it is: all there")


def check_steering():
    playerctl("pause")
    wait_until(lambda: playerctl("status") == "Paused", "paused")
    playerctl("position", "300")
    wait_until(lambda: playerctl("position") == "300.000000", "at 300 s")
    playerctl("position", "10-")
    wait_until(lambda: playerctl("position") == "290.000000", "10 s back")
    chapter = playerctl("metadata", "xesam:comment")
    playerctl("next")
    wait_until(lambda: playerctl("metadata", "xesam:comment") != chapter, "another chapter")
    playerctl("previous")
    wait_until(lambda: playerctl("metadata", "xesam:comment") == chapter, "that chapter again")
    playerctl("volume", "0.5")
    assert playerctl("volume") == "0.500000"
    call("org.freedesktop.DBus.Properties.Set", "org.mpris.MediaPlayer2.Player", "Rate", "<2.0>")
    assert get("Rate") == "(<2.0>,)"
    playerctl("play-pause")
    wait_until(lambda: playerctl("status") == "Playing", "playing")
    call("org.freedesktop.DBus.Properties.Set", "org.mpris.MediaPlayer2.Player", "Rate", "<0.0>")
    wait_until(lambda: playerctl("status") == "Paused", "a speed of 0 is a pause")
    assert get("Rate") == "(<2.0>,)"
    print("playerctl steers it")


def check_places():
    """SetPosition passes over other tracks and places outside, Seek ends at the ends."""
    track = playerctl("metadata", "mpris:trackid").strip("'")
    for name, place in ((track, "-1"), (track, "600000001"), ("/other", "5000000")):
        call("org.mpris.MediaPlayer2.Player.SetPosition", name, place)
    call("org.mpris.MediaPlayer2.Player.SetPosition", track, "100000000")
    wait_until(lambda: get("Position") == "(<int64 100000000>,)", "at 100 s")
    call("org.mpris.MediaPlayer2.Player.Seek", "-9223372036854775808")
    wait_until(lambda: get("Position") == "(<int64 0>,)", "at the beginning")
    call("org.mpris.MediaPlayer2.Player.Seek", "9223372036854775807")
    wait_until(lambda: get("Position") == "(<int64 600000000>,)", "at the end")
    playerctl("stop")
    wait_until(lambda: get("Position") == "(<int64 0>,)" and playerctl("status") == "Stopped",
               "stopped")
    print("places: as the specification has it")


def check_signals(environment):
    """A seek over the socket, by another client, is told on the bus."""
    monitor = subprocess.Popen(["gdbus", "monitor", "--session", "-d", NAME],
                               stdout=subprocess.PIPE, text=True)
    try:
        while "is owned by" not in monitor.stdout.readline():
            pass
        subprocess.run([os.environ["QUOTH"], "seek", "1:40"], check=True, env=environment,
                       stdout=subprocess.DEVNULL, timeout=PATIENCE)
        playerctl("volume", "0.25")
        told = []
        while not any("'Volume': <0.25>" in line for line in told):
            told.append(monitor.stdout.readline())
        assert any(".Seeked (int64 100000000,)" in line for line in told), told
        assert not any("'Position'" in line for line in told), told
    finally:
        monitor.kill()
        monitor.wait()
    print("signals: Seeked, PropertiesChanged")


def check_second(folder):
    """Two at once have two names, and go from the bus when they end."""
    second = start(folder, "--player", "second")
    name = f"{NAME}.instance{second.pid}"
    wait_until(lambda: name.removeprefix("org.mpris.MediaPlayer2.")
               in ask("playerctl", "-l").split("\n"), "the second")
    call("org.mpris.MediaPlayer2.Quit", name=name)
    assert second.wait(timeout=PATIENCE) == 0
    assert ask("playerctl", "-l") == "quoth"
    print("two players: two names")


def check_no_bus(folder, environment):
    """Without a bus it plays all the same, and says nothing of it."""
    environment = dict(environment, DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")
    player = subprocess.Popen(
        [os.environ["QUOTH"], "play", "--follow", "--from-start", "--audio-sink",
         "fakesink sync=true", os.path.join(folder, "talk.quoth.json")], env=environment,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert player.stdout.readline().startswith("0:00:")
    player.send_signal(signal.SIGTERM)
    said = player.communicate(timeout=PATIENCE)[1]
    assert player.returncode == 0 and not said, said
    print("no bus: plays")


def inside():
    with tempfile.TemporaryDirectory() as folder:
        os.chmod(folder, 0o700)
        os.environ.update(XDG_RUNTIME_DIR=folder, XDG_STATE_HOME=folder, XDG_CACHE_HOME=folder)
        make_episode(folder)
        player = start(folder)
        try:
            wait_until(lambda: "quoth" in subprocess.run(
                ["playerctl", "-l"], check=False, capture_output=True, text=True,
                timeout=PATIENCE).stdout, "a player on the bus")
            wait_until(lambda: playerctl("status") == "Playing", "playing")
            check_face(folder)
            check_steering()
            check_places()
            check_signals(os.environ)
            check_second(folder)
        finally:
            player.terminate()
            status = player.wait(timeout=PATIENCE)
        assert status == 0, status
        check_no_bus(folder, os.environ)


if sys.argv[1:] == ["inside"]:
    inside()
else:
    sample.need("dbus-run-session", "playerctl", "gdbus")
    sys.exit(subprocess.run(["dbus-run-session", "--", sys.executable, __file__, "inside"],
                            check=False).returncode)
