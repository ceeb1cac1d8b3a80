#!/usr/bin/python3
"""Makes an episode whose every word is known: audio, truth and the transcript as published.

usage: episode.py TRANSCRIPT -o AUDIO [--truth FILE] [--html FILE] [options]

TRANSCRIPT is Quoth JSON, or whatever "quoth export" turns into it ($QUOTH). AUDIO is .wav, or any
other kind for ffmpeg to write (.mp3, .opus). The truth is {"words":[{"w","start","end"}],
"insertions":[{"start","end"}],"late":[{"paragraph","words"}]} in seconds, the shape that
../shared/truth/evaluate.py reads. Needs Debian's libflite1. The same arguments make the same
episode.
"""
import argparse
import html
import json
import math
import os
import random
import re
import subprocess
import sys
import tempfile
import wave

import flite
from samples import (LEVEL, RATE, lay_over, make_music, make_noise, power, scale, silence)

ADS = ["This part of the show is brought to you by the good people of Lumen Kettle. A kettle that "
       "boils when you think of tea. Order before Sunday and the lid is free. Lumen Kettle, because "
       "water will not heat itself.",
       "Are your shelves level? Are you sure? Plumb and Daughters hang shelves in every room of the "
       "house, even the round ones. Call Plumb and Daughters, and put it down straight.",
       "Tired of waiting for letters? So is your postman. The Evening Pigeon flies to nine islands, "
       "twice a day, and brings back the crumbs. Ask for the Evening Pigeon at any window."]
AD_LENGTHS = (15, 120)          # seconds
LATE_WORDS = 5                  # a label comes late by so many at most
EXTRA = "really actually quite maybe also probably".split()


class Paragraph:
    def __init__(self, speaker, text):
        self.speaker, self.text = speaker, text
        self.start, self.is_said, self.n_late = 0, True, 0


def read_transcript(path):
    if not path.endswith(".json"):
        with tempfile.TemporaryDirectory() as folder:
            made = os.path.join(folder, "transcript.quoth.json")
            quoth = os.environ.get("QUOTH", "quoth")
            subprocess.run([quoth, "export", path, "-o", made], check=True,
                           stderr=subprocess.DEVNULL)
            return read_transcript(made)
    with open(path, encoding="utf-8") as file:
        transcript = json.load(file)
    names = transcript["speakers"]
    return [(names[p["speaker"]] if p["speaker"] is not None else "", p["text"])
            for p in transcript["paragraphs"]]


def split_long(paragraphs, most_words=90):
    """Stamps stand 5 to 40 seconds apart: long paragraphs get a new one at a sentence's end."""
    for speaker, text in paragraphs:
        part = []
        for sentence in re.split(r"(?<=[.?!])\s+", text):
            part.append(sentence)
            if sum(len(s.split()) for s in part) > most_words:
                yield Paragraph(speaker, " ".join(part))
                part = []
        if part:
            yield Paragraph(speaker, " ".join(part))


def has_words(text):
    return re.search(r"[A-Za-z0-9]", flite.to_ascii(text))


def move_words(chance, before, after):
    """Moves the end of one's last sentence to the next one's beginning: how many words, or 0."""
    words = before.text.split()
    n_last = len(re.split(r"(?<=[.?!])\s+", before.text.strip())[-1].split())
    if n_last < 3 or not has_words(words[-1]):
        return 0
    n = chance.randint(1, min(LATE_WORDS, n_last - 2))
    before.text = " ".join(words[:-n])
    after.text = " ".join(words[-n:]) + " " + after.text
    return n


def move_some(chance, part, paragraphs):
    """Does so at a part of the places where the speaker changes. Yields paragraph and number."""
    for before, after in zip(paragraphs, paragraphs[1:]):
        if before.speaker != after.speaker and chance.random() < part:
            n = move_words(chance, before, after)
            if n:
                yield after, n


