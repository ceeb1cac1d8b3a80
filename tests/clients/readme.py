"""The session in README.md is what the program prints. A line of "..." stands for any lines."""
import os
import re
import shlex
import subprocess
import tempfile

import sample


def read_session():
    """(command, lines of output) of each command of the README that begins with "$"."""
    with open(os.path.join(sample.SOURCE, "README.md"), encoding="utf-8") as file:
        lines = [line[4:].rstrip("\n") for line in file if re.match(r"    |\n", line)]
    calls = []
    for line in lines[lines.index("$ quoth info subtitles/sampler/episode.html"):]:
        if line.startswith("$ "):
            calls.append((line[2:], []))
        else:
            calls[-1][1].append(line)
    return calls


def run(command, folder):
    """Its output, when it is run from the top of the source, but files are made in @folder."""
    words = [os.path.join(folder, word) if word.startswith("episode.") else word
             for word in shlex.split(command)]
    words[0] = os.environ["QUOTH"] if words[0] == "quoth" else words[0]
    result = subprocess.run(words, cwd=sample.SOURCE, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True, check=True)
    return result.stdout


def pattern_of(lines):
    parts = "\n".join(lines).strip("\n").split("\n...")
    return ".*".join(re.escape(part) for part in parts) + r"\s*"


with tempfile.TemporaryDirectory() as folder:
    calls = [call for call in read_session() if not call[0].startswith("mpv")]
    assert len(calls) == 5, calls
    for command, lines in calls:
        output = run(command, folder)
        assert re.fullmatch(pattern_of(lines), output, re.DOTALL), (command, output)
        print(command)
