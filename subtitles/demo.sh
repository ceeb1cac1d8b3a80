#!/bin/sh
# Builds quoth and exports a transcript to every format it writes:
#   sh subtitles/demo.sh                      the sample episode
#   sh subtitles/demo.sh TRANSCRIPT [AUDIO]   your own, files or http(s) addresses
# Installs from Debian what building needs, if it is not there.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
build=$root/build-demo
transcript=${1:-$root/subtitles/sampler/episode.html}
audio=${2:-}

. "$root/subtitles/packages.sh"

# The name of a file or an address without folders, query and extension.
stem_of () {
  name=${1%%[?#]*}
  name=${name%/}
  name=${name##*/}
  name=${name#"${name%%[!.-]*}"}
  printf '%s\n' "${name%.*}"
}

build_quoth () {
  [ -f "$build/build.ninja" ] ||
    meson setup "$build" "$root" --buildtype=release >"$build.log" 2>&1 ||
    { cat "$build.log" >&2; return 1; }
  ninja -C "$build" quoth >"$build.log" 2>&1 || { cat "$build.log" >&2; return 1; }
  rm -f "$build.log"
}

# shellcheck disable=SC2086 # a list of words
install_packages $build_packages
echo "Building quoth in $build"
build_quoth
