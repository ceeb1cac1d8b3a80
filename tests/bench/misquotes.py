#!/usr/bin/env python3
"""How well quotes are found: misquotes of an episode, made by chance, and quotes of other texts.

    misquotes.py QUOTH FIND_QUOTES [--transcript FILE] [--other FILE]... [--seeds N] [--list]

The episode is the published transcript beside the project if there is one (../shared/seed), else
nothing is measured. For each kind of misquote: how many were found at the right place, how many of
those were called said (scored 0.5 and more), and by how many words start and end are off (90th
percentile). For quotes that nobody said: how many were called said.
"""
import argparse
import json
import random
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OTHER_TALK = Path(__file__).with_name("other-talk.txt")   # of the same field: large language models
SAID = 0.5
HERE = 3            # words that a hit may lie beside its quote and still be at the right place

FUNCTION = set("""a about after all am an and any are as at be because been but by can could did do
does for from had has have he her him his how i if in into is it its just like me more my no not of
off on one or our out over she so some than that the their them then there these they this those to
up us was we well were what when where which who why will with would yeah you your really kind mean
know think going get got it's that's i'm don't you're we're they're there's""".split())

HOMOPHONES = [
    "their there they're", "to two too", "for four", "right write", "know no", "knew new",
    "here hear", "would wood", "one won", "by buy bye", "see sea", "be bee", "which witch",
    "weather whether", "whole hole", "our hour", "your you're", "its it's", "piece peace",
    "than then", "affect effect", "accept except", "cost caused", "data dater", "model modal",
    "code coat", "prompt prompted", "api a.p.i.", "sense since", "past passed", "week weak",
    "way weigh", "wait weight", "made maid", "meet meat", "threw through", "where wear",
    "sent cent", "site sight", "principal principle", "aloud allowed", "break brake",
    "close clothes", "find fined", "great grate", "higher hire", "idea idear", "role roll",
    "some sum", "son sun", "tale tail", "wear where", "won one", "use youse", "cause because",
]
SOUNDS_LIKE = {}
for row in HOMOPHONES:
    for word in row.split():
        SOUNDS_LIKE.setdefault(word, [other for other in row.split() if other != word])

# Letters that are misheard for each other.
MISHEARD = [("b", "p"), ("d", "t"), ("g", "k"), ("v", "f"), ("s", "z"), ("m", "n"), ("c", "k"),
            ("ph", "f"), ("ck", "k"), ("ee", "ea"), ("ai", "ay"), ("er", "or"), ("tion", "shun"),
            ("i", "e"), ("a", "u"), ("o", "a"), ("ll", "l"), ("ss", "s"), ("y", "ie"), ("x", "cks")]
