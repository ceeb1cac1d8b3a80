#!/usr/bin/python3
"""How near the program's line breaks are to those that people made.

Usage: breaks.py QUOTH [FOLDER]. FOLDER (default ../shared/breaks beside the sources) has sentences
without breaks (input.txt), the same as people captioned them (reference.json), and the scorers. The
costs were fitted to those very sentences: fit-breaks.py says what the procedure scores on others.
"""
import html
import os
import re
import subprocess
import sys


def read_cues(vtt):
    """Each cue as the lines of it."""
    blocks = [block.split("\n") for block in vtt.split("\n\n") if "-->" in block]
    return [[html.unescape(re.sub("<[^>]*>", "", line)) for line in lines
             if "-->" not in line and line] for lines in blocks]


def part_cues(cues, sentences):
    """The cues of each sentence: no cue goes on from one to the next."""
    cues, parted = iter(cues), []
    for sentence in sentences:
        left, own = len(sentence.split()), []
        while left > 0:
            own.append(next(cues))
            left -= sum(len(line.split()) for line in own[-1])
        if left:
            sys.exit("a cue goes on in the next sentence: %s" % own[-1])
        parted.append(own)
    return parted


def main():
    quoth, *rest = sys.argv[1:] or sys.exit(__doc__)
    here = os.path.dirname(os.path.abspath(__file__))
    folder = rest[0] if rest else os.path.join(here, "../../../shared/breaks")
    sentences, reference = (os.path.join(folder, name) for name in ("input.txt", "reference.json"))
    if not os.path.exists(reference):
        print("SKIP: no %s" % reference)
        return
    sys.dont_write_bytecode = True
    sys.path.insert(0, folder)
    import segscore
    import sigma
    import weak
    vtt = subprocess.run([quoth, "export", sentences, "--from", "lines", "--language", "en", "--to",
                          "vtt", "--quiet"], check=True, capture_output=True, text=True).stdout
    with open(sentences, encoding="utf-8") as file:
        ours = part_cues(read_cues(vtt), [line for line in file if line.strip()])
    people = segscore.load(reference)
    score, (ends, all_ends) = segscore.score(people, ours), weak.share(ours)
    print("F1 %.1f %% (precision %.1f, recall %.1f), Sigma %.1f, weak %.1f %%, %d lines over 42, "
          "%d of %d sentences compared" % (
              score["F1"], score["P"], score["R"], sigma.sigma(people, ours), 100 * ends / all_ends,
              score["over42"], len(people) - score["mism"], len(people)))


if __name__ == "__main__":
    main()
