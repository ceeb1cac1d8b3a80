# fish completion for quoth

set -l commands export check info find cite play seek pause status
set -l read_formats ass feed html lines lrc microdvd mpl2 podcast-html podcast-json quoth sbv srt subviewer text tmplayer vtt whisper
set -l written_formats ass chapters-json ctm lrc microdvd mpl2 podcast-json quoth sbv srt subviewer text tmplayer vtt vtt-chapters
set -l profiles netflix bbc podcast live

set -l first "not __fish_seen_subcommand_from $commands"
set -l reading "__fish_seen_subcommand_from export info find cite play"
set -l limits "__fish_seen_subcommand_from export check"

complete -c quoth -n $first -f -a export -d "Make captions and other files of a transcript"
complete -c quoth -n $first -f -a check -d "List what breaks a house style"
complete -c quoth -n $first -f -a info -d "Tell what is in a transcript"
complete -c quoth -n $first -f -a find -d "Find where somebody said something"
complete -c quoth -n $first -f -a cite -d "Cite what was really said"
complete -c quoth -n $first -f -a play -d "Play the episode with captions"
complete -c quoth -n $first -f -a seek -d "Move the running player"
complete -c quoth -n $first -f -a pause -d "Pause the running player, or play on"
complete -c quoth -n $first -f -a status -d "Tell what the running player plays"
complete -c quoth -n $first -f -l version -d "Print the version"
complete -c quoth -f -l help -d "List the commands or options"

complete -c quoth -n "__fish_seen_subcommand_from export check info find cite play" -x -l from -a "$read_formats" \
  -d "Read it as this format"
complete -c quoth -n $reading -x -l language -d "What is spoken"
complete -c quoth -n $reading -x -l episode -a "latest all" -d "Of a feed"
complete -c quoth -n "$reading; or __fish_seen_subcommand_from seek" -r -s a -l audio -d "The audio"
complete -c quoth -n $reading -r -l report -d "Write a page on how the words were found"
complete -c quoth -n $reading -x -l duration -d "How long the audio is"
complete -c quoth -n $reading -x -l encoding -d "What the bytes are"
complete -c quoth -n $reading -x -l fps -d "Frames a second"
complete -c quoth -n $reading -x -l engine -a "acoustic synthetic stamps" -d "What times the words"
complete -c quoth -n $reading -f -l force -d "Use audio that does not match"
complete -c quoth -n $reading -f -l no-cache -d "Listen anew, keep nothing"

complete -c quoth -n $limits -x -l profile -a "$profiles" -d "House style"
complete -c quoth -n $limits -x -l max-chars -d "Columns of a line"
complete -c quoth -n $limits -x -l max-lines -d "Lines of a cue"
complete -c quoth -n $limits -x -l max-cps -d "Characters a second"
complete -c quoth -n "__fish_seen_subcommand_from $commands" -f -l quiet -d "Say nothing but errors"
complete -c quoth -n "__fish_seen_subcommand_from check info find seek pause status" -f -l json -d "One JSON object"

set -l export "__fish_seen_subcommand_from export"
complete -c quoth -n $export -r -s o -l output -d "Write this file"
complete -c quoth -n $export -x -l to -a "$written_formats" -d "Write this format"
complete -c quoth -n $export -f -l resegment -d "Make new cues of captions, too"
complete -c quoth -n $export -x -l speakers -a "voice prefix dash none" -d "How to say who speaks"
complete -c quoth -n $export -f -l karaoke -d "Put the time of every word into the cues"

set -l sought "__fish_seen_subcommand_from find cite"
complete -c quoth -n $sought -f -l exact -d "Only these words in this order"
complete -c quoth -n $sought -f -l regex -d "It is a regular expression"
complete -c quoth -n $sought -x -l start -d "A span that begins with this quote"
complete -c quoth -n $sought -x -l end -d "What the span ends with"
complete -c quoth -n $sought -x -l speaker -d "Only what this one says"
complete -c quoth -n $sought -x -l chapter -d "Only in this chapter"
complete -c quoth -n "__fish_seen_subcommand_from find" -x -l limit -d "That many hits at most"
complete -c quoth -n "__fish_seen_subcommand_from find" -x -l context -d "Words before and after"
complete -c quoth -n "__fish_seen_subcommand_from cite" -x -l style \
  -a "text markdown html bibtex csl-json soundbite" -d "How to cite"
complete -c quoth -n "__fish_seen_subcommand_from cite" -r -s o -l output -d "Write this file"

set -l play "__fish_seen_subcommand_from play"
set -l remote "__fish_seen_subcommand_from seek pause status"
complete -c quoth -n $play -x -l start -d "Begin there: a quote or a time"
complete -c quoth -n $play -f -l from-start -d "Begin at the beginning"
complete -c quoth -n $play -f -l paused -d "Begin paused"
complete -c quoth -n $play -f -l keep-open -d "Stay at the end"
complete -c quoth -n $play -f -l follow -d "Print each caption as it comes"
complete -c quoth -n $play -x -l captions -a "karaoke line off" -d "How captions are marked"
complete -c quoth -n $play -x -l size -d "Of captions"
complete -c quoth -n $play -x -l opacity -d "Of what is behind captions"
complete -c quoth -n $play -x -l position -a "bottom top" -d "Of captions"
complete -c quoth -n $play -x -l font -d "Family of the captions"
complete -c quoth -n $play -x -l speed -d "0.25 to 4"
complete -c quoth -n $play -x -l volume -d "0 to 130"
complete -c quoth -n $play -x -l audio-sink -d "Where sound goes"
complete -c quoth -n "$play; or $remote" -x -l player -d "Name of the player"
complete -c quoth -n "__fish_seen_subcommand_from seek" -f -s q -l quote -d "It is a quote"
complete -c quoth -n "__fish_seen_subcommand_from seek" -f \
  -a "next prev chapter:next chapter:prev"