SMALL = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
fifteen sixteen seventeen eighteen nineteen""".split()
TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
SHORT = {"is not": "isn't", "do not": "don't", "it is": "it's", "that is": "that's",
         "i am": "i'm", "you are": "you're", "we are": "we're", "going to": "gonna",
         "want to": "wanna", "kind of": "kinda", "they are": "they're", "can not": "can't"}


def bare(word):
    return re.sub(r"^\W+|[^\w%]+$", "", word)


def is_content(word):
    word = bare(word).lower()
    return len(word) > 2 and word not in FUNCTION


def typo(rng, word):
    if len(word) < 3:
        return word
    at = rng.randrange(len(word) - 1)
    return rng.choice([
        word[:at] + word[at + 1:],
        word[:at] + word[at + 1] + word[at] + word[at + 2:],
        word[:at] + word[at] + word[at:],
        word[:at] + rng.choice("abcdefghijklmnoprstuvwy") + word[at + 1:]])


def mishear(rng, word):
    low = word.lower()
    if low in SOUNDS_LIKE:
        return rng.choice(SOUNDS_LIKE[low])
    pairs = [(a, b) for pair in MISHEARD for a, b in (pair, pair[::-1]) if a in low]
    for a, b in rng.sample(pairs, min(len(pairs), rng.choice([1, 1, 2]))):
        low = low.replace(a, b, 1)
    return low if low != word.lower() else typo(rng, word)


def mangle(rng, word):
    kind = rng.random()
    if kind < 0.35:
        return mishear(rng, word)
    if kind < 0.6:
        return typo(rng, typo(rng, word))
    if kind < 0.75:
        return typo(rng, typo(rng, typo(rng, word)))
    if kind < 0.87 and len(word) > 5:
        at = rng.randrange(2, len(word) - 2)
        return word[:at] + " " + word[at:]
    return word[:max(3, len(word) * 2 // 3)]


def say_number(number):
    if number < 20:
        return SMALL[number]
    if number < 100:
        return TENS[number // 10] + (" " + SMALL[number % 10] if number % 10 else "")
    if 1900 <= number < 2100 and number % 100 > 9:
        return say_number(number // 100) + " " + say_number(number % 100)
    if number < 1000:
        return SMALL[number // 100] + " hundred" + (" " + say_number(number % 100) if number % 100 else "")
    return str(number)


def other_number(word):
    match = re.fullmatch(r"(\d{1,4})(%?)", bare(word))
    if match and match[1] == "50" and match[2]:
        return "half"
    if match:
        return say_number(int(match[1])) + (" percent" if match[2] else "")
    low = bare(word).lower()
    return str(SMALL.index(low)) if low in SMALL else word


def drop(rng, words, rate, of=lambda word: True):
    kept = [word for word in words if not (of(word) and rng.random() < rate)]
    return kept if len(kept) > 2 else words


def clean(words):
    """As people write down speech: without hesitation and repetition."""
    text = " ".join(words)
    text = re.sub(r"\b(um|uh|like|you know|i mean|sort of|kind of|yeah|mm-hmm)\b,?", "", text, flags=re.I)
    text = re.sub(r"\b(\w+),? \1\b", r"\1", text, flags=re.I)
    return text.split() if len(text.split()) > 3 else words


def shorten(text):
    for long, short in SHORT.items():
        text = re.sub(rf"\b{long}\b", short, text, flags=re.I)
    return text


def lengthen(text):
    for long, short in SHORT.items():
        text = re.sub(rf"\b{re.escape(short)}(?!\w)", long, text, flags=re.I)
    return text


def plain(rng, words):
    return " ".join(words)


def punctuation(rng, words):
    return rng.choice([str.upper, str.lower])(" ".join(bare(word) for word in words))


def dropped(rng, words):
    return " ".join(drop(rng, words, 0.2))


def added(rng, words):
    filler = ["really", "just", "actually", "basically", "so", "very", "the", "always", "even"]
    return " ".join(word + (" " + rng.choice(filler) if rng.random() < 0.15 else "") for word in words)


def typed_badly(rng, words):
    return " ".join(typo(rng, word) if rng.random() < 0.25 else word for word in words)


def sounded(rng, words):
    return " ".join(mishear(rng, bare(word)) if bare(word).lower() in SOUNDS_LIKE
                    or rng.random() < 0.15 else word for word in words)


def rephrased(rng, words):
    text = " ".join(other_number(word) for word in clean(words))
    return rng.choice([shorten, lengthen])(text)


def remembered(rng, words):
    """A bit of everything, as from memory."""
    words = drop(rng, clean(words), 0.12, lambda word: not is_content(word))
    words = drop(rng, words, 0.08)
    words = [typo(rng, word) if rng.random() < 0.08 else word for word in words]
    return rng.choice([shorten, lengthen, str.lower])(" ".join(words))


def joined(rng, words):
    text = words[0]
    for word in words[1:]:
        text += ("" if rng.random() < 0.12 else " ") + (
            word[:len(word) // 2] + " " + word[len(word) // 2:] if len(word) > 5 and rng.random() < 0.12
            else word)
    return text


def half_mangled(rng, words):
    content = [i for i, word in enumerate(words) if is_content(word)]
    chosen = set(rng.sample(content, (len(content) + 1) // 2))
    return " ".join(mangle(rng, bare(word)) if i in chosen else word for i, word in enumerate(words))


def half_mangled_and_dropped(rng, words):
    return " ".join(drop(rng, half_mangled(rng, words).split(), 0.25,
                         lambda word: not is_content(word)))


def half_replaced(rng, words):
    """Half of the words of matter are other words altogether."""
    other = "thing people time company work world problem team question important different great".split()
    content = [i for i, word in enumerate(words) if is_content(word)]
    chosen = set(rng.sample(content, len(content) // 2))
    return " ".join(rng.choice(other) if i in chosen else word for i, word in enumerate(words))


def all_at_once(rng, words):
    words = drop(rng, clean(words), 0.2, lambda word: not is_content(word))
    words = [mangle(rng, bare(word)) if is_content(word) and rng.random() < 0.4 else word for word in words]
    words = [word for word in words if rng.random() > 0.07]
    return shorten(" ".join(words)).lower()


MODERATE = [plain, punctuation, dropped, added, typed_badly, sounded, rephrased, remembered, joined]
HARD = [half_mangled, half_mangled_and_dropped, half_replaced, all_at_once]


class Episode:
    def __init__(self, path, quoth):
        json_text = subprocess.run([quoth, "export", path, "--to", "quoth", "--quiet"],
                                   capture_output=True, check=True).stdout
        self.json = json.loads(json_text)
        self.bytes = json_text
        self.words = [word["text"] for word in self.json["words"]]
        speakers = [paragraph["speaker"] for paragraph in self.json["paragraphs"]]
        self.speakers = [speakers[word["paragraph"]] for word in self.json["words"]]

    def span(self, rng, over_turns=False):
        """The first and the last word of something worth quoting."""
        turns = [i for i in range(8, len(self.words) - 8) if self.speakers[i] != self.speakers[i - 1]]
        while True:
            n = rng.randint(7, 22)
            first = rng.choice(turns) - rng.randint(3, n - 3) if over_turns \
                else rng.randrange(len(self.words) - n)
            words = self.words[first:first + n]
            if sum(is_content(word) for word in words) >= 4:
                return first, first + n - 1


def ask(find_quotes, path, queries):
    lines = "".join(f"{first} {last} {' '.join(text.split())}\n" for first, last, text in queries)
    run = subprocess.run([find_quotes, path], input=lines, capture_output=True, text=True, check=True)
    print(run.stderr.strip(), file=sys.stderr)
    return [(float(score), int(first), int(last)) for score, first, last in
            (line.split() for line in run.stdout.splitlines())]


def make_misquotes(episode, kinds, n, seed):
    rng = random.Random(seed)
    made = []
    for i in range(n):
        kind = kinds[i % len(kinds)]
        first, last = episode.span(rng, over_turns=i % 4 == 3)
        made.append((kind.__name__, first, last, kind(rng, episode.words[first:last + 1])))
    return made


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))] if values else 0


def report_found(title, episode, made, answers, names, listed):
    for name in names + [None]:
        rows = [(m, a) for m, a in zip(made, answers) if name is None or m[0] == name]
        right = [(m, a) for m, a in rows if abs(a[1] - m[1]) <= HERE + 5 and a[2] >= m[1] and a[1] <= m[2]]
        said = [a for _, a in right if a[0] >= SAID]
        starts = [abs(a[1] - m[1]) for m, a in right]
        ends = [abs(a[2] - m[2]) for m, a in right]
        lowest = min((a[0] for _, a in right), default=0)
        print(f"{title:9} {name or 'all':26} {len(rows):5}  right {100 * len(right) / len(rows):6.2f} %"
              f"  right and said {100 * len(said) / len(rows):6.2f} %  start {percentile(starts, .9)}"
              f"  end {percentile(ends, .9)}  lowest {lowest:.2f}")
        if listed and name:
            for m, a in rows:
                if (m, a) not in right or a[0] < SAID:
                    print(f"    {a[0]:.2f} {a[1]}-{a[2]} for {m[1]}-{m[2]}: {m[3]}\n"
                          f"        {' '.join(episode.words[m[1]:m[2] + 1])}")


# Plain talk of other shows, put together by chance.
WHO = "the mayor,my grandmother,our baker,the whole crew,every gardener,that old sailor,the referee,a good nurse,the orchestra,her brother,most farmers,the people in our street,the kids,a friend of mine,the captain,somebody at the library".split(",")
DID = "keeps telling,never really understood,wanted to know,was going to paint,can not stop talking about,would rather forget,has been fixing,started to see,ended up selling,is thinking about,used to love,does not care about,figured out,wrote a letter about".split(",")
WHAT = "the bridge over the river,a box of lemons,the second half of the season,that kind of music,the garden behind the church,those little boats,the price of bread,a story about the war,the way people used to cook,an early train,the smell of rain,some of the best soup,the roof of the barn,what happened in the mountains,a very long winter".split(",")
OPEN = "and i think,so you know,well the thing is that,i mean,but honestly,it's like,yeah and then,what's interesting is that,the way i see it,to be fair,one of the things is,and that's why,so basically,the beauty of it is that".split(",")
CLOSE = "and that's the thing,which is really interesting,if that makes sense,you know what i mean,at the end of the day,for the first time,and it was great,a lot of the time,in some ways,so there you go,and i don't really know why,because why not".split(",")
COMMON = """i think that|you know|it's like|and so|one of the things|kind of|a lot of people|the way that|to be able to|i don't know|this is the|at the end of the day|what do you think|i would say|in the first place|that was really|going to be|and then you|for example|the best thing|it would be|we were just|people are|so that you can|you have to|it's a really good question|there's a lot of|i'm not sure|makes sense|over time|right now""".split("|")


