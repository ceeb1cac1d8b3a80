"""Packages of npm, kept in the build folder, so that one download serves all runs."""
import os
import subprocess

import sample

PATIENCE = 300                  # seconds, for a net that does not answer


def install(packages):
    """@packages: versions by name. Returns the folder to be node's NODE_PATH."""
    folder = os.path.join(os.environ["QUOTH_BUILD"], "npm-" + "-".join(sorted(packages)))
    modules = os.path.join(folder, "node_modules")
    missing = [f"{name}@{version}" for name, version in packages.items()
               if not os.path.isdir(os.path.join(modules, name))]
    if missing:
        os.makedirs(folder, exist_ok=True)
        try:
            subprocess.run(
                ["npm", "install", "--prefix", folder, "--no-save", "--no-audit", "--no-fund",
                 "--ignore-scripts", *missing], capture_output=True, text=True, check=True,
                timeout=PATIENCE)
        except subprocess.CalledProcessError as failure:
            sample.skip(f"npm cannot get {', '.join(missing)}: "
                        + failure.stderr.strip().split("\n")[0])
        except subprocess.TimeoutExpired:
            sample.skip(f"npm does not get {', '.join(missing)}")
    return modules
