#!/usr/bin/python3
"""From Enter to sound at the right word: seek-quote.py QUOTH [TRANSCRIPT].

A player of a local file whose sound goes into a pipe as it is due; quotes sought from another
process. Prints the time from the start of "quoth seek" to the quote's first sample, and the CPU time
that both processes take, which others on the machine cannot lengthen. Asked: under 60 ms. TRANSCRIPT
is the seed beside the project by default, else our sample.
"""
import json
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
os.environ["QUOTH"] = os.path.abspath(sys.argv[1])
os.environ["QUOTH_SOURCE"] = str(ROOT)
sys.path.insert(0, str(ROOT / "tests/clients"))
import playing  # noqa: E402

RUNS = 30
SECONDS = 700           # of the recording
playing.STEP = 1024     # else 16 bits would not do for as long


def cpu_of(process):
    threads = Path(f"/proc/{process.pid}/task").iterdir()
    return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9


def children_cpu():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def seek(player, quote, start):
    """Seconds to the sound, seconds of CPU."""
    before = cpu_of(player.process), children_cpu()
    since = time.monotonic()
    status, _, err = playing.ask("seek", quote)
    assert status == 0, err
    heard = player.wait_for(lambda h: abs(h[1] - start) < 2 * playing.STEP / playing.RATE, since)
    assert heard, (quote, start)
    after = cpu_of(player.process), children_cpu()
    time.sleep(0.2)
    return heard[0] - since, after[0] - before[0] + after[1] - before[1]


def main():
    seed = ROOT.parent / "shared/seed/episode.html"
    default = seed if seed.exists() else ROOT / "subtitles/sampler/episode.html"
    transcript = os.path.abspath(sys.argv[2] if len(sys.argv) > 2 else default)
    rng = random.Random(3)
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ["XDG_RUNTIME_DIR"] = os.environ["XDG_STATE_HOME"] = folder
        os.chmod(folder, 0o700)
        playing.make_ramp("talk.wav", SECONDS)
        subprocess.run([os.environ["QUOTH"], "export", transcript, "-o", "talk.quoth.json", "-a",
                        "talk.wav", "--engine", "stamps", "--quiet"], check=True)
        words = json.loads(Path("talk.quoth.json").read_text())["words"]
        words = [word for word in words if word["start"] < 1000 * (SECONDS - 10)]
        player = playing.Player("talk.quoth.json", "-a", "talk.wav", "--engine", "stamps")
        player.wait_for(lambda h: True)
        results = []
        while len(results) < RUNS:
            first = rng.randrange(len(words) - 9)
            quote = " ".join(word["text"] for word in words[first:first + 9])
            found = json.loads(playing.ask("find", "--json", "--limit", "1", quote,
                                           "talk.quoth.json")[1])
            results.append(seek(player, quote, found["start"] / 1000))
        player.end()
    times, cpu = zip(*results)
    print(f"from the start of \"quoth seek\" to sound at the word: median "
          f"{1000 * statistics.median(times):.0f} ms, least {1000 * min(times):.0f} ms of wall time; "
          f"median {1000 * statistics.median(cpu):.0f} ms of CPU in both processes")


if __name__ == "__main__":
    main()
