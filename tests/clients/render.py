"""ffprobe, mpv and tesseract take rendered videos: what is read in a picture is what is said then."""
import difflib
import json
import os
import re
import shutil
import signal
import subprocess
import tempfile

import peers
import sample

sample.need("ffmpeg", "ffprobe", "mpv", "tesseract")

QUOTH = os.environ["QUOTH"]
END = 24
SIZES = {                       # where the caption is, in parts of the height; columns and lines
    "540x960": (0.53, 0.26, 24, 3),
    "720x720": (0.56, 0.25, 30, 2),
    "1280x720": (0.47, 0.36, 36, 2),
}
CLICKS = 20                     # seconds of a click each
PLUGINS = "/usr/lib/*/gstreamer-1.0"


def run(*arguments, **options):
    done = subprocess.run(arguments, capture_output=True, text=True, **options)
    assert done.returncode == 0, (arguments, done.returncode, done.stderr)
    return done.stdout


def ffmpeg(*arguments):
    return run("ffmpeg", "-nostdin", "-v", "error", "-y", *arguments)


def render(transcript, audio, made, *options):
    run(QUOTH, "render", "--quiet", "--engine", "stamps", transcript, "-a", audio, "-o", made,
        *options)


def fail_to_render(*arguments, **options):
    """What it says, on one line, having failed."""
    done = subprocess.run([QUOTH, "render", "--quiet", "--engine", "stamps", *arguments],
                          capture_output=True, text=True, **options)
    assert done.returncode == 1, (arguments, done.returncode, done.stderr)
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


def probe(path):
    found = json.loads(run("ffprobe", "-v", "error", "-of", "json", "-show_chapters",
                           "-show_format", "-show_streams", path))
    streams = {stream["codec_type"]: stream for stream in found["streams"]}
    return streams, float(found["format"]["duration"]), [
        (round(float(c["start_time"]) * 1000), c["tags"]["title"]) for c in found["chapters"]]


def words_of(text):
    return re.findall(r"[a-z']+", text.lower())


def read(video, moment, top, height):
    """The words that tesseract sees there at @moment: twice as large, it reads small pictures badly."""
    picture = video + ".png"
    ffmpeg("-ss", f"{moment:.3f}", "-i", video, "-frames:v", "1", "-vf",
           f"crop=iw:ih*{height}:0:ih*{top},scale=2*iw:-1,format=gray,negate", picture)
    return words_of(run("tesseract", picture, "-", "--psm", "6", env=dict(os.environ, OMP_THREAD_LIMIT="1")))


def check_words(video, size, folder):
    top, height, columns, lines = SIZES[size]
    captions = sample.export(folder, "said.srt", options=(
        "--engine", "stamps", "--speakers", "none", "--max-chars", str(columns),
        "--max-lines", str(lines)))[0]
    shown = [cue for cue in sample.cues(captions) if cue[1] < END - 8 and len(words_of(cue[2])) > 2]
    cues = sample.some(shown, 5)
    for start, end, text in cues:
        wanted, seen = words_of(text), read(video, (start + end) / 2, top, height)
        matcher = difflib.SequenceMatcher(None, wanted, seen, autojunk=False)
        found = sum(block.size for block in matcher.get_matching_blocks())
        assert found >= 0.5 * len(wanted), (video, start, wanted, seen)
    return len(cues)


def check_video(path, size, codecs):
    streams, duration, _ = probe(path)
    video = streams["video"]
    assert f"{video['width']}x{video['height']}" == size, (path, video)
    assert (video["codec_name"], streams["audio"]["codec_name"]) == codecs, path
    assert abs(duration - END) < 0.1, (path, duration)
    run("mpv", "--no-config", "--vo=null", "--ao=null", "--untimed", "--length=2",
        "--msg-level=all=warn", path, timeout=peers.PATIENCE)


def make_clicks(path):
    """A short beep at each second, so that a cut can be found again."""
    ffmpeg("-f", "lavfi", "-i", f"aevalsrc='0.8*sin(2*PI*2000*t)*lt(mod(t,1),0.004)"
           f"':s=44100:d={CLICKS}", path)


def find_clicks(path):
    """Seconds at which a beep begins."""
    raw = subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-i", path, "-map", "0:a", "-ac",
                          "1", "-ar", "44100", "-f", "s16le", "-"], check=True,
                         capture_output=True).stdout
    samples = memoryview(raw).cast("h")
    found = []
    for i, value in enumerate(samples):
        if abs(value) > 9000 and (not found or i / 44100 - found[-1] > 0.5):
            found.append(i / 44100)
    return found, len(samples) / 44100


