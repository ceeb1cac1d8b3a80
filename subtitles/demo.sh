#!/bin/sh
# Builds quoth and exports a transcript to every format it writes:
#   sh subtitles/demo.sh                      the sample episode, whose audio it makes
#   sh subtitles/demo.sh TRANSCRIPT [AUDIO]   your own: files or http(s) addresses
# Installs from Debian what building needs, if it is not there.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
build=$root/build-demo

. "$root/subtitles/packages.sh"

if [ $# -gt 2 ]; then
  echo "usage: sh subtitles/demo.sh [TRANSCRIPT [AUDIO]]" >&2
  exit 2
fi

# A file's name that looks like an option.
as_path () {
  case $1 in
    -?*) printf './%s\n' "$1" ;;
    *) printf '%s\n' "$1" ;;
  esac
}

# The name of a file or an address, without folders, query and extension.
stem_of () {
  stem=${1%%[?#]*}
  stem=${stem%/}
  stem=${stem##*/}
  stem=${stem%.*}
  stem=${stem#"${stem%%[!-.]*}"}
  printf '%s\n' "${stem:-transcript}"
}

# Quiet unless it fails.
run_quietly () {
  "$@" >"$log" 2>&1 || { cat "$log" >&2; return 1; }
}

build_quoth () {
  log=$(mktemp)
  [ -f "$build/build.ninja" ] || run_quietly meson setup "$build" "$root" --buildtype=release
  run_quietly ninja -C "$build" quoth
  rm -f "$log"
}

# The endings of the files that quoth writes, ".vtt" and so on: its own --help knows them.
endings () {
  "$build/quoth" export --help | sed -n 's/^  [a-z-]*  *\(\.[a-z.]*\) .*write)$/\1/p'
}

# Makes the audio of the sample: computer voices read it out, an advertisement comes in between.
make_audio () {
  /usr/bin/python3 "$root/tests/episode.py" "$root/subtitles/sampler/episode.quoth.json" -o "$1" \
    --voices slt,rms,awb --ads 1
}

# Exports $1, with the audio $2 if there is one, to files of every ending in the folder $3.
export_all () {
  transcript=$1 audio=$2 stem=$3/$(stem_of "$1")
  set -- --report "$stem.report.html"
  for ending in $(endings); do
    set -- "$@" -o "$stem$ending"
  done
  [ -z "$audio" ] || set -- "$@" -a "$audio"
  "$build/quoth" export "$@" "$transcript"
  "$build/quoth" export --karaoke "$stem.quoth.json" -o "$stem.karaoke.vtt"
}

# shellcheck disable=SC2086 # a list of words
install_packages $build_packages
echo "Building quoth in $build"
build_quoth

transcript=$(as_path "${1:-$root/subtitles/sampler/episode.html}")
audio=$(as_path "${2:-}")
folder=$build/exported/$(stem_of "$transcript")
mkdir -p "$folder"
if [ $# = 0 ]; then
  audio=$folder/episode.wav
  # shellcheck disable=SC2086 # a list of words
  install_packages $voice_packages
  echo "Making the sample's audio"
  make_audio "$audio"
fi
echo "Exporting $transcript"
export_all "$transcript" "$audio" "$folder"

echo
echo "Made in $folder:"
(cd "$folder" && wc -c -- * | sed '/ total$/d; s/^/  /')
echo
echo "How well the words were found, for a browser: $folder/$(stem_of "$transcript").report.html"
echo
echo "The first cues, with the time of every word:"
awk 'BEGIN { RS = ""; ORS = "\n\n" } / --> / { print; if (++n == 4) exit }' \
  "$folder/$(stem_of "$transcript").karaoke.vtt"
