#!/usr/bin/python3
"""Makes an episode whose every word is known: audio, truth and the transcript as published.

usage: episode.py TRANSCRIPT -o AUDIO [--truth FILE] [--html FILE] [options]

TRANSCRIPT is Quoth JSON, or whatever "quoth export" turns into it ($QUOTH). AUDIO is .wav, or any
other kind for ffmpeg to write. The truth is {"words":[{"w","start","end"}],"insertions":[{"start",
"end"}]} in seconds, the shape that ../shared/truth/evaluate.py reads. Needs Debian's libflite1 and
python3-numpy. The same arguments make the same episode.
"""
import argparse
import html
import json
import os
import re
import subprocess
import sys
import tempfile
import wave

import numpy as np

import flite
from flite import RATE

AD = ("This part of the show is brought to you by the good people of Lumen Kettle. A kettle that "
      "boils when you think of tea. Order before Sunday and the lid is free. Lumen Kettle, because "
      "water will not heat itself.")


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
                yield speaker, " ".join(part)
                part = []
        if part:
            yield speaker, " ".join(part)


def make_music(random, seconds):
    """Four chords, over and over, with a beat: nothing that sounds like speech."""
    n = int(seconds * RATE)
    time = np.arange(n) / RATE
    music = np.zeros(n, np.float32)
    for bar, root in enumerate(random.permutation([110.0, 130.8, 146.8, 98.0])):
        gate = ((time // 2).astype(int) % 4 == bar) * np.exp(-(time % 0.5) * 3)
        for ratio in (1, 1.26, 1.5, 2, 3):
            music += (gate * np.sin(2 * np.pi * root * ratio * time)).astype(np.float32)
    return music * (0.12 / max(np.sqrt(np.mean(music ** 2)), 1e-9))


def make_noise(random, n):
    """Pink: as much power in every octave."""
    noise = np.empty(n, np.float32)
    for start in range(0, n, 1 << 20):
        size = min(1 << 20, n - start)
        spectrum = np.fft.rfft(random.standard_normal(size))
        spectrum[1:] /= np.sqrt(np.arange(1, len(spectrum)))
        block = np.fft.irfft(spectrum, size)
        noise[start:start + size] = block / max(block.std(), 1e-9)
    return noise


class Episode:
    def __init__(self, options):
        self.options = options
        self.random = np.random.default_rng(options.seed)
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

    def insert(self):
        """An advertisement: music, somebody else, music; nobody's words."""
        samples, _ = flite.say(AD, "slt-low")
        long = int(self.random.uniform(2, 6) * RATE)
        music = make_music(self.random, len(samples) / RATE + 2 * long / RATE)
        music[long:-long] = music[long:-long] * 0.2 + samples
        self.add(music)
        self.insertions.append((self.now, self.now + len(music) / RATE))
        self.now += len(music) / RATE + 0.3

    def speak(self, speaker, text, is_turn):
        samples, words = flite.say(text, self.voice_of(speaker))
        if is_turn and self.pieces and self.random.random() < self.options.overlap:
            self.now -= self.random.uniform(0.3, 0.8)
        self.add(samples)
        spoken = [(w, self.now + s, self.now + e) for w, s, e in words if s is not None]
        self.paragraphs.append([speaker, text, spoken[0][1] if spoken else self.now])
        self.words += spoken
        self.now += len(samples) / RATE + self.random.uniform(-0.1, 0.7)

    def mix(self):
        end = max(start + len(samples) for start, samples in self.pieces)
        mixed = np.zeros(end + RATE // 2, np.float32)
        for start, samples in self.pieces:
            mixed[start:start + len(samples)] += samples
        loud = np.sqrt(np.mean(mixed[np.abs(mixed) > 0.01] ** 2))
        if self.options.noise is not None:
            mixed += make_noise(self.random, len(mixed)) * loud * 10 ** (-self.options.noise / 20)
        if self.options.music is not None:
            music = make_music(self.random, 64)
            level = loud / 0.12 * 10 ** (-self.options.music / 20)
            mixed += np.resize(music, len(mixed)) * level
        return mixed * (0.9 / max(np.abs(mixed).max(), 1e-9))

    def make(self, paragraphs):
        ads = set()
        if self.options.ads:
            ads = set(self.random.choice(len(paragraphs), self.options.ads, replace=False))
        last = None
        while True:
            for i, (speaker, text) in enumerate(paragraphs):
                if self.options.length and self.now > self.options.length:
                    return
                if not re.search(r"[A-Za-z0-9]", flite.to_ascii(text)):
                    continue
                if i in ads:
                    self.insert()
                self.speak(speaker, text, speaker != last)
                last = speaker
            if not self.options.length:
                return


def make_stamps(random, paragraphs):
    """As the seed's: whole seconds, floored; 7 % repeat the one before, 5 % are 2-5 s off."""
    stamps = []
    for _, _, start in paragraphs:
        stamp = int(start)
        chance = random.random()
        if chance < 0.07 and stamps:
            stamp = stamps[-1]
        elif chance < 0.12:
            stamp = max(0, int(start + random.uniform(2, 5) * random.choice([-1, 1])))
        stamps.append(stamp)
    return stamps


def write_html(path, paragraphs, stamps):
    last = None
    with open(path, "w", encoding="utf-8") as file:
        file.write("<p>Transcript</p>")
        for (speaker, text, _), stamp in zip(paragraphs, stamps):
            clock = f"[{stamp // 3600:02}:{stamp // 60 % 60:02}:{stamp % 60:02}]"
            label = f" <strong>{html.escape(speaker)}:</strong>" if speaker != last else ""
            file.write(f"<p>{clock}{label} {html.escape(text)}</p>\n")
            last = speaker


def write_wav(path, samples):
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes((samples * 32767).astype("<i2").tobytes())


def write_audio(path, samples, arguments):
    if path.endswith(".wav"):
        write_wav(path, samples)
        return
    with tempfile.TemporaryDirectory() as folder:
        plain = os.path.join(folder, "episode.wav")
        write_wav(plain, samples)
        subprocess.run(["ffmpeg", "-loglevel", "error", "-y", "-i", plain, *arguments.split(),
                        path], check=True)


def main():
    parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1][7:])
    parser.add_argument("transcript")
    parser.add_argument("-o", dest="audio", required=True)
    parser.add_argument("--truth", help="where the word times go")
    parser.add_argument("--html", help="where the transcript goes, with stamps of its own")
    parser.add_argument("--voices", default=",".join(flite.VOICES))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--length", type=float, help="seconds: repeats or cuts the transcript")
    parser.add_argument("--ads", type=int, default=0, help="advertisements inserted")
    parser.add_argument("--overlap", type=float, default=0, help="part of turns that begin early")
    parser.add_argument("--noise", type=float, help="dB below speech")
    parser.add_argument("--music", type=float, help="dB below speech")
    parser.add_argument("--encode", default="-ar 44100 -b:a 96k", help="arguments of ffmpeg")
    options = parser.parse_args()

    episode = Episode(options)
    episode.make(list(split_long(read_transcript(options.transcript))))
    write_audio(options.audio, episode.mix(), options.encode)
    if options.truth:
        with open(options.truth, "w", encoding="utf-8") as file:
            json.dump({"words": [{"w": w, "start": round(float(s), 4), "end": round(float(e), 4)}
                                 for w, s, e in episode.words],
                       "insertions": [{"start": round(s, 3), "end": round(e, 3)}
                                      for s, e in episode.insertions]}, file, ensure_ascii=False)
    if options.html:
        write_html(options.html, episode.paragraphs,
                   make_stamps(episode.random, episode.paragraphs))


if __name__ == "__main__":
    sys.exit(main())
