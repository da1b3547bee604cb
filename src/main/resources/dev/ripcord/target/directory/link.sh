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

# release_of RELEASES PATH USER DEPTH: the release that a path leads into; with DEPTH it has to be the release itself.
release_of() {
  all=$(as "$3" readlink -m -n -- "$1") && leads=$(as "$3" readlink -m -n -- "$2") || return 1
  case $leads in "$all"/*) below=${leads#"$all"/} ;; *) return 1 ;; esac
  case $4$below in exact*/*) return 1 ;; esac
  printf '%s' "${below%%/*}"
}

# process_newer PID FILE USER: it was surely started after the file, or what it leads to, last changed.
process_newer() {
  started=$(LC_ALL=C sed 's/^.*) //' "/proc/$1/stat" 2>/dev/null | cut -d' ' -f20)
  [ -n "$started" ] || return 1
  as "$3" stat -c %.9Z -- "$2" >"$work/changed" && as "$3" stat -L -c %.9Z -- "$2" >>"$work/changed" || return 1
  LC_ALL=C awk -v started="$started" -v tick="$(getconf CLK_TCK)" -v now="$(date +%s.%N)" '
    FNR == NR { if ($1 > changed) changed = $1; next }
    { exit !($1 - started / tick < now - changed - 0.02) }' "$work/changed" /proc/uptime
}

# activated RELEASES CURRENT USER unit|pid-file NAME yes|no: whether the process runs what the link points at.
#$ {as 3}readlink -f -- $2
#$ {4=unit?systemctl show -p MainPID,ExecMainStartTimestamp -- $5}{4=pid-file?{as 3}cat -- $5}
#: {6=yes?the folder of that process (`sudo readlink /proc/PID/cwd`) is in the same release, or it was started after the link was moved}{6=no?the folder of that process (`sudo readlink /proc/PID/cwd`) is in another release, or it was started before the link was moved}
activated() {
  link_seen "$3" "$2"
  [ "$?" != 2 ] || return 2
  linked='' runs='' is=no
  if [ -n "$link" ] && as "$3" test -e "$2"; then linked=$(release_of "$1" "$2" "$3" exact) || linked=''; fi
  case $4 in
    unit)
      run 10 "$3" - systemctl show -p MainPID -- "$5" || {
        said="systemd cannot be asked about $5"
        return 2
      }
      ;;
    *) fetch "$3" "$5" "$work/out" || : >"$work/out" ;;
  esac
  pid=$(LC_ALL=C tr -dc '0-9' <"$work/out")
  if [ "${pid:-0}" = 0 ]; then
    said="$said, but $5 has no process"
  elif runs=$(release_of "$1" "/proc/$pid/cwd" "$3" ''); then
    said="$said, and process $pid runs in $runs"
  elif process_newer "$pid" "$2" "$3"; then
    runs=$linked
    said="$said, and process $pid is newer"
  else
    said="$said, but process $pid was started before the link moved"
  fi
  [ -z "$linked" ] || [ "$runs" != "$linked" ] || is=yes
  [ "$is" = "$6" ]
}
