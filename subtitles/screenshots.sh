#!/bin/sh
# Makes the README's pictures of the window and of a video again, from the demo's episode:
#   sh subtitles/screenshots.sh
# Needs what the demo made (sh subtitles/demo.sh), and installs what takes the pictures.
set -eu

root=$(cd "$(dirname "$0")/.." && pwd)
quoth=$root/build-demo/quoth
transcript=$root/build-demo/exported/episode/episode.quoth.json
audio=$root/build-demo/exported/episode/episode.wav
pictures=$root/subtitles/screenshots
moment=68                       # seconds: a caption of two lines

. "$root/subtitles/packages.sh"

[ -f "$audio" ] || { echo "$0: first make the episode: sh subtitles/demo.sh" >&2; exit 1; }
install_packages ffmpeg fonts-dejavu-core imagemagick xvfb

folder=$(mktemp -d)
display=
player=
finish () {
  [ -z "$player" ] || kill "$player" 2>/dev/null || :
  [ -z "$display" ] || kill "$display" 2>/dev/null || :
  rm -rf "$folder"
}
trap finish EXIT

pack () {
  convert "$1" -strip -define png:compression-level=9 -define png:compression-filter=5 "PNG24:$2"
}

# The window is empty first, and then at the beginning, where nobody speaks.
has_caption () {
  [ "$(convert "$1" -crop 480x160+400+450 -format %k info:)" -gt 100 ]
}

# Paused, so that the picture is of one moment and no other.
take_window () {
  mkfifo "$folder/display"
  Xvfb -displayfd 3 -screen 0 1280x720x24 3>"$folder/display" 2>"$folder/log" &
  display=$!
  DISPLAY=:$(cat "$folder/display")
  export DISPLAY
  XDG_STATE_HOME=$folder XDG_RUNTIME_DIR=$folder "$quoth" play --quiet --engine stamps --paused \
    --start "${moment}s" --audio-sink fakesink "$transcript" -a "$audio" >"$folder/log" 2>&1 &
  player=$!
  until import -window root "$folder/window.png" && has_caption "$folder/window.png"; do
    kill -0 "$player"
  done
  pack "$folder/window.png" "$pictures/window.png"
}

take_video () {
  "$quoth" render --quiet --engine stamps "$transcript" -a "$audio" -o "$folder/video.mp4" \
    --start 60s --end 80s --size portrait --title "The bench, with Inés Halloran"
  ffmpeg -nostdin -v error -ss 12 -i "$folder/video.mp4" -frames:v 1 "$folder/video.png"
  convert "$folder/video.png" -resize 360x640 "$folder/small.png"
  pack "$folder/small.png" "$pictures/video.png"
}

take_window
take_video
ls -l "$pictures"
