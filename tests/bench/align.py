#!/usr/bin/python3
"""Word onsets against hand-made times: how far off, how sure, how fast.

Usage: align.py [--engine NAME] QUOTH [TRUTH [SET...]]. TRUTH is a folder like ../shared/truth:
evaluate.py, and sets, each a folder with audio, transcript.html and truth.json. Without it nothing
is measured. "sure" are words of confidence 50 and more, right within 200 ms; "doubted" those below
it of the words that are more than 500 ms off; the insertion's column is how far its worst end is off,
in seconds.
"""
import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile

HEAD = ("set                   n  lost  >2 s | median  mean  <=50 ms | sure  right of these | "
        "off  doubted | insertion | CPU s")


def load_evaluation(truth):
    spec = importlib.util.spec_from_file_location("evaluate", os.path.join(truth, "evaluate.py"))
    evaluation = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(evaluation)
    return evaluation


def find_audio(truth, name):
    """A mismatched transcript comes with the clean audio."""
    for folder in (name, "long_clean"):
        path = os.path.join(truth, folder, "audio.flac")
        with open(path, "rb") as file:
            if file.read(4) == b"fLaC":
                return path
    return None


def export(options, transcript, audio, made):
    """Seconds of CPU, decoding included; nothing kept from an earlier run."""
    with tempfile.TemporaryDirectory() as cache:
        arguments = [options.quoth, "export", transcript, "--audio", audio, "--language", "en",
                     "--quiet", "-o", made]
        if options.engine:
            arguments += ["--engine", options.engine]
        process = subprocess.Popen(arguments, env=dict(os.environ, XDG_CACHE_HOME=cache))
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit("%s: status %d" % (transcript, process.returncode))
    return usage.ru_utime + usage.ru_stime


def confidences(made):
    """A row for each word that the evaluation compares, by where it begins."""
    with open(made, encoding="utf-8") as file:
        return {word["start"] / 1000: word["confidence"] for word in json.load(file)["words"]}


def find_worst_end(paths):
    """Of insertions; "none" and "extra": one was not found, or found and not there."""
    with open(paths[0], encoding="utf-8") as file:
        truth = json.load(file).get("insertions", [])
    with open(paths[1], encoding="utf-8") as file:
        made = json.load(file)["insertions"]
    if len(truth) != len(made):
        return "none" if len(truth) > len(made) else "extra"
    return "%.2f" % max([abs(t[end] - m[end] / 1000) for t, m in zip(truth, made)
                         for end in ("start", "end")], default=0)


def show(evaluation, name, paths, cpu):
    truth, made = evaluation.load(paths[0]), evaluation.load(paths[1])
    pairs = evaluation.match(truth, made)
    errors = [made[j][1] - truth[i][1] for i, j in pairs]
    stats, sure = evaluation.stats(errors), confidences(paths[1])
    believed = [abs(e) for e, (_, j) in zip(errors, pairs) if sure.get(made[j][1], 0) >= 50]
    off = sum(abs(e) > 0.5 for e in errors)
    print("%-18s %4d %5d %5d | %6.1f %5.1f %8.1f | %4.0f %% %8.1f %% | %3d %6.0f %% | %9s | %5.1f" % (
        name, len(truth), len(truth) - len(pairs), sum(abs(e) > 2 for e in errors),
        stats["median"], stats["mean"], stats["le50"], 100 * len(believed) / len(pairs),
        100 * sum(e <= 0.2 for e in believed) / max(len(believed), 1), off,
        100 - 100 * sum(e > 0.5 for e in believed) / max(off, 1), find_worst_end(paths), cpu))


def read_arguments():
    here = os.path.dirname(os.path.abspath(__file__))
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("--engine")
    parser.add_argument("quoth")
    parser.add_argument("truth", nargs="?", default=os.path.join(here, "../../../shared/truth"))
    parser.add_argument("sets", nargs="*",
                        default=["long_clean", "long_noisy", "long_ad", "long_mismatch"])
    return parser.parse_args()


def main():
    options = read_arguments()
    truth = options.truth
    if not os.path.exists(os.path.join(truth, "evaluate.py")):
        print("SKIP: no %s" % truth)
        return
    evaluation = load_evaluation(truth)
    print(HEAD)
    for name in options.sets:
        with tempfile.TemporaryDirectory() as folder:
            made = os.path.join(folder, "made.quoth.json")
            cpu = export(options, os.path.join(truth, name, "transcript.html"),
                         find_audio(truth, name), made)
            show(evaluation, name, (os.path.join(truth, name, "truth.json"), made), cpu)


if __name__ == "__main__":
    main()