def invent(rng):
    parts = [rng.choice(OPEN) if rng.random() < 0.7 else "", rng.choice(WHO), rng.choice(DID),
             rng.choice(WHAT), rng.choice(CLOSE) if rng.random() < 0.5 else ""]
    return " ".join(part for part in parts if part)


def common_phrases(rng):
    return " ".join(rng.sample(COMMON, rng.randint(2, 5)))


def salad(rng, episode):
    """Pieces of the episode from all over it, which nobody put together."""
    words = []
    while len(words) < rng.randint(8, 16):
        at, n = rng.randrange(len(episode.words) - 4), rng.randint(1, 4)
        words += [bare(word) for word in episode.words[at:at + n]]
    return " ".join(words)


def make_foreign(episode, others, n, seed):
    """Kind, the words of the episode that are to be left out, the quote."""
    rng = random.Random(seed)
    made = []
    while len(made) < n:
        kind = ["held out", "held out", "other text", "invented", "common", "salad"][len(made) % 6]
        if kind == "held out":
            first, last = episode.span(rng)
            words = episode.words[first:last + 1]
            made.append((kind, max(first - 30, 0), last + 30,
                         rng.choice([plain, remembered, rephrased])(rng, words)))
        elif kind == "other text" and others:
            words = rng.choice(others)
            at = rng.randrange(max(len(words) - 25, 1))
            made.append((kind, -1, -1, " ".join(words[at:at + rng.randint(6, 22)])))
        elif kind == "salad":
            made.append((kind, -1, -1, salad(rng, episode)))
        elif kind == "common":
            made.append((kind, -1, -1, common_phrases(rng)))
        else:
            made.append(("invented", -1, -1, invent(rng)))
    return made


