# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- files --------------------------------------------------------------------------------------

# file_found USER PATH: $found is the path; where its last part has a *, the newest that fits.
file_found() {
  found=$2 who=$1
  case ${2##*/} in
    *\**)
      # shellcheck disable=SC2016 # the inner shell's own values
      newest='cd -- "$1" 2>/dev/null && IFS= && ls -1td -- $2 2>/dev/null | head -n 1'
      found=$(as "$1" sh -c "$newest" sh "${2%/*}/" "${2##*/}")
      [ -n "$found" ] && found=${2%/*}/$found || found=$2
      ;;
  esac
  as "$1" test -e "$found" && return 0
  as "$1" test -L "$found"
}

# file_is USER PATH yes|no
#@ file $2
#@ who {as 1}
#$ {2!*?{as 1}ls -ld -- $2}{2**?{as 1}sh -c 'ls -1td -- '$2}
#: {2**?the first of them is the one that is meant}
#: {3=yes?it is there}{3=no?it is not there}
file_is() {
  if file_found "$1" "$2"; then
    said="$found is there"
    [ "$3" = yes ]
  else
    said="there is no $2"
    [ "$3" = no ]
  fi
}

# file_hash SHA256, or file_hash FILE that begins with one
#$ ${who}sha256sum -- ${file}
#$ {1*/?${who}cat -- $1}
#: {1*/?the hash is the one that this second file begins with}{1!/?the hash is $1}
file_hash() {
  case $1 in
    /*)
      hash=$(as "$who" head -c 65 -- "$1" 2>/dev/null) || hash=
      hash=${hash#\\}
      hash=${hash%% *}
      ;;
    *) hash=$1 ;;
  esac
  [ ${#hash} -eq 64 ] || {
    said="there is no checksum in $1"
    return 2
  }
  sum=$(as "$who" sha256sum -- "$found" 2>/dev/null) || {
    said="$found cannot be read"
    return 2
  }
  sum=${sum#\\}
  [ "${sum%% *}" = "$hash" ] && return
  said="$found has another content than it should"
  return 1
}

# file_readable USER
#$ {as 1}head -c 1 -- ${file} >/dev/null && echo readable
#: it says `readable`
file_readable() {
  as "$1" true 2>/dev/null || {
    said="cannot look as $1"
    return 2
  }
  as "$1" test -r "$found" && return
  said="$found cannot be read by $1"
  return 1
}

# file_size BYTES
#: it has at least $1 bytes
file_size() {
  bytes=$(as "$who" stat -L -c %s -- "$found") || return 2
  [ "$bytes" -ge "$1" ] && return
  said="$found has $bytes bytes, and should have at least $1"
  return 1
}

#: it can be run
file_runs() {
  as "$who" test -x "$found" && return
  said="$found cannot be run"
  return 1
}

# file_newer SECONDS, or file_newer FILE
#: it is newer than $1 (seconds, or a file)
file_newer() {
  changed_at=$(as "$who" stat -L -c %Y -- "$found") || return 2
  case $1 in
    /*) than=$(as "$who" stat -L -c %Y -- "$1") || return 2 ;;
    *) than=$(($(now) - $1)) ;;
  esac
  [ "$changed_at" -gt "$than" ] && return
  said="$found is not newer than $1"
  return 1
}

#$ ${who}grep -F -- $1 ${file}
#: that prints a line
file_has() {
  fetch "$who" "$found" "$work/file" || return 2
  holds "$work/file" "$1" && return
  said="$found does not have the text that it should"
  return 1
}

#$ ${who}grep -F -- $1 ${file}
#: that prints nothing
file_has_not() {
  fetch "$who" "$found" "$work/file" || return 2
  holds "$work/file" "$1" || return 0
  said="$found has a text that it should not"
  return 1
}

# copy_is FROM TO MODE OWNER MISSING USER: MISSING is skip or fail.
#$ {as 6}cmp -- $1 $2
#: that prints nothing: both are the same{3?, with mode $3}{4?, of $4}{5=skip?; where there is no $1, nothing is to be done}
copy_is() {
  fetch "$6" "$1" "$work/from"
  case $? in
    0) ;;
    1)
      said="there is no file $1"
      if [ "$5" = skip ]; then return 0; else return 3; fi
      ;;
    *)
      said="$1 cannot be read"
      return 2
      ;;
  esac
  said="$2 is not the same as $1"
  fetch "$6" "$2" "$work/to"
  case $? in
    0) ;;
    1) return 1 ;;
    *)
      said="$2 cannot be read"
      return 2
      ;;
  esac
  cmp -s "$work/from" "$work/to" || return 1
  [ -z "$3" ] || [ "$(as "$6" stat -L -c %a -- "$2")" = "${3#0}" ] || return 1
  [ -z "$4" ] || case "$(as "$6" stat -L -c %U:%G: -- "$2")" in "$4":*) ;; *) return 1 ;; esac
  said="$2 is the same as $1"
}

#$ {as 6}cp -p -- $2 /var/tmp/
#$ {as 6}cp -- $1 $2
#$ {3?{as 6}chmod $3 -- $2}
#$ {4?{as 6}chown $4 -- $2}
copy_do() {
  fetch "$6" "$1" "$work/from" || {
    said="$1 cannot be read"
    return 3
  }
  mode=$3 owner=$4
  if as "$6" test -e "$2"; then
    keep_file "$6" "$2"
  else
    mode=${3:-$(as "$6" stat -L -c %a -- "$1")}
    [ "$(as "$6" id -u)" != 0 ] || owner=${4:-$(as "$6" stat -L -c %U:%G -- "$1")} # only root may give a file away
  fi
  said="$2 cannot be written; it is as it was"
  replace "$6" "$2" "$work/from" "$mode" "$owner" || return 3
  said='copied'
}
