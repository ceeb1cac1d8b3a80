"""The man page and the completions know what --help knows, and their programs can read them."""
import os
import re
import shutil
import subprocess
import tempfile

import sample

SHARE = os.path.join(sample.SOURCE, "share")


def help_of(*arguments):
    return subprocess.run([os.environ["QUOTH"], *arguments, "--help"], check=True,
                          capture_output=True, text=True).stdout


def read(*names):
    with open(os.path.join(SHARE, *names), encoding="utf-8") as file:
        return file.read()


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout


def check_names():
    """Options, formats and commands; a word of a file is what has no letter or dash around it."""
    commands = re.findall(r"^  ([a-z]+) ", help_of(), re.MULTILINE)
    names = set(commands)
    for command in commands:
        text = help_of(command)
        names |= set(re.findall(r"--([a-z-]+)", text))
        names |= set(re.findall(r"^  ([a-z-]+) .*\((?:read|write|read, write)\)$", text,
                                re.MULTILINE))
    assert {"export", "output", "vtt"} <= names
    for path in (["quoth.1"], ["completions", "quoth.bash"], ["completions", "_quoth"],
                 ["completions", "quoth.fish"]):
        known = set(re.findall(r"[a-z]+(?:-[a-z]+)*", read(*path)))
        missing = names - known
        assert not missing, f"{path[-1]} does not know {sorted(missing)}"
        print(f"{path[-1]}: {len(names)} names")


def check_man():
    path = os.path.join(SHARE, "quoth.1")
    if shutil.which("mandoc"):
        lint = subprocess.run(["mandoc", "-Tlint", "-Wwarning", path], check=False,
                              capture_output=True, text=True)
        assert not lint.stdout, lint.stdout
        print("mandoc: no warning")
    if shutil.which("man") and shutil.which("groff"):
        page = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", path],
                              check=True, capture_output=True, text=True, errors="replace")
        assert not page.stderr, page.stderr
        print("man: no warning")


def check_completions():
    """Each shell completes "quoth exp" and a value of an option, where it can be asked."""
    if shutil.which("bash") and os.path.exists("/usr/share/bash-completion/bash_completion"):
        script = """
          . /usr/share/bash-completion/bash_completion; . "$1"
          COMP_WORDS=(quoth export --profile n); COMP_CWORD=3; COMP_LINE="${COMP_WORDS[*]}"
          COMP_POINT=${#COMP_LINE}; _quoth; echo "${COMPREPLY[*]}" """
        found = run("bash", "-c", script, "bash", os.path.join(SHARE, "completions", "quoth.bash"))
        assert found == "netflix\n", found
        print("bash: completes")
    if shutil.which("fish"):
        with tempfile.TemporaryDirectory() as home:
            found = run("fish", "-c", f"source {SHARE}/completions/quoth.fish; "
                        "complete -C 'quoth export --profile n'; complete -C 'quoth exp'",
                        env=dict(os.environ, HOME=home))
        assert found.split("\n")[0].startswith("netflix"), found
        assert found.split("\n")[1].startswith("export"), found
        print("fish: completes")
    if shutil.which("zsh"):
        run("zsh", "-n", os.path.join(SHARE, "completions", "_quoth"))
        print("zsh: reads it")


check_names()
check_man()
check_completions()
