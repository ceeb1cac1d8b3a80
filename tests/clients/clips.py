"""ffprobe, sox and mpv take clips of every kind; a lossless one is the recording, to the sample."""
import json
import os
import re
import subprocess
import tempfile

import sample

sample.need("ffmpeg", "ffprobe", "sox", "mpv")

CUES = """WEBVTT

00:00:01.000 --> 00:00:02.000
<v Ann>The boat is late.

00:00:04.000 --> 00:00:05.500
<v Bob>It left the harbour without a light.

00:00:08.000 --> 00:00:09.000
<v Ann>Then nobody saw it.
"""
CODECS = {"wav": "pcm_s16le", "flac": "flac", "mp3": "mp3", "opus": "opus", "m4a": "aac",
          "mp4": "aac", "webm": "opus"}


def run(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def probe(path):
    found = json.loads(run("ffprobe", "-v", "error", "-show_format", "-show_streams", "-of", "json",
                           path))
    tags = found["streams"][0].get("tags", {}) | found["format"].get("tags", {})
    return found["streams"][0], float(found["format"]["duration"]), {
        key.lower(): value for key, value in tags.items()}


def samples_of(path):
    raw = subprocess.run(["sox", path, "-t", "raw", "-e", "signed", "-b", "16", "-"], check=True,
                         capture_output=True).stdout
    return memoryview(raw).cast("h")


def check_tags(name, tags):
    """Of a WAV too: title, speaker, and where it comes from."""
    assert tags["title"] == "It left the harbour without a light.", (name, tags)
    assert tags["artist"] == "Bob", (name, tags)
    assert any("talk.vtt, at 0:03" in value for value in tags.values()), (name, tags)


with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    with open("talk.vtt", "w", encoding="utf-8") as file:
        file.write(CUES)
    run("sox", "-n", "-r", "44100", "-b", "16", "-c", "1", "talk.wav", "synth", "10", "pinknoise",
        "gain", "-6")
    quoth = os.environ["QUOTH"]
    clip = [quoth, "clip", "--engine", "stamps", "talk.vtt", "-a", "talk.wav"]
    outputs = [part for name in [*CODECS, "vtt", "srt"] for part in ("-o", "out." + name)]
    run(*clip, "-q", "it left the harbor with a light", *outputs)

    whole, cut = samples_of("talk.wav"), samples_of("out.wav")
    fade = 442
    middle = bytes(cut[fade:len(cut) - fade])
    at = bytes(whole).find(middle) // 2 - fade
    assert 3.6 < at / 44100 < 3.9 and 5.6 < (at + len(cut)) / 44100 < 5.9, (at, len(cut))
    assert bytes(samples_of("out.flac")) == bytes(cut)
    print(f"wav, flac: {len(cut)} samples, none differs")

    for name, codec in CODECS.items():
        stream, duration, tags = probe("out." + name)
        assert stream["codec_name"] == codec, (name, stream)
        assert abs(duration - len(cut) / 44100) < 0.1, (name, duration)
        check_tags(name, tags)
        run("mpv", "--no-config", "--vo=null", "--ao=null", "--untimed", "out." + name)
        print(f"{name}: {codec}, {duration:.3f} s, plays")
    for name in "m4a", "mp4", "webm":
        run("ffmpeg", "-nostdin", "-v", "error", "-i", "out." + name, "-map", "0:s:0", f"{name}.srt")
    for name in "out.vtt", "out.srt", "m4a.srt", "mp4.srt", "webm.srt":
        (start, end, text), = sample.cues(name)
        assert 0.1 < start < 0.4 and "It left the harbour" in text, (name, start, end, text)
        assert end < len(cut) / 44100 + 0.02, (name, end)
        print(name)
    assert "It left the harbour" in probe("out.mp3")[2]["lyrics-eng"]
    for name in "flac", "opus":
        tags = probe("out." + name)[2]
        assert re.match(r"\[00:00\.[1-3]\d\]\w+: It left the harbour", tags["syncedlyrics"]), (name, tags)
        assert "It left the harbour" in tags["lyrics"], (name, tags)

    run(*clip, "-q", "boat is late", "-q", "nobody saw it", "-o", "two.wav", "--quiet")
    run(*clip, "-q", "boat is late", "-q", "nobody saw it", "-o", "one.wav", "-o", "one.vtt",
        "--join", "--quiet")
    one, first, second = (samples_of(name) for name in ("one.wav", "two-1.wav", "two-2.wav"))
    assert bytes(one) == bytes(first) + bytes(second)
    assert len(sample.cues("one.vtt")) == 2
    print("joined without a gap")

    # Copied frames are the recording's own bytes, wherever a packet begins.
    for name, codec in ("mp3", "libmp3lame"), ("m4a", "aac"), ("opus", "libopus"):
        run("ffmpeg", "-nostdin", "-v", "error", "-i", "talk.wav", "-c:a", codec, f"talk.{name}")
        told = run(quoth, "clip", "--engine", "stamps", "talk.vtt", "-a", f"talk.{name}", "--copy",
                   "-q", "it left the harbor with a light", "-o", f"copy.{name}")
        start, end = (float(time) for time in re.findall(r"00:00:([\d.]+)", told))
        packets = {path: re.findall("MD5:\\w+", run(
            "ffprobe", "-v", "error", "-select_streams", "a", "-show_packets", "-show_data_hash",
            "md5", "-show_entries", "packet=data_hash", "-of", "csv=p=0", path)) for path in (f"talk.{name}", f"copy.{name}")}
        check_tags(name, probe(f"copy.{name}")[2])
        copied, source = packets[f"copy.{name}"], packets[f"talk.{name}"]
        at = source.index(copied[0])
        assert source[at:at + len(copied)] == copied, name
        assert abs(probe(f"copy.{name}")[1] - (end - start)) < 0.1, (name, told)
        print(f"{name}: {len(copied)} packets copied")
