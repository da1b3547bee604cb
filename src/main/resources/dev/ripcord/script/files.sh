# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- files, read and replaced with the rights of a user -----------------------------------------

# fetch USER FILE COPY: 0 copied, 1 there is none, 2 it cannot be read.
fetch() {
  if as "$1" cat -- "$2" >"$3" 2>"$work/err" </dev/null; then return 0; fi
  as "$1" test -e "$2" && return 2
  as "$1" test -d "$(dirname -- "$2")" && return 1
  return 2
}

# keep_file USER FILE: as it is now, where only we can read it; the first copy of a file stays.
keep_file() {
  if [ -z "$kept" ]; then
    for each in /var/tmp /dev/shm /tmp; do
      kept=$(mktemp -d "$each/ripcord-script-kept.XXXXXX" 2>/dev/null) && break
    done
    [ -n "$kept" ] || return 1
  fi
  copy=$kept/$(printf '%s' "$2" | tr / _)
  [ -e "$copy" ] || (umask 077 && as "$1" cat -- "$2" >"$copy" 2>/dev/null </dev/null)
}

# replace USER FILE CONTENT [MODE [OWNER]]: written beside it, and moved into its place; without MODE and OWNER
# the file keeps its own.
replace() {
  # shellcheck disable=SC2016 # the inner shell's own values
  writes='cat >"$1"' makes=': >"$1"'
  real=$(as "$1" readlink -m -n -- "$2") || return 1
  beside="$(dirname -- "$real")/.$(basename -- "$real").ripcord.$$"
  if as "$1" test -e "$real"; then
    as "$1" cp -p -- "$real" "$beside"
  else
    (umask 077 && as "$1" sh -c "$makes" sh "$beside")
  fi &&
    as "$1" sh -c "$writes" sh "$beside" <"$3" &&
    { [ -z "${5:-}" ] || as "$1" chown -- "$5" "$beside"; } &&
    { [ -z "${4:-}" ] || as "$1" chmod -- "$4" "$beside"; } &&
    { as "$1" sync -- "$beside" 2>/dev/null || sync; } &&
    as "$1" mv -fT -- "$beside" "$real" && return
  as "$1" rm -f -- "$beside"
  return 1
}
