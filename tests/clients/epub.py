"""epubcheck has nothing to say against our EPUB, with audio in it and without."""
import os
import subprocess
import tempfile

import sample

JAR = "/usr/share/java/epubcheck.jar"


def check(path):
    result = subprocess.run(["java", "-jar", JAR, path], capture_output=True, text=True, check=False)
    assert result.returncode == 0 and "0 fatals / 0 errors / 0 warnings" in result.stdout, \
        result.stdout + result.stderr
    print(f"{os.path.basename(path)}: {os.path.getsize(path)} bytes")


sample.need("java", "ffmpeg")
if not os.path.exists(JAR):
    sample.skip("no epubcheck")
with tempfile.TemporaryDirectory() as folder:
    words = sample.export(folder, "words.quoth.json")[0]
    audio = os.path.join(folder, "audio.m4a")
    sample.make_media(audio, 445)
    for name, options in (("with.epub", ["-a", audio, "--engine", "stamps"]), ("without.epub", [])):
        path = os.path.join(folder, name)
        subprocess.run([os.environ["QUOTH"], "export", "--quiet", *options, words, "-o", path],
                       check=True)
        check(path)