class Episode:
    def __init__(self, options):
        self.options = options
        self.random = random.Random(options.seed)
        self.pieces, self.words, self.insertions, self.paragraphs = [], [], [], []
        self.voices, self.now = {}, 0.4

    def voice_of(self, speaker):
        if speaker not in self.voices:
            names = self.options.voices.split(",")
            self.voices[speaker] = names[len(self.voices) % len(names)]
        return self.voices[speaker]

    def add(self, samples):
        self.pieces.append((int(self.now * RATE), samples))
        self.now = int(self.now * RATE) / RATE

    def add_unknown(self, samples):
        self.add(samples)
        self.insertions.append((self.now, self.now + len(samples) / RATE))
        self.now += len(samples) / RATE + 0.3

    def insert(self):
        """An advertisement: music, and somebody else over it for most of the time."""
        n = int(self.random.uniform(*AD_LENGTHS) * RATE)
        ad = make_music(self.random, n)
        at = int(self.random.uniform(1, 4) * RATE)
        for text in self.random.sample(ADS, len(ADS)) * 4:
            speech, _ = flite.say(text, "slt-low")
            if at + len(speech) > n - RATE:
                break
            ad[at:at + len(speech)] = scale(ad[at:at + len(speech)], 0.2)
            lay_over(ad, at, speech)
            at += len(speech) + RATE
        self.add_unknown(ad)

    def speak(self, paragraph, is_turn):
        samples, words = flite.say(paragraph.text, self.voice_of(paragraph.speaker))
        if is_turn and self.pieces and self.random.random() < self.options.overlap:
            self.now = max(0, self.now - self.random.uniform(0.3, 0.8))
        self.add(samples)
        spoken = [(w, self.now + s, self.now + e) for w, s, e in words if s is not None]
        paragraph.start = spoken[0][1] if spoken else self.now
        self.words += spoken
        self.now += len(samples) / RATE + self.random.uniform(-0.1, 0.7)

    def mix(self):
        mixed = silence(max(start + len(samples) for start, samples in self.pieces) / RATE + 0.5)
        for start, samples in self.pieces:
            lay_over(mixed, start, samples)
        loud = math.sqrt(power(mixed[::16])) / LEVEL
        for decibels, make in ((self.options.noise, make_noise), (self.options.music, make_music)):
            if decibels is not None:
                factor = loud * 10 ** (-decibels / 20)
                lay_over(mixed, 0, scale(make(self.random, len(mixed)), factor))
        return mixed

    def make(self, paragraphs):
        paragraphs = [p for p in paragraphs if has_words(p.text)]
        for _ in move_some(self.random, self.options.finish, paragraphs):
            pass
        for paragraph in self.random.sample(paragraphs, self.options.cut):
            paragraph.is_said = False
        ads = self.random.sample(range(len(paragraphs) + 1), self.options.ads)
        if self.options.jingle:
            self.add_unknown(make_music(self.random, int(self.options.jingle * RATE)))
        while True:
            for i, paragraph in enumerate(paragraphs):
                if self.options.length and self.now > self.options.length:
                    return
                if i in ads:
                    self.insert()
                self.publish(paragraph)
            if len(paragraphs) in ads:
                self.insert()
            if not self.options.length:
                return

    def publish(self, known):
        """Says a paragraph, unless it was cut out of the sound."""
        paragraph = Paragraph(known.speaker, known.text)
        paragraph.start = self.now
        if known.is_said:
            self.speak(paragraph, not self.paragraphs
                       or self.paragraphs[-1].speaker != paragraph.speaker)
        self.paragraphs.append(paragraph)


def make_mistakes(chance, percent, paragraphs):
    """Of the words half of so many are left out, three tenths wrong, two tenths were never said."""
    for paragraph in paragraphs:
        words = []
        for word in paragraph.text.split():
            draw = chance.random() * 100 / percent
            if draw < 0.5:
                continue
            words.append(chance.choice(EXTRA) if draw < 0.8 else word)
            if 0.8 <= draw < 1:
                words.append(chance.choice(EXTRA))
        paragraph.text = " ".join(words) or paragraph.text


