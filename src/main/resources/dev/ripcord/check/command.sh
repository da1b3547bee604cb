# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- commands -----------------------------------------------------------------------------------

# ended_with STATUS...: the last command did; a shell says 126 or 127 when it finds nothing to run.
ended_with() {
  for each; do
    [ "$each" != "$status" ] || return 0
  done
  said="expected exit $*, got $ended"
  case $status in 124 | 126 | 127 | 137) return 2 ;; *) return 1 ;; esac
}

printed() {
  holds "$work/out" "$1" && return
  said="'$1' is not in what it printed"
  return 1
}

printed_not() {
  holds "$work/out" "$1" || return 0
  said="it printed '$1'"
  return 1
}

# printed_value SIGN OPERAND: all that it printed, without the space around it.
printed_value() {
  found=$(LC_ALL=C awk '{ text = text $0 "\n" } END { gsub(/^[ \t\r\n]+|[ \t\r\n]+$/, "", text); printf "%s", text }' \
    "$work/out")
  value_is "$1" "$2" "$found"
  result=$?
  said="it printed something else than expected: $1$2"
  [ "$result$hidden" != 0 ] || said="it printed '$found'"
  return "$result"
}