def check_cut(transcript, audio, made):
    render(transcript, audio, made, "--start", "3.250s", "--end", "9.750s", "--size", "320x180")
    found, length = find_clicks(made)
    wanted = [second - 3.25 for second in range(4, 10)]
    assert len(found) == len(wanted), (made, found)
    worst = max(abs(a - b) for a, b in zip(found, wanted))
    assert worst < 0.002, (made, found)
    assert abs(length - 6.5) < 0.05, (made, length)
    return worst


def hash_sound(path):
    return ffmpeg("-i", path, "-map", "0:a", "-c", "copy", "-f", "streamhash", "-hash", "md5", "-")


def check_soft(transcript, audio, folder, suffix):
    made = os.path.join(folder, "soft" + suffix)
    render(transcript, audio, made, "--soft")
    assert hash_sound(made) == hash_sound(audio), made
    streams, _, chapters = probe(made)
    assert "subtitle" in streams and len(chapters) >= 5, (made, streams, chapters)
    render(transcript, audio, made, "--soft", "--start", "60s", "--end", "90.5s")
    streams, duration, chapters = probe(made)
    assert abs(duration - 30.5) < 0.2, (made, duration)       # packets of 64 ms
    assert chapters[0][1] == "Six thousand hours of tape" and chapters[0][0] == 0, chapters
    assert any(abs(at - 26000) < 1500 and title == "A sentence nobody said"
               for at, title in chapters), chapters


def check_interrupted(transcript, audio, folder):
    """SIGINT while it writes: no file, and none beside."""
    with tempfile.TemporaryDirectory(dir=folder) as place:
        process = peers.start(
            [QUOTH, "render", "--quiet", "--engine", "stamps", transcript, "-a", audio, "-o",
             os.path.join(place, "out.webm")], env=dict(os.environ, TMPDIR=place))
        peers.wait_until("a file", lambda: os.listdir(place) or process.poll() is not None)
        process.send_signal(signal.SIGINT)
        assert process.wait(peers.PATIENCE) == -signal.SIGINT, process.returncode
        assert not os.listdir(place), os.listdir(place)


def check_failures(transcript, audio, folder):
    full = os.path.join(folder, "full.webm")
    os.symlink("/dev/full", full)
    assert "name a regular file" in fail_to_render(transcript, "-a", audio, "-o", full)
    made = os.path.join(folder, "never.webm")
    assert "ends before --start" in fail_to_render(transcript, "-a", audio, "-o", made, "--start",
                                                   "2:00:00")
    assert not os.path.exists(made)


def check_missing_plugin(transcript, audio, folder):
    """Without x264 the message names it and its package."""
    plugins = os.path.join(folder, "plugins")
    os.mkdir(plugins)
    real = os.path.dirname(run("sh", "-c", f"ls {PLUGINS}/libgstcoreelements.so").split("\n")[0])
    for name in os.listdir(real):
        if "x264" not in name:
            os.symlink(os.path.join(real, name), os.path.join(plugins, name))
    env = dict(os.environ, GST_PLUGIN_SYSTEM_PATH_1_0=plugins,
               GST_REGISTRY_1_0=os.path.join(folder, "registry"))
    said = fail_to_render(transcript, "-a", audio, "-o", os.path.join(folder, "x.mp4"), env=env)
    assert "x264enc; install gstreamer1.0-plugins-ugly" in said, said


def has_x264():
    return bool(shutil.which("gst-inspect-1.0")) and subprocess.run(
        ["gst-inspect-1.0", "--exists", "x264enc"]).returncode == 0


with tempfile.TemporaryDirectory() as folder:
    transcript = sample.EPISODE
    tone = os.path.join(folder, "tone.m4a")
    clicks = os.path.join(folder, "clicks.flac")
    sample.make_media(os.path.join(folder, "audio.m4a"), 440)
    os.rename(os.path.join(folder, "audio.m4a"), tone)
    make_clicks(clicks)
    kinds = {".webm": ("vp8", "opus")}
    if has_x264():
        kinds |= {".mp4": ("h264", "aac"), ".mkv": ("h264", "opus")}
    for size, suffix in zip(SIZES, (list(kinds) * 3)[:3]):
        made = os.path.join(folder, size + suffix)
        render(transcript, tone, made, "--end", str(END) + "s", "--size", size)
        check_video(made, size, kinds[suffix])
        print(f"{size}{suffix}: {check_words(made, size, folder)} captions read")
    for suffix in kinds:
        worst = check_cut(transcript, clicks, os.path.join(folder, "cut" + suffix))
        print(f"{suffix}: sound within {worst * 1000:.2f} ms of where it is")
    for suffix in (".mp4", ".mkv", ".m4a", ".mka"):
        check_soft(transcript, tone, folder, suffix)
        print(f"{suffix}: soft captions, the same sound")
    check_interrupted(transcript, tone, folder)
    check_failures(transcript, tone, folder)
    check_missing_plugin(transcript, tone, folder)
