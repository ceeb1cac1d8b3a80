"""What the desktop is told about the program passes the desktop's own validators."""
import os
import shutil
import subprocess
import tempfile

import sample

NAME = "org.quoth.Quoth"
SHARE = os.path.join(sample.SOURCE, "share")


def run(*command):
    result = subprocess.run(command, check=False, capture_output=True, text=True)
    assert result.returncode == 0, result.stdout + result.stderr
    return result.stdout


def check_entry():
    said = run("desktop-file-validate", os.path.join(SHARE, NAME + ".desktop"))
    assert not said, said
    print("desktop-file-validate: no remark")


def check_metainfo():
    run("appstreamcli", "validate", "--no-net", "--strict",
        os.path.join(SHARE, NAME + ".metainfo.xml"))
    print("appstreamcli: valid")


def check_types():
    """The type is known once its package is in the database."""
    with tempfile.TemporaryDirectory() as folder:
        packages = os.path.join(folder, "packages")
        os.mkdir(packages)
        shutil.copy(os.path.join(SHARE, NAME + ".mime.xml"), packages)
        run("update-mime-database", folder)
        with open(os.path.join(folder, "globs"), encoding="utf-8") as file:
            assert "application/x-quoth+json:*.quoth.json\n" in file
    print("update-mime-database: knows *.quoth.json")


def check_icon():
    """It can be drawn at each size there is, and is no empty square at the least of them."""
    icon = os.path.join(SHARE, NAME + ".svg")
    with tempfile.TemporaryDirectory() as folder:
        for size in (16, 24, 32, 48, 64, 128, 256):
            picture = os.path.join(folder, f"{size}.png")
            run("rsvg-convert", "-w", str(size), "-h", str(size), icon, "-o", picture)
            with open(picture, "rb") as file:
                head = file.read(24)
            assert int.from_bytes(head[16:20], "big") == size
            assert os.path.getsize(picture) > 16 * size
    print("rsvg-convert: draws it from 16 to 256 pixels")


CHECKS = {"desktop-file-validate": check_entry, "appstreamcli": check_metainfo,
          "update-mime-database": check_types, "rsvg-convert": check_icon}
found = [name for name in CHECKS if shutil.which(name)]
if not found:
    sample.skip("none of " + ", ".join(CHECKS))
for name, check in CHECKS.items():
    if name in found:
        check()
    else:
        print(f"skipped: no {name}")
