"""Programs that a test starts, and how it waits for what they do: for the state that it asserts, as
long as that takes, and never for an event, which may belong to something earlier."""
import atexit
import subprocess
import time

PATIENCE = 150                  # seconds: a sanitizer is slow, a machine has other work


def wait_until(what, look):
    """What @look finds as soon as that is true."""
    end = time.monotonic() + PATIENCE
    while not (found := look()):
        assert time.monotonic() < end, f"never: {what}; the last was {found}"
        time.sleep(0.02)
    return found


def kill(process):
    if process.poll() is None:
        process.kill()
        process.wait()


def start(command, **options):
    """A process that does not outlive the test, however that ends."""
    process = subprocess.Popen(command, **options)
    atexit.register(kill, process)
    return process


def run(*command, status=0, **options):
    """What @command prints; it ends with @status, None: any. What it said goes where ours does."""
    done = subprocess.run(command, check=False, stdout=subprocess.PIPE, text=True,
                          timeout=PATIENCE, **options)
    assert status in (None, done.returncode), (command, done.returncode, done.stdout)
    return done.stdout
