#!/usr/bin/python3
"""Word onsets of ours beside echogarden's (its "dtw" engine), the same sound and text, in one run.

Usage: echogarden.py QUOTH [TRUTH [MODULES]]. TRUTH is a folder as of align.py. MODULES is a
node_modules folder with echogarden and @echogarden/espeak-ng-emscripten; without it npm fetches both
into a temporary one. Where either is not to be had nothing is measured. CPU seconds are the whole
command's, decoding included.
"""
import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from argparse import Namespace

import align

PACKAGES = ("echogarden@3.4.0", "@echogarden/espeak-ng-emscripten@0.3.5")
VOICES = "espeak-ng-emscripten-20260722"    # the name that echogarden 3.4.0 looks for
SETS = ("long_clean", "long_noisy", "long_ad")


def fetch(folder):
    """Its scripts would fetch other things from elsewhere, for engines that are not used here."""
    status = subprocess.run(
        ["npm", "install", "--prefix", folder, "--ignore-scripts", "--no-audit", "--no-fund",
         "--silent", *PACKAGES], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, check=False).returncode
    return None if status else os.path.join(folder, "node_modules")


def lay_out_voices(modules, home):
    """Where it would put what it downloads."""
    packages = os.path.join(home, ".local", "share", "echogarden", "packages")
    os.makedirs(packages)
    os.symlink(os.path.join(modules, "@echogarden", "espeak-ng-emscripten"),
               os.path.join(packages, VOICES))


def words_of(timeline):
    for entry in timeline:
        if entry["type"] == "word":
            yield {"w": entry["text"], "start": entry["startTime"], "end": entry["endTime"]}
        else:
            yield from words_of(entry.get("timeline", []))


def run_peer(modules, home, folder, made):
    """Seconds of CPU."""
    result = os.path.join(home, "result.json")
    launcher = os.path.join(modules, "echogarden", "dist", "cli", "CLILauncher.js")
    process = subprocess.Popen(
        ["node", launcher, "align", os.path.join(folder, "audio.flac"),
         os.path.join(folder, "transcript.txt"), result, "--engine=dtw", "--language=en",
         "--overwrite"], env=dict(os.environ, HOME=home), stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("echogarden: %s: status %d" % (folder, process.returncode))
    with open(result, encoding="utf-8") as file:
        words = list(words_of(json.load(file)))
    with open(made, "w", encoding="utf-8") as file:
        json.dump({"words": words}, file)
    return usage.ru_utime + usage.ru_stime


def show(evaluation, label, truth, made, cpu):
    words, heard = evaluation.load(truth), evaluation.load(made)
    pairs = evaluation.match(words, heard)
    errors = [heard[j][1] - words[i][1] for i, j in pairs]
    stats = evaluation.stats(errors)
    print("%-30s %5d | %6.1f %5.1f %6.1f %% | %5.1f" % (
        label, len(words) - len(pairs) + sum(abs(e) > 2 for e in errors), stats["median"],
        stats["mean"], stats["le50"], cpu))


def compare(quoth, truth, modules, home):
    evaluation = align.load_evaluation(truth)
    print("                             lost | median  mean  <=50 ms | CPU s")
    for name in SETS:
        folder, made = os.path.join(truth, name), os.path.join(home, "made.quoth.json")
        known = os.path.join(folder, "truth.json")
        for engine in ("acoustic", "synthetic"):
            cpu = align.export(Namespace(quoth=quoth, engine=engine),
                               os.path.join(folder, "transcript.html"),
                               os.path.join(folder, "audio.flac"), made)
            show(evaluation, "%s %s" % (name, engine), known, made, cpu)
        cpu = run_peer(modules, home, folder, os.path.join(home, "made.json"))
        show(evaluation, name + " echogarden dtw", known, os.path.join(home, "made.json"), cpu)


def main():
    quoth, *rest = sys.argv[1:] or sys.exit(__doc__)
    here = os.path.dirname(os.path.abspath(__file__))
    truth = rest[0] if rest else os.path.join(here, "../../../shared/truth")
    if not os.path.exists(os.path.join(truth, "evaluate.py")):
        print("SKIP: no %s" % truth)
        return
    if not shutil.which("node") or not (rest[1:] or shutil.which("npm")):
        print("SKIP: no node or npm")
        return
    with contextlib.ExitStack() as stack:
        home = stack.enter_context(tempfile.TemporaryDirectory())
        modules = rest[1] if rest[1:] else fetch(stack.enter_context(tempfile.TemporaryDirectory()))
        if not modules:
            print("SKIP: npm has no echogarden")
            return
        lay_out_voices(os.path.abspath(modules), home)
        compare(quoth, truth, os.path.abspath(modules), home)


if __name__ == "__main__":
    main()
