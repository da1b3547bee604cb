# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- links --------------------------------------------------------------------------------------

# link_seen USER PATH: $link is where it points, as it is written; 3 where something else is in its place.
link_seen() {
  link=''
  if as "$1" test -L "$2"; then
    link=$(as "$1" readlink -n -- "$2") || return 2
    said="$2 points at $link"
    as "$1" test -e "$2" || said="$said, which is not there"
  elif as "$1" test -e "$2"; then
    said="$2 is there, and it is no link"
    return 3
  else
    said="there is no link $2"
  fi
}

# link_to PATH TARGET: the whole path that is meant.
link_to() {
  case $2 in
    /*) readlink -m -s -n -- "$2" 2>/dev/null || realpath -m -s -- "$2" ;;
    *) realpath -m -s -- "$(dirname -- "$1")/$2" ;;
  esac
}

# link_is USER PATH TARGET: without TARGET there has to be none.
#$ {as 1}readlink -- $2
#: {3?it says $3, and that is there}{3!?there is no link}
link_is() {
  link_seen "$1" "$2" || return
  if [ -z "$3" ]; then [ -z "$link" ] && return; return 1; fi
  [ -n "$link" ] && [ "$(link_to "$2" "$link")" = "$(link_to "$2" "$3")" ] || return 1
  as "$1" test -e "$2" || return 3
}

#$ {3?{as 1}ln -s -- $3 $2.by-hand && {as 1}mv -fT -- $2.by-hand $2}
#$ {3!?{as 1}rm -f -- $2}
link_do() {
  link_seen "$1" "$2" || return 3
  if [ -z "$3" ]; then
    as "$1" rm -f -- "$2" || return 3
    said="removed $2"
    return
  fi
  as "$1" test -e "$(link_to "$2" "$3")" || {
    said="$3 is not there; $said, as before"
    return 3
  }
  as "$1" ln -s -- "$3" "$2.ripcord.$$" && as "$1" mv -fT -- "$2.ripcord.$$" "$2" && {
    said="moved $2"
    return
  }
  as "$1" rm -f -- "$2.ripcord.$$"
  said="$2 cannot be moved; it is as it was"
  return 3
}

# link_check USER PATH TARGET: it points at something that is there.
#$ {as 1}ls -ldL -- $2
#$ {as 1}readlink -- $2
#: it points at {3?$3}{3!?something} that is there
link_check() {
  link_seen "$1" "$2" || return
  [ -n "$link" ] && as "$1" test -e "$2" || return 1
  [ -z "$3" ] || [ "$(link_to "$2" "$link")" = "$(link_to "$2" "$3")" ] ||
    [ "$(as "$1" readlink -f -n -- "$2")" = "$(as "$1" readlink -f -n -- "$3")" ]
}
