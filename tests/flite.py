"""Speech whose words are known to the sample: flite, through its C library."""
import array
import ctypes
import re
import unicodedata

from samples import RATE

VOICES = {  # name in libflite, pitch, length of all sounds: eight people of four recordings
    "awb": ("cmu_us_awb", 1.0, 1.0),
    "rms": ("cmu_us_rms", 1.0, 1.0),
    "slt": ("cmu_us_slt", 1.0, 1.0),
    "kal": ("cmu_us_kal16", 1.0, 1.0),
    "slt-high": ("cmu_us_slt", 1.15, 0.92),
    "rms-low": ("cmu_us_rms", 0.88, 1.08),
    "awb-quick": ("cmu_us_awb", 1.08, 0.85),
    "slt-low": ("cmu_us_slt", 0.85, 1.05),
}


class Wave(ctypes.Structure):
    _fields_ = [("type", ctypes.c_char_p), ("sample_rate", ctypes.c_int),
                ("num_samples", ctypes.c_int), ("num_channels", ctypes.c_int),
                ("samples", ctypes.POINTER(ctypes.c_short))]


class VoiceHead(ctypes.Structure):
    _fields_ = [("name", ctypes.c_char_p), ("features", ctypes.c_void_p)]


def load():
    library = ctypes.CDLL("libflite.so.1", ctypes.RTLD_GLOBAL)
    for name in ("usenglish", "cmulex"):
        ctypes.CDLL(f"libflite_{name}.so.1", ctypes.RTLD_GLOBAL)
    for name, result, arguments in [
            ("flite_synth_text", "p", "sp"), ("utt_wave", "p", "p"), ("utt_relation", "p", "ps"),
            ("relation_head", "p", "p"), ("item_next", "p", "p"), ("item_prev", "p", "p"),
            ("item_daughter", "p", "p"), ("item_last_daughter", "p", "p"), ("item_as", "p", "ps"),
            ("item_feat_float", "f", "ps"), ("item_feat_string", "s", "ps"),
            ("item_feat_present", "i", "ps"), ("delete_utterance", None, "p"),
            ("feat_set_float", None, "psf")]:
        kinds = {"p": ctypes.c_void_p, "s": ctypes.c_char_p, "f": ctypes.c_float,
                 "i": ctypes.c_int, None: None}
        function = getattr(library, name)
        function.restype = kinds[result]
        function.argtypes = [kinds[kind] for kind in arguments]
    library.flite_init()
    return library


flite = load()
loaded = {}


def select(voice):
    name, pitch, length = VOICES[voice]
    if name not in loaded:
        register = getattr(ctypes.CDLL(f"libflite_{name}.so.1"), "register_" + name)
        register.restype = ctypes.c_void_p
        register.argtypes = [ctypes.c_void_p]
        loaded[name] = register(None)
    features = VoiceHead.from_address(loaded[name]).features
    flite.feat_set_float(features, b"f0_shift", pitch)
    flite.feat_set_float(features, b"duration_stretch", length)
    return loaded[name]


def to_ascii(text):
    """What flite can say, never with a space that was not there."""
    for other, plain in (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'), ("—", "-"), ("–", "-"),
                         ("…", "."), ("\xa0", " ")):
        text = text.replace(other, plain)
    text = unicodedata.normalize("NFKD", text)
    return re.sub(r"[^\x20-\x7e]", "", text)


def items(relation):
    item = flite.relation_head(relation)
    while item:
        yield item
        item = flite.item_next(item)


def segments_of(word):
    """First and last segment of a word, or None where it makes no sound."""
    tree = flite.item_as(word, b"SylStructure")
    first, last = flite.item_daughter(tree) if tree else None, None
    if first:
        last = flite.item_last_daughter(flite.item_last_daughter(tree))
        first = flite.item_daughter(first)
    if not first or not last:
        return None
    return flite.item_as(first, b"Segment"), flite.item_as(last, b"Segment")


def span_of(token):
    """Seconds at which a token begins and ends, or None."""
    sounds = []
    word = flite.item_daughter(token)
    while word:
        sounds.append(segments_of(flite.item_as(word, b"Word")))
        word = flite.item_next(word)
    sounds = [sound for sound in sounds if sound]
    if not sounds:
        return None
    before = flite.item_prev(sounds[0][0])
    return (flite.item_feat_float(before, b"end") if before else 0.0,
            flite.item_feat_float(sounds[-1][1], b"end"))


def spans_of(utterance):
    """Where the words between white space are; flite makes several tokens of some."""
    spans = []
    for token in items(flite.utt_relation(utterance, b"Token")):
        space = flite.item_feat_string(token, b"whitespace") or b""
        span = span_of(token)
        if spans and not space:
            if spans[-1] and span:
                span = (spans[-1][0], span[1])
            spans[-1] = span or spans[-1]
        else:
            spans.append(span)
    return spans


def say(text, voice):
    """Samples at RATE, and [(word, start, end)] in seconds; None where no sound is known."""
    printed = [word for word in text.split() if re.search(r"[A-Za-z0-9]", to_ascii(word))]
    utterance = flite.flite_synth_text(" ".join(map(to_ascii, printed)).encode(), select(voice))
    wave = ctypes.cast(flite.utt_wave(utterance), ctypes.POINTER(Wave)).contents
    samples = array.array("h", ctypes.string_at(wave.samples, 2 * wave.num_samples))
    spans = spans_of(utterance)
    rate = wave.sample_rate
    flite.delete_utterance(utterance)
    if rate != RATE:
        raise ValueError(f"{voice} speaks at {rate} Hz")
    if len(spans) != len(printed):
        raise ValueError(f"{len(printed)} words became {len(spans)}: {text}")
    return samples, [(word, *(span or (None, None))) for word, span in zip(printed, spans)]
