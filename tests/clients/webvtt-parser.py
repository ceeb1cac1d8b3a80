"""W3C's parser has nothing to complain of in our WebVTT. Needs npm's webvtt-parser."""
import json
import os
import subprocess
import tempfile

import npm
import sample

VERSION = "2.2.0"
SCRIPT = """
const { WebVTTParser } = require("webvtt-parser");
const text = require("fs").readFileSync(process.argv[1], "utf8");
const { cues, errors } = new WebVTTParser().parse(text, process.argv[2]);
console.log(JSON.stringify({ cues: cues.map(c => [c.startTime, c.endTime]), errors }));
"""


def parse(path, kind):
    result = subprocess.run(["node", "-e", SCRIPT, path, kind], capture_output=True, text=True,
                            check=True, env=dict(os.environ, NODE_PATH=modules))
    return json.loads(result.stdout)


def check(path, kind="subtitles/captions/descriptions"):
    parsed, ours = parse(path, kind), sample.cues(path)
    assert parsed["errors"] == [], parsed["errors"][:5]
    assert len(ours) > 3
    assert parsed["cues"] == [[start, end] for start, end, _ in ours]
    print(f"{path}: {len(ours)} cues")


sample.need("node", "npm")
modules = npm.install({"webvtt-parser": VERSION})
with tempfile.TemporaryDirectory() as folder:
    check(sample.export(folder, "episode.vtt")[0])
    check(sample.export(folder, "karaoke.vtt", options=["--karaoke"])[0])
    check(sample.export(folder, "episode.chapters.vtt")[0], "chapters")
