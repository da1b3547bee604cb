# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- secrets ------------------------------------------------------------------------------------

# secret FILE: what is in it, without the space around it.
secret() {
  LC_ALL=C awk '{ text = text $0 "\n" } END { gsub(/^[ \t\r\n]+|[ \t\r\n]+$/, "", text); printf "%s", text }' "$1"
}

# need_file FILE
need_file() {
  [ -r "$1" ] || refuse "$1 cannot be read, and there is a secret in it that is needed"
}
