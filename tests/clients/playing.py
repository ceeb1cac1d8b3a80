"""Players that the tests of "quoth seek" start and listen to."""
import os
import subprocess
import threading
import time

import peers

RATE = 44100
STEP = 32           # samples of one value in a ramp: the value tells where it stands


def make_ramp(path, seconds):
    """A recording in which sample I has the value I / STEP."""
    import array
    import wave
    with wave.open(path, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(array.array("h", (i // STEP for i in range(seconds * RATE))).tobytes())


class Player:
    """quoth play, whose sound is read from a pipe as it is due."""

    def __init__(self, *arguments):
        self.fifo = f"sound-{time.monotonic_ns()}"
        os.mkfifo(self.fifo)
        self.heard = []             # stretches: (when, the first sample's second, the last's)
        self.arrived = threading.Condition()
        sink = ("audioconvert ! audio/x-raw,format=S16LE,channels=1,rate=44100 ! "
                f"filesink location={self.fifo} sync=true buffer-mode=unbuffered")
        self.process = peers.start(
            [os.environ["QUOTH"], "play", "--follow", "--audio-sink", sink, *arguments],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        self.reader = threading.Thread(target=self.read, daemon=True)
        self.reader.start()

    def read(self):
        with open(self.fifo, "rb", buffering=0) as pipe:
            while data := pipe.read(1 << 14):
                now = time.monotonic()
                samples = memoryview(data[:len(data) // 2 * 2]).cast("h")
                cuts = [i for i in range(1, len(samples)) if not 0 <= samples[i] - samples[i - 1] <= 1]
                with self.arrived:
                    for first, end in zip([0] + cuts, cuts + [len(samples)]):
                        self.heard.append((now, samples[first] * STEP / RATE,
                                           samples[end - 1] * STEP / RATE))
                    self.arrived.notify_all()

    def wait_for(self, is_it, since=0):
        """The first that was heard after @since of which @is_it; None: nothing came."""
        with self.arrived:
            self.arrived.wait_for(lambda: any(h[0] >= since and is_it(h) for h in self.heard),
                                  peers.PATIENCE)
            return next((h for h in self.heard if h[0] >= since and is_it(h)), None)

    def end(self):
        self.process.terminate()
        self.process.wait(peers.PATIENCE)
        self.reader.join(peers.PATIENCE)
        os.unlink(self.fifo)


def ask(*arguments):
    """quoth with @arguments: status, stdout, stderr."""
    run = subprocess.run([os.environ["QUOTH"], *arguments], capture_output=True, text=True,
                         timeout=peers.PATIENCE)
    return run.returncode, run.stdout, run.stderr
