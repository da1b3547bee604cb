# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- commands -----------------------------------------------------------------------------------

# ended_with STATUS...: the last command did; a shell says 126 or 127 when it finds nothing to run.
#$ echo "exit $?"
#: that says exit $1-
ended_with() {
  for each; do
    [ "$each" != "$status" ] || return 0
  done
  said="expected exit $*, got $ended"
  case $status in 124 | 126 | 127 | 137) return 2 ;; *) return 1 ;; esac
}

#: it prints $1
printed() {
  holds "$work/out" "$1" && return
  said="'$1' is not in what it printed"
  return 1
}

#: it does not print $1
printed_not() {
  holds "$work/out" "$1" || return 0
  said="it printed '$1'"
  return 1
}

# printed_value SIGN OPERAND: all that it printed, without the space around it.
#: what it prints $1 $2
printed_value() {
  found=$(LC_ALL=C awk '{ text = text $0 "\n" } END { gsub(/^[ \t\r\n]+|[ \t\r\n]+$/, "", text); printf "%s", text }' \
    "$work/out")
  value_is "$1" "$2" "$found"
  result=$?
  said="it printed something else than expected: $1$2"
  [ "$result$hidden" != 0 ] || said="it printed '$found'"
  return "$result"
}

# version_is AT-LEAST BELOW: the version that the last command told on either output; each may be empty.
#: the version that it says is{1? at least $1}{2? below $2}
version_is() {
  if [ "$status" != 0 ]; then
    said="it ended with $status: $ended"
    case $status in 124 | 137) return 2 ;; *) return 1 ;; esac
  fi
  found=$(cat "$work/out" "$work/err" | LC_ALL=C sed -nE \
    -e '/^(java|openjdk) version "1\./ { s/^[a-z]+ version "1\.([0-9]+).*/\1/p; q; }' \
    -e '/[Vv]ersion[^0-9]{0,20}[0-9]/ { s/.*[Vv]ersion[^0-9]{0,20}([0-9]+(\.[0-9]+)*).*/\1/p; q; }')
  [ -n "$found" ] || found=$(cat "$work/out" "$work/err" | grep -Eo '[0-9]+(\.[0-9]+)+' | head -n 1)
  [ -n "$found" ] || found=$(cat "$work/out" "$work/err" | grep -Eo '[0-9]+' | head -n 1)
  said='it says no version'
  [ -n "$found" ] || return 1
  said="it is $found"
  if [ -n "$1" ] && version_older "$found" "$1"; then
    said="it is $found, and at least $1 is needed"
    return 1
  fi
  if [ -n "$2" ] && ! version_older "$found" "$2"; then
    said="it is $found, and it has to be below $2"
    return 1
  fi
}

# version_older ONE OTHER: 9 is older than 17, and 17 is 17.0.
version_older() {
  LC_ALL=C awk -v one="$1" -v other="$2" 'BEGIN {
    count = split(one, a, "."); more = split(other, b, ".")
    for (i = 1; i <= count || i <= more; i++) if (a[i] + 0 != b[i] + 0) exit !(a[i] + 0 < b[i] + 0)
    exit 1
  }'
}