def report_foreign(episode, made, answers, listed):
    for kind in sorted({m[0] for m in made}):
        rows = [(m, a) for m, a in zip(made, answers) if m[0] == kind]
        said = [(m, a) for m, a in rows if a[0] >= SAID]
        print(f"not said  {kind:26} {len(rows):5}  called said {len(said)}"
              f"  highest {max(a[0] for _, a in rows):.2f}  99 % below {percentile([a[0] for _, a in rows], .99):.2f}")
        for m, a in said if listed else []:
            print(f"    {a[0]:.2f}: {m[3]}\n        {' '.join(episode.words[a[1]:a[2] + 1])}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("quoth")
    parser.add_argument("find_quotes")
    parser.add_argument("--transcript", default=ROOT.parent / "shared/seed/episode.html")
    parser.add_argument("--other", action="append", default=[], help="a text that is not of the episode")
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--list", action="store_true", help="print what went wrong")
    args = parser.parse_args()

    if not Path(args.transcript).exists():
        print(f"skipped: no {args.transcript}")
        return
    episode = Episode(args.transcript, args.quoth)
    others = [Episode(ROOT / "subtitles/sampler/episode.html", args.quoth).words]
    others.append(OTHER_TALK.read_text().split())
    others += [Path(path).read_text(errors="replace").split() for path in args.other]
    path = Path(args.find_quotes).with_name("misquotes.quoth.json")
    path.write_bytes(episode.bytes)

    for title, kinds in ("moderate", MODERATE), ("hard", HARD):
        made = [m for seed in range(args.seeds) for m in make_misquotes(episode, kinds, 500, seed)]
        answers = ask(args.find_quotes, path, [(-1, -1, m[3]) for m in made])
        report_found(title, episode, made, answers, [kind.__name__ for kind in kinds], args.list)
    made = [m for seed in range(args.seeds) for m in make_foreign(episode, others, 1000, seed)]
    answers = ask(args.find_quotes, path, [m[1:] for m in made])
    report_foreign(episode, made, answers, args.list)


if __name__ == "__main__":
    main()
