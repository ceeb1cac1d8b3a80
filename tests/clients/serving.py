"""A folder served to a browser on this machine."""
import functools
import http.server
import json
import os
import queue
import threading

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


def serve(folder, results=None):
    """The address; @results gets "asked" for each request, and what is posted."""
    server = Server(
        ("127.0.0.1", 0), functools.partial(Handler, directory=folder, results=results or queue.SimpleQueue()))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"
