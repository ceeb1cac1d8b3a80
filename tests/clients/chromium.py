"""Chromium shows our captions over a video, and a page over an audio knows the active ones."""
import os
import queue
import shutil
import subprocess
import tempfile

import peers
import sample
import serving

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--autoplay-policy=no-user-gesture-required", "--mute-audio"]


def make_page(folder, kind, suffix, moments):
    with open(os.path.join(os.path.dirname(__file__), "page.html"), encoding="utf-8") as file:
        page = file.read()
    page = page.replace("MEDIA", kind).replace("SUFFIX", suffix).replace("MOMENTS", str(moments))
    with open(os.path.join(folder, kind + ".html"), "w", encoding="utf-8") as file:
        file.write(page)


def browse(browser, url, results):
    """What the page at @url posts. A browser that never asks for it is a skip, not a failure."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = peers.start([browser, *FLAGS, f"--user-data-dir={profile}",
                               "--remote-debugging-port=0", url],
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            asked = False
            while True:
                result = results.get(timeout=4 * peers.PATIENCE)
                if result != "asked":
                    return result
                asked = True
        except queue.Empty:
            assert not asked, f"{url}: no result"
            return sample.skip("chromium does not start")
        finally:
            peers.kill(process)


browser = shutil.which("chromium") or shutil.which("google-chrome")
if not browser:
    sample.skip("no chromium")
sample.need("ffmpeg")
with tempfile.TemporaryDirectory() as folder:
    cues = sample.cues(sample.export(folder, "episode.vtt")[0])
    chosen = sample.some(cues)
    results = queue.Queue()
    address = serving.serve(folder, results)
    for kind, suffix in (("video", "mp4"), ("audio", "m4a")):
        sample.make_media(os.path.join(folder, f"{kind}.{suffix}"), cues[-1][1] + 1)
        make_page(folder, kind, suffix, [(start + end) / 2 for start, end, _ in chosen])
        result = browse(browser, f"{address}/{kind}.html", results)
        assert "error" not in result, result["error"]
        assert result["cues"] == [[start, end] for start, end, _ in cues]
        assert result["shown"] == [[text] for _, _, text in chosen], result["shown"]
        print(f"{kind}: {len(cues)} cues, {len(chosen)} seen")
