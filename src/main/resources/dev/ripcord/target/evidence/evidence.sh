# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- evidence -----------------------------------------------------------------------------------

#: a file with it is there
evidence_is() {
  seen=''
  said='nothing is kept yet'
  [ "$acted" = yes ] || return 1
  said="kept in $evidence"
  [ -s "$evidence" ] && return 0
  said="$evidence is not there"
  return 1
}

# evidence_begin FOLDER: an empty file that only we can read.
#$ (umask 077 && mkdir -p -- $1)
#: keep in a file in $1 what these commands print:
evidence_begin() {
  evidence="$1/script-$(date +%Y%m%d-%H%M%S)-$$.txt"
  acted=yes
  (umask 077 && mkdir -p -- "$1" && : >"$evidence")
}

# evidence_add HEADING: what the last command printed.
evidence_add() {
  {
    printf '== %s\n== %s\n' "$1" "$ended"
    cat "$work/out" "$work/err"
  } >>"$evidence"
}
