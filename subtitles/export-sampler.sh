#!/bin/sh
# export-sampler.sh QUOTH FOLDER: everything that QUOTH makes of the sample episode, into FOLDER.
set -eu
quoth=$1
folder=$2
episode=$(dirname "$0")/sampler/episode.html

"$quoth" export --quiet "$episode" \
  -o "$folder/episode.vtt" \
  -o "$folder/episode.srt" \
  -o "$folder/episode.json" \
  -o "$folder/episode.chapters.json" \
  -o "$folder/episode.chapters.vtt" \
  -o "$folder/episode.txt" \
  -o "$folder/episode.ctm" \
  -o "$folder/episode.quoth.json"
"$quoth" export --quiet "$episode" --karaoke -o "$folder/episode.karaoke.vtt"
