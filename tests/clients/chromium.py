"""Chromium shows our captions over a video, and a page over an audio knows the active ones."""
import functools
import http.server
import json
import os
import queue
import shutil
import subprocess
import tempfile
import threading

import sample

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--autoplay-policy=no-user-gesture-required", "--mute-audio"]
TYPES = {".vtt": "text/vtt", ".mp4": "video/mp4", ".m4a": "audio/mp4"}


class Handler(http.server.SimpleHTTPRequestHandler):
    """Files with ranges, without which a browser does not seek; and the page's result."""

    protocol_version = "HTTP/1.1"
    extensions_map = {**http.server.SimpleHTTPRequestHandler.extensions_map, **TYPES}

    def __init__(self, *arguments, results, **options):
        self.results = results
        super().__init__(*arguments, **options)

    def do_GET(self):
        path = self.translate_path(self.path)
        wanted = self.headers.get("Range", "")
        if not wanted.startswith("bytes=") or not os.path.isfile(path):
            return super().do_GET()
        first, _, last = wanted[len("bytes="):].partition("-")
        size = os.path.getsize(path)
        first, last = int(first or 0), min(int(last or size), size - 1)
        self.send_response(206)
        self.send_header("Content-Type", self.guess_type(path))
        self.send_header("Content-Range", f"bytes {first}-{last}/{size}")
        self.send_header("Content-Length", str(last - first + 1))
        self.end_headers()
        with open(path, "rb") as file:
            file.seek(first)
            self.wfile.write(file.read(last - first + 1))

    def do_POST(self):
        self.results.put(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(204)
        self.end_headers()

    def send_head(self):
        self.results.put("asked")
        return super().send_head()

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    """A browser drops connections as it likes."""

    def handle_error(self, request, client_address):
        pass


def make_page(folder, kind, suffix, moments):
    with open(os.path.join(os.path.dirname(__file__), "page.html"), encoding="utf-8") as file:
        page = file.read()
    page = page.replace("MEDIA", kind).replace("SUFFIX", suffix).replace("MOMENTS", str(moments))
    with open(os.path.join(folder, kind + ".html"), "w", encoding="utf-8") as file:
        file.write(page)


def serve(folder, results):
    server = Server(
        ("127.0.0.1", 0), functools.partial(Handler, directory=folder, results=results))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def browse(browser, url, results):
    """What the page at @url posts. A browser that never asks for it is a skip, not a failure."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        process = subprocess.Popen([browser, *FLAGS, f"--user-data-dir={profile}",
                                    "--remote-debugging-port=0", url],
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            asked = False
            while True:
                result = results.get(timeout=120)
                if result != "asked":
                    return result
                asked = True
        except queue.Empty:
            assert not asked, f"{url}: no result"
            return sample.skip("chromium does not start")
        finally:
            process.kill()
            process.wait()


browser = shutil.which("chromium") or shutil.which("google-chrome")
if not browser:
    sample.skip("no chromium")
sample.need("ffmpeg")
with tempfile.TemporaryDirectory() as folder:
    cues = sample.cues(sample.export(folder, "episode.vtt")[0])
    chosen = sample.some(cues)
    results = queue.Queue()
    address = serve(folder, results)
    for kind, suffix in (("video", "mp4"), ("audio", "m4a")):
        sample.make_media(os.path.join(folder, f"{kind}.{suffix}"), cues[-1][1] + 1)
        make_page(folder, kind, suffix, [(start + end) / 2 for start, end, _ in chosen])
        result = browse(browser, f"{address}/{kind}.html", results)
        assert "error" not in result, result["error"]
        assert result["cues"] == [[start, end] for start, end, _ in cues]
        assert result["shown"] == [[text] for _, _, text in chosen], result["shown"]
        print(f"{kind}: {len(cues)} cues, {len(chosen)} seen")
