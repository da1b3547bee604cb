# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- values and texts -------------------------------------------------------------------------

is_number() {
  printf '%s' "$1" | LC_ALL=C grep -Eqx '[+-]?[0-9]{1,40}([.][0-9]{1,40})?([eE][+-]?[0-9]{1,3})?'
}

# compared A SIGN B: two numbers.
compared() {
  is_number "$1" && is_number "$3" || return 1
  a=$1 b=$3 LC_ALL=C awk -v sign="$2" 'BEGIN {
    a = ENVIRON["a"] + 0; b = ENVIRON["b"] + 0
    if (sign == "=") exit !(a == b); if (sign == "<") exit !(a < b); if (sign == "<=") exit !(a <= b)
    if (sign == ">") exit !(a > b); exit !(a >= b) }' </dev/null
}

# matches REGEX TEXT: the expression somewhere in the text; 2 where it cannot be told.
matches() {
  printf '%s' "$2" | LC_ALL=C grep -Pqz -- "$1" 2>/dev/null
}

# value_is SIGN OPERAND VALUE [number]: = same, ! other, ~ matches as a whole, < <= > >=.
value_is() {
  case $1 in
    = | !)
      if [ "${4:-}" = number ] && is_number "$2"; then compared "$3" = "$2"; else [ "$3" = "$2" ]; fi
      met=$?
      if [ "$1" = ! ]; then met=$((1 - met)); fi
      ;;
    '~')
      matches "\\A(?:$2)\\z" "$3"
      met=$?
      ;;
    *)
      compared "$3" "$1" "$2"
      met=$?
      ;;
  esac
  return "$met"
}

# holds FILE TEXT: the text stands in the file, line ends included.
holds() {
  needle=$2 LC_ALL=C awk '{ text = text $0 "\n" } END { exit !index(text, ENVIRON["needle"]) }' "$1"
}
