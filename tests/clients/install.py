"""What is installed is there, runs, and is gone after "ninja uninstall"."""
import json
import os
import subprocess
import tempfile

import sample

EXPECTED = ["bin/quoth", "share/man/man1/quoth.1", "share/bash-completion/completions/quoth",
            "share/zsh/site-functions/_quoth", "share/fish/vendor_completions.d/quoth.fish",
            "share/applications/org.quoth.Quoth.desktop",
            "share/metainfo/org.quoth.Quoth.metainfo.xml",
            "share/mime/packages/org.quoth.Quoth.xml",
            "share/icons/hicolor/scalable/apps/org.quoth.Quoth.svg"]


def files_below(folder):
    return sorted(os.path.relpath(os.path.join(place, name), folder)
                  for place, folders, names in os.walk(folder)
                  for name in names + [name for name in folders if not os.listdir(
                      os.path.join(place, name))])


def run(*command):
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


sample.need("meson", "ninja")
build = os.environ["QUOTH_BUILD"]
options = run("meson", "introspect", "--buildoptions", build)
values = {option["name"]: option["value"] for option in json.loads(options)}
prefix = values["prefix"]
expected = EXPECTED + [values["libdir"] + "/quoth/quoth-mux.so"]
with tempfile.TemporaryDirectory() as folder:
    run("meson", "install", "-C", build, "--no-rebuild", "--destdir", folder)
    found = files_below(folder)
    assert found == sorted(prefix.lstrip("/") + "/" + name for name in expected), found
    program = os.path.join(folder, prefix.lstrip("/"), "bin", "quoth")
    assert run(program, "--version").startswith("quoth ")
    print(f"installed: {len(expected)} files")
    run("ninja", "-C", build, "uninstall")
    assert files_below(folder) == [], files_below(folder)
    print("uninstalled: nothing left")
