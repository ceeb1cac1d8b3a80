"""imscJS shows our TTML and EBU-TT-D at the same times, with the same text, and says nothing. Needs
npm's imsc; what is EBU-TT-D beyond TTML is checked by ebuttd.rng beside this."""
import json
import os
import subprocess
import tempfile

import npm
import sample

VERSION = "1.1.5"
SCRIPT = """
const { fromXML } = require("imsc/src/main/js/doc.js");
const { generateISD } = require("imsc/src/main/js/isd.js");
const said = [];
const handler = {};
for (const kind of ["info", "warn", "error", "fatal"])
  handler[kind] = message => { said.push(`${kind}: ${message}`); };
const text = part => part.kind === "br" ? "\\n"
  : (part.text || "") + (part.contents || []).map(text).join("");
const document = fromXML(require("fs").readFileSync(process.argv[1], "utf8"), handler);
const shown = document.getMediaTimeEvents().map(time =>
  [time, text({ contents: generateISD(document, time, handler).contents })]);
console.log(JSON.stringify({ shown, said }));
"""


def check(path, cues):
    result = subprocess.run(["node", "-e", SCRIPT, path], capture_output=True, text=True, check=True,
                            env=dict(os.environ, NODE_PATH=modules))
    read = json.loads(result.stdout)
    assert read["said"] == [], read["said"][:5]
    shown = {round(time, 3): text for time, text in read["shown"]}
    for start, _, text in cues:
        assert shown[start] == text, (start, shown[start], text)
    print(f"{os.path.basename(path)}: {len(cues)} cues")


def check_grammar(path):
    rng = os.path.join(os.path.dirname(os.path.abspath(__file__)), "ebuttd.rng")
    result = subprocess.run(["xmllint", "--noout", "--relaxng", rng, path], capture_output=True,
                            text=True, check=False)
    assert result.returncode == 0, result.stderr[:1000]


sample.need("node", "npm", "xmllint")
modules = npm.install({"imsc": VERSION})
with tempfile.TemporaryDirectory() as folder:
    vtt, ttml, ebu = sample.export(folder, "episode.vtt", "episode.ttml", "episode.ebuttd.xml")
    check(ttml, sample.cues(vtt))
    check(ebu, sample.cues(vtt))
    check_grammar(ebu)
    check_grammar(os.path.join(os.environ["QUOTH_SOURCE"], "tests", "golden", "captions.ebuttd"))
