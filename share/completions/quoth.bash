# bash completion for quoth                                -*- shell-script -*-

_quoth_options ()
{
  local reading="--from --language --episode --audio -a --duration --encoding --fps --engine
    --keep-labels --force --no-cache --quiet --help"
  local sought="--exact --regex --start --end --speaker --chapter"

  case $1 in
    export)
      echo "--output -o --to --profile --resegment --speakers --karaoke --max-chars --max-lines
        --max-cps --report --like --title
        --audio-url $reading"
      ;;
    check) echo "--profile --max-chars --max-lines --max-cps --from --json --quiet --help" ;;
    embed) echo "--output -o --profile --karaoke $reading" ;;
    info) echo "--json --report $reading" ;;
    play)
      echo "--start --quote -q --once --loop --from-start --paused --keep-open --terminal --follow --captions --size
         --opacity --position
        --font --speed --volume --player --audio-sink --video-sink $reading"
      ;;
    render)
      echo "--output -o --start --end --size --title --cover --soft --captions --caption-size --opacity
        --position --font $reading"
      ;;
    find) echo "--limit --context --json $sought $reading" ;;
    clip) echo "--quote -q --output -o --join --copy --margin $sought $reading" ;;
    cite) echo "--style --output -o $sought $reading" ;;
    seek) echo "--quote -q --play --loop --audio -a --player --json --quiet --help" ;;
    pause | status) echo "--player --json --quiet --help" ;;
  esac
}

_quoth_values ()
{
  case $1 in
    --from) echo "aeneas ass assemblyai aws deepgram ebuttd feed html lines lrc microdvd mpl2
        podcast-html podcast-json quoth sami sbv segments-json srt ssa subviewer text tmplayer ttml vtt
        whisper" ;;
    --to) echo "ass audacity chapters-json csv ctm eaf ebuttd edl epub ffmetadata html lrc microdvd
        mkv-chapters mpl2 podcast-json psc quoth sami sbv smil srt ssa subviewer text
        textgrid tmplayer tsv ttml vtt vtt-chapters xhtml" ;;
    --profile) echo "netflix bbc podcast live" ;;
    --speakers) echo "voice prefix dash none" ;;
    --episode) echo "latest all" ;;
    --engine) echo "acoustic synthetic stamps" ;;
    --captions) echo "karaoke line off" ;;
    --position) echo "bottom top" ;;
    --title) echo " " ;;
    --style) echo "text markdown html bibtex csl-json soundbite" ;;
    --language | --duration | --encoding | --fps | --max-* | --start | --size | --caption-size | --opacity | --font | --speed | --volume \
      | --player | --audio-sink | --video-sink | --end | --speaker | --chapter | --limit | --context \
      | --margin | --title | --audio-url) echo " " ;;
  esac
}

_quoth ()
{
  local cur prev words cword split values
  _init_completion -s || return

  if [[ $cword -eq 1 ]]; then
    COMPREPLY=($(compgen -W "export embed check info find cite clip render play seek pause status --help --version" -- "$cur"))
    return
  fi
  values=$(_quoth_values "$prev")
  [[ ${words[1]} == render && $prev == --size ]] && values="portrait square landscape"
  if [[ -n $values ]]; then
    COMPREPLY=($(compgen -W "$values" -- "$cur"))
  elif [[ $cur == -* ]]; then
    COMPREPLY=($(compgen -W "$(_quoth_options "${words[1]}")" -- "$cur"))
  else
    _filedir
  fi
}

complete -F _quoth quoth
