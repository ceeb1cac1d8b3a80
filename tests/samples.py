"""Sound as 16-bit samples of one channel in arrays. Plain Python: the demo installs no more."""
import array
import math
from operator import add

RATE = 16000
LEVEL = 3900                    # root mean square of music, and of noise before it is weakened
QUIET = 330                     # below it a sample is a pause's
BLOCK = 1 << 20                 # samples worked on at once
CHORD = 2                       # seconds


def silence(seconds):
    return array.array("h", bytes(2 * int(seconds * RATE)))


def scale(samples, factor):
    scaled = array.array("h")
    for at in range(0, len(samples), BLOCK):
        scaled.extend([int(max(-32768, min(32767, sample * factor)))
                       for sample in samples[at:at + BLOCK]])
    return scaled


def power(samples):
    """The mean square of what is no pause."""
    loud = [sample * sample for sample in samples if sample > QUIET or sample < -QUIET]
    return sum(loud) / max(len(loud), 1)


def lay_over(under, start, samples):
    """Adds samples to those in under that begin at start; what is too loud is clipped."""
    for at in range(0, len(samples), BLOCK):
        part = samples[at:at + BLOCK]
        sums = list(map(add, under[start + at:start + at + len(part)], part))
        if max(sums) > 32767 or min(sums) < -32768:
            sums = [max(-32768, min(32767, sample)) for sample in sums]
        under[start + at:start + at + len(part)] = array.array("h", sums)


def repeat(samples, n):
    return (samples * (n // len(samples) + 1))[:n]


def to_level(floats):
    factor = LEVEL / math.sqrt(sum(x * x for x in floats) / len(floats))
    return array.array("h", [int(max(-32768, min(32767, x * factor))) for x in floats])


def make_music(random, n):
    """Four chords, over and over, with a beat: nothing that sounds like speech."""
    roots = [110.0, 130.8, 146.8, 98.0]
    random.shuffle(roots)
    tune = []
    for root in roots:
        steps = [2 * math.pi * root * ratio / RATE for ratio in (1, 1.26, 1.5, 2, 3)]
        for i in range(CHORD * RATE):
            beat = math.exp(-3 * (i / RATE % 0.5))
            tune.append(beat * sum([math.sin(step * i) for step in steps]))
    return repeat(to_level(tune), n)


def make_noise(random, n):
    """Pink: as much power in every octave (Paul Kellet's sum of three filters)."""
    noise, slow, middle, quick = [], 0.0, 0.0, 0.0
    for _ in range(min(n, BLOCK)):
        white = random.gauss(0, 1)
        slow = 0.99765 * slow + 0.0990460 * white
        middle = 0.96300 * middle + 0.2965164 * white
        quick = 0.57000 * quick + 1.0526913 * white
        noise.append(slow + middle + quick + 0.1848 * white)
    return repeat(to_level(noise), n)