def make_stamps(chance, paragraphs):
    """As the seed's: whole seconds, floored; 7 % repeat the one before, 5 % are 2-5 s off."""
    stamps = []
    for paragraph in paragraphs:
        stamp = int(paragraph.start)
        draw = chance.random()
        if draw < 0.07 and stamps:
            stamp = stamps[-1]
        elif draw < 0.12:
            stamp = max(0, int(paragraph.start + chance.uniform(2, 5) * chance.choice([-1, 1])))
        stamps.append(stamp)
    return stamps


def write_html(path, paragraphs, stamps):
    last = None
    with open(path, "w", encoding="utf-8") as file:
        file.write("<p>Transcript</p>")
        for paragraph, stamp in zip(paragraphs, stamps):
            clock = f"[{stamp // 3600:02}:{stamp // 60 % 60:02}:{stamp % 60:02}]"
            name = html.escape(paragraph.speaker)
            label = f" <strong>{name}:</strong>" if name and paragraph.speaker != last else ""
            file.write(f"<p>{clock}{label} {html.escape(paragraph.text)}</p>\n")
            last = paragraph.speaker


def write_wav(path, samples):
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples.tobytes())


def write_audio(path, samples, arguments):
    """As podcasts are published, unless arguments say otherwise."""
    if path.endswith(".wav"):
        write_wav(path, samples)
        return
    if arguments is None:
        arguments = "-ar 48000 -b:a 48k" if path.endswith(".opus") else "-ar 44100 -b:a 96k"
    with tempfile.TemporaryDirectory() as folder:
        plain = os.path.join(folder, "episode.wav")
        write_wav(plain, samples)
        subprocess.run(["ffmpeg", "-loglevel", "error", "-y", "-i", plain, *arguments.split(),
                        path], check=True)


def write_truth(path, episode):
    truth = {"words": [{"w": w, "start": round(s, 4), "end": round(e, 4)}
                       for w, s, e in episode.words],
             "insertions": [{"start": round(s, 3), "end": round(e, 3)}
                            for s, e in episode.insertions],
             "late": [{"paragraph": i, "words": p.n_late}
                      for i, p in enumerate(episode.paragraphs) if p.n_late]}
    with open(path, "w", encoding="utf-8") as file:
        json.dump(truth, file, ensure_ascii=False)


def read_arguments():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1][7:])
    parser.add_argument("transcript")
    parser.add_argument("-o", dest="audio", required=True)
    parser.add_argument("--truth", help="where the word times go")
    parser.add_argument("--html", help="where the transcript goes, with stamps of its own")
    parser.add_argument("--voices", default=",".join(flite.VOICES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--length", type=float, help="seconds: repeats or cuts the transcript")
    parser.add_argument("--jingle", type=float, help="seconds of music before all")
    parser.add_argument("--ads", type=int, default=0, help="advertisements inserted")
    parser.add_argument("--cut", type=int, default=0, help="paragraphs that are not in the sound")
    parser.add_argument("--overlap", type=float, default=0, help="part of turns that begin early")
    parser.add_argument("--finish", type=float, default=0,
                        help="part of turns that end the sentence of the one before")
    parser.add_argument("--late", type=float, default=0, help="part of labels that come late")
    parser.add_argument("--mistakes", type=float, default=0, help="percent of the words")
    parser.add_argument("--noise", type=float, help="dB below speech")
    parser.add_argument("--music", type=float, help="dB below speech")
    parser.add_argument("--encode", help="arguments of ffmpeg")
    return parser.parse_args()


def main():
    options = read_arguments()
    episode = Episode(options)
    episode.make(list(split_long(read_transcript(options.transcript))))
    write_audio(options.audio, episode.mix(), options.encode)
    for paragraph, n in move_some(episode.random, options.late, episode.paragraphs):
        paragraph.n_late = n
    if options.mistakes:
        make_mistakes(episode.random, options.mistakes, episode.paragraphs)
    if options.truth:
        write_truth(options.truth, episode)
    if options.html:
        write_html(options.html, episode.paragraphs,
                   make_stamps(episode.random, episode.paragraphs))


if __name__ == "__main__":
    sys.exit(main())
