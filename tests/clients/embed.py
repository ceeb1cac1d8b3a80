"""FFmpeg finds what was put into media files, and the sound is the same as before."""
import json
import os
import queue
import subprocess
import tempfile

import sample
import serving

# Suffix, and what FFmpeg makes such a file with.
KINDS = {
    ".mp3": ["-c:a", "libmp3lame"],
    ".m4a": ["-c:a", "aac"],
    ".mp4": ["-c:a", "aac"],
    ".mka": ["-c:a", "libopus"],
    ".webm": ["-c:a", "libopus"],
    ".flac": ["-c:a", "flac"],
    ".opus": ["-c:a", "libopus"],
    ".ogg": ["-c:a", "libvorbis"],
}
LINES = {".m4a": "mov_text", ".mp4": "mov_text", ".mka": "webvtt", ".webm": "webvtt"}
DURATION = 440


def run(*arguments):
    return subprocess.run(arguments, check=True, capture_output=True, text=True).stdout


def make(path, options):
    run("ffmpeg", "-nostdin", "-v", "error", "-y", "-f", "lavfi", "-i",
        f"sine=frequency=220:sample_rate=48000:duration={DURATION}", *options, path)


def sound(path):
    return run("ffmpeg", "-nostdin", "-v", "error", "-i", path, "-map", "0:a", "-f", "md5", "-")


def probe(path):
    return json.loads(run("ffprobe", "-v", "error", "-of", "json", "-show_chapters",
                          "-show_format", "-show_streams", path))


def lines(path):
    """The captions of a file as FFmpeg reads them."""
    captions = path + ".srt"
    run("ffmpeg", "-nostdin", "-v", "error", "-y", "-i", path, "-map", "0:s:0", captions)
    return sample.cues(captions)


def tags(found):
    """Of the file and its streams: Ogg keeps them with a stream."""
    every = dict(found["format"].get("tags", {}))
    for stream in found["streams"]:
        every.update(stream.get("tags", {}))
    return {key.lower(): value for key, value in every.items()}


def check(path, made, chapters, words):
    found = probe(made)
    assert sound(path) == sound(made), f"{made}: another sound"
    told = [(round(float(c["start_time"]) * 1000), c["tags"]["title"]) for c in found["chapters"]]
    begins_at_zero = os.path.splitext(made)[1] in (".mp4", ".m4a")
    assert told == [(0, "0:00")] * begins_at_zero + chapters, (made, told)
    lyrics = next((text for key, text in tags(found).items() if key.startswith("lyrics")), "")
    assert words in lyrics.replace("\n", " "), (made, lyrics[:200])
    codec = LINES.get(os.path.splitext(made)[1])
    if codec:
        assert codec in [stream.get("codec_name") for stream in found["streams"]], made
        shown = " ".join(text for _, _, text in lines(made)).replace("\n", " ")
        assert words in shown, (made, shown[:200])


def timed(folder):
    """The sample with the times of its stamps: a tone says nothing."""
    path = sample.export(folder, "episode.quoth.json")[0]
    with open(path, encoding="utf-8") as file:
        return path, json.load(file)


sample.need("ffmpeg", "ffprobe")
with tempfile.TemporaryDirectory() as folder:
    transcript, known = timed(folder)
    chapters = [(chapter["start"], chapter["title"]) for chapter in known["chapters"]]
    words = " ".join(word["text"] for word in known["words"][1:5])
    for suffix, options in KINDS.items():
        path = os.path.join(folder, "in" + suffix)
        made = os.path.join(folder, "out" + suffix)
        make(path, options)
        for source in (path, made):                     # the second time over what it made
            run(os.environ["QUOTH"], "embed", "--quiet", "--engine", "stamps", transcript,
                "-a", source, "-o", made)
            check(path, made, chapters, words)
        print(f"{suffix}: {len(chapters)} chapters")
    asked = queue.SimpleQueue()
    made, address = os.path.join(folder, "fetched.mp3"), serving.serve(folder, asked) + "/in.mp3"
    run(os.environ["QUOTH"], "embed", "--quiet", transcript, "-a", address, "-o", made,
        "--engine", "stamps")
    check(os.path.join(folder, "in.mp3"), made, chapters, words)
    assert asked.qsize() == 1, asked.qsize()            # another answer may be another file
    print("an address: fetched once")
