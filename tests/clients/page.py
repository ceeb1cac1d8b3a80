"""Chromium plays our page, finds and cites in it; axe-core finds nothing that keeps people out."""
import json
import os
import shutil
import subprocess
import tempfile

import npm
import sample
import serving

PACKAGES = {"playwright-core": "1.65.1", "axe-core": "4.14.1"}
TITLE = "A </script><script>hacked=1</script> <!-- \"title\""


def export(folder, source, name, *options):
    subprocess.run([os.environ["QUOTH"], "export", "--quiet", *options, source,
                    "-o", os.path.join(folder, name)], check=True)


def write_json(folder, name, transcript):
    path = os.path.join(folder, name)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(transcript, file)
    return path


def make_hostile(folder):
    """Every text that a page shows is one that would be markup."""
    evil = "<img src=x onerror=hacked=1></script><b>&amp; <!-- ]]> \u2028"
    return write_json(folder, "hostile.quoth.json", {
        "quoth": 1, "title": TITLE, "description": evil, "language": "en\" onload=\"hacked=1",
        "link": "javascript:hacked=1", "speakers": [evil], "timing": "source",
        "chapters": [{"start": 0, "title": evil, "link": "javascript:hacked=1"}],
        "links": [{"text": evil, "url": "https://example.org/?a=1&b=\""},
                  {"text": "mail", "url": "mailto:a@example.org"},
                  {"text": "no", "url": "javascript:hacked=1"}],
        "paragraphs": [{"speaker": 0, "stamp": 0, "text": evil}],
        "words": [{"text": word, "start": i * 900, "end": i * 900 + 900, "confidence": None,
                   "paragraph": 0} for i, word in enumerate(evil.split())]})


def make_hour(folder):
    """The sample ten times over."""
    with open(os.path.join(folder, "page.quoth.json"), encoding="utf-8") as file:
        one = json.load(file)
    length = one["words"][-1]["end"] + 2000
    many = dict(one, paragraphs=[], words=[], chapters=[])
    for at in range(10):
        shift, first = at * length, at * len(one["paragraphs"])
        many["paragraphs"] += [dict(paragraph, stamp=None) for paragraph in one["paragraphs"]]
        many["words"] += [dict(word, start=word["start"] + shift, end=word["end"] + shift,
                               paragraph=word["paragraph"] + first) for word in one["words"]]
    return write_json(folder, "hour.quoth.json", many)


def make_talk(folder, name, language, *turns):
    """Turns of two people in a script that is not Latin, 10 seconds each."""
    path = os.path.join(folder, name + ".txt")
    with open(path, "w", encoding="utf-8") as file:
        for at, text in enumerate(turns):
            file.write(f"[00:{10 * at:02}] {'AB'[at % 2]}: {text}\n\n")
    export(folder, path, name + ".html", "--language", language, "--audio-url", "audio.m4a")


sample.need("node", "npm", "ffmpeg")
browser = shutil.which("chromium") or shutil.which("google-chrome")
if not browser:
    sample.skip("no chromium")
modules = npm.install(PACKAGES)
with tempfile.TemporaryDirectory() as folder:
    export(folder, sample.EPISODE, "page.quoth.json", "--title", "The Bench")
    sample.make_media(os.path.join(folder, "audio.m4a"), 445)
    export(folder, os.path.join(folder, "page.quoth.json"), "page.html", "--audio-url", "audio.m4a")
    export(folder, make_hostile(folder), "hostile.html", "--audio-url", "audio.m4a")
    export(folder, make_hour(folder), "hour.html", "--audio-url", "audio.m4a")
    make_talk(folder, "arabic", "ar", "مرحبا بكم في برنامجنا عن المدن القديمة.", "شكراً على الدعوة.")
    make_talk(folder, "japanese", "ja", "今日は古い橋についてお話しします。", "川の近くに住んでいた人が作りました。")
    result = subprocess.run(
        ["node", os.path.join(os.path.dirname(__file__), "page.js"), folder,
         serving.serve(folder)], capture_output=True, text=True, check=False,
        env=dict(os.environ, NODE_PATH=modules, CHROMIUM=browser))
    print(result.stdout, result.stderr)
    if "Failed to launch" in result.stderr:
        sample.skip("chromium does not start")
    assert result.returncode == 0
