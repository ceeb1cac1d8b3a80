# fish completion for quoth

set -l commands export check info
set -l read_formats feed html lines podcast-html podcast-json quoth srt text vtt whisper
set -l written_formats chapters-json ctm podcast-json quoth srt text vtt vtt-chapters
set -l profiles netflix bbc podcast live

set -l first "not __fish_seen_subcommand_from $commands"
set -l reading "__fish_seen_subcommand_from export info"
set -l limits "__fish_seen_subcommand_from export check"

complete -c quoth -n $first -f -a export -d "Make captions and other files of a transcript"
complete -c quoth -n $first -f -a check -d "List what breaks a house style"
complete -c quoth -n $first -f -a info -d "Tell what is in a transcript"
complete -c quoth -n $first -f -l version -d "Print the version"
complete -c quoth -f -l help -d "List the commands or options"

complete -c quoth -n "__fish_seen_subcommand_from $commands" -x -l from -a "$read_formats" \
  -d "Read it as this format"
complete -c quoth -n $reading -x -l language -d "What is spoken"
complete -c quoth -n $reading -x -l episode -a "latest all" -d "Of a feed"
complete -c quoth -n $reading -r -s a -l audio -d "The audio"
complete -c quoth -n $reading -r -l report -d "Write a page on how the words were found"
complete -c quoth -n $reading -x -l duration -d "How long the audio is"

complete -c quoth -n $limits -x -l profile -a "$profiles" -d "House style"
complete -c quoth -n $limits -x -l max-chars -d "Columns of a line"
complete -c quoth -n $limits -x -l max-lines -d "Lines of a cue"
complete -c quoth -n $limits -x -l max-cps -d "Characters a second"
complete -c quoth -n $limits -f -l quiet -d "Say nothing but errors"
complete -c quoth -n "__fish_seen_subcommand_from check info" -f -l json -d "One JSON object"

set -l export "__fish_seen_subcommand_from export"
complete -c quoth -n $export -r -s o -l output -d "Write this file"
complete -c quoth -n $export -x -l to -a "$written_formats" -d "Write this format"
complete -c quoth -n $export -f -l resegment -d "Make new cues of captions, too"
complete -c quoth -n $export -x -l speakers -a "voice prefix dash none" -d "How to say who speaks"
complete -c quoth -n $export -f -l karaoke -d "Put the time of every word into the cues"
