"""GStreamer's subparse takes our captions for what they are, and finds every word."""
import html
import os
import re
import subprocess
import tempfile

import sample


def read_with_gstreamer(path, folder):
    """In one buffer: subparse takes a character that two share for a sign of ISO 8859."""
    text = os.path.join(folder, "text")
    subprocess.run(["gst-launch-1.0", "-q", "filesrc", f"location={path}",
                    f"blocksize={os.path.getsize(path)}", "!", "subparse", "!",
                    "text/x-raw", "!", "filesink", f"location={text}"], check=True)
    with open(text, encoding="utf-8") as file:
        return html.unescape(html.unescape(file.read()))        # WebVTT's, then Pango's


def letters(text):
    """Cues come without anything between them, so only the letters can be compared."""
    return re.sub(r"\s|<[^>]*>", "", text)


sample.need("gst-launch-1.0")
if subprocess.run(["gst-inspect-1.0", "--exists", "subparse"], check=False).returncode:
    sample.skip("no subparse element")
with tempfile.TemporaryDirectory() as folder:
    for path in sample.export(folder, "episode.vtt", "episode.srt"):
        ours = "".join(text for _, _, text in sample.cues(path))
        theirs = read_with_gstreamer(path, folder)
        ours, theirs = letters(ours), letters(theirs)
        same = os.path.commonprefix([ours, theirs])
        assert ours == theirs, (ours[len(same) - 20:][:80], theirs[len(same) - 20:][:80])
        print(f"{path}: {len(ours)} characters")
