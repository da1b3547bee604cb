# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- .env files ---------------------------------------------------------------------------------

# Reads assignments: KEY=value, with export, quotes of three kinds and comments; a value of several lines is refused.
env_parser='
function parse(line) {
  name = ""; head = ""
  if (match(line, /^[ \t]*(export[ \t]+)?/)) { head = substr(line, 1, RLENGTH); line = substr(line, RLENGTH + 1) }
  if (!match(line, /^[A-Za-z_][A-Za-z0-9_.-]*[ \t]*=[ \t]*/)) return 0
  name = substr(line, 1, RLENGTH); head = head name; raw = substr(line, RLENGTH + 1)
  sub(/[ \t]*=[ \t]*$/, "", name)
  mark = substr(raw, 1, 1); rest = ""
  if (mark == "\"" || mark == "\047" || mark == "`") {
    end = index(substr(raw, 2), mark)
    if (!end || (mark == "\"" && substr(raw, end, 1) == "\\")) exit failed = 3
    rest = substr(raw, end + 2); raw = substr(raw, 1, end + 1); value = substr(raw, 2, length(raw) - 2)
  } else {
    mark = ""
    if (match(raw, /[ \t]*#.*$|[ \t]+$/)) { rest = substr(raw, RSTART); raw = substr(raw, 1, RSTART - 1) }
    value = raw
  }
  return 1
}'

# env_begin USER FILE CREATE: the file as it is, in $work/env.
#@ file $2
#@ who {as 1}
env_begin() {
  env_user=$1 env_file=$2 env_new=no
  fetch "$1" "$2" "$work/env"
  case $? in
    0) ;;
    1)
      said="there is no file $2"
      [ "$3" = yes ] || return 3
      : >"$work/env"
      env_new=yes
      ;;
    *)
      said="$2 cannot be read"
      return 2
      ;;
  esac
  cp "$work/env" "$work/env.old"
  env_keys=''
}

# env_set KEY VALUE: in every assignment of the key, or at the end.
#: in ${file}, $1 has the value $2, in every line that sets it
env_set() {
  env_keys="$env_keys $1"
  last=no
  [ -z "$(tail -c 1 "$work/env")" ] || last=yes
  key=$1 wanted=$2 unfinished=$last LC_ALL=C awk "$env_parser"'
    function fits(mark, v) {
      if (mark == "") return v ~ /^[A-Za-z0-9_.\/:@%+,=-]*$/
      if (mark == "\047") return index(v, mark) == 0 && v !~ /\\$/
      return v !~ /["\\$`]/
    }
    function written(mark, v) {
      if (fits(mark, v)) return mark v mark
      if (fits("", v)) return v
      if (fits("\047", v)) return "\047" v "\047"
      if (fits("\"", v)) return "\"" v "\""
      exit failed = 4
    }
    BEGIN { key = ENVIRON["key"]; wanted = ENVIRON["wanted"]; exported = 1
      if (wanted ~ /[\001-\010\012-\037\177]/) exit failed = 4 }
    { line = $0; cr = sub(/\r$/, "", line) ? "\r" : ""
      if (NR > 1) printf "\n"
      if (parse(line)) {
        some = 1
        if (head !~ /^[ \t]*export[ \t]/) exported = 0
        if (name == key) {
          found = 1; raw = written(mark, wanted)
          line = head raw ((raw != "" && rest ~ /^#/) ? " " : "") rest
        }
      }
      printf "%s%s", line, cr }
    END {
      if (failed) exit failed
      if (NR && (ENVIRON["unfinished"] == "no" || !found)) printf "\n"
      if (!found) printf "%s%s=%s%s\n", (some && exported) ? "export " : "", key, written("", wanted), cr
      if (failed) exit failed
    }' "$work/env" >"$work/env.new"
  case $? in
    0) mv "$work/env.new" "$work/env" ;;
    3)
      said="$env_file has a value of several lines: set $1 in it by hand"
      return 3
      ;;
    *)
      said="the value of $1 cannot be written so that everybody reads the same: set it in $env_file by hand"
      return 3
      ;;
  esac
}

# env_remove KEY
#: in ${file} no line sets $1
env_remove() {
  env_keys="$env_keys $1"
  key=$1 LC_ALL=C awk "$env_parser"'
    { line = $0; sub(/\r$/, "", line)
      if (!parse(line) || name != ENVIRON["key"]) print }
    END { exit failed }' "$work/env" >"$work/env.new" || {
    said="$env_file has a value of several lines: remove $1 from it by hand"
    return 3
  }
  mv "$work/env.new" "$work/env"
}

#$ ${who}cat -- ${file}
env_same() {
  said='the keys are as wanted'
  [ "$env_new" = no ] && cmp -s "$work/env" "$work/env.old" && return
  said="in $env_file something is to be changed:$env_keys"
  return 1
}

#$ ${who}cp -p -- ${file} /var/tmp/
#$ ${who}vi -- ${file}
env_write() {
  said='nothing to change'
  [ "$env_new" = yes ] || ! cmp -s "$work/env" "$work/env.old" || return 0
  said="$env_file cannot be written; it is as it was"
  if [ "$env_new" = yes ]; then
    replace "$env_user" "$env_file" "$work/env" 600 || return 3
  else
    keep_file "$env_user" "$env_file"
    replace "$env_user" "$env_file" "$work/env" || return 3
  fi
  said="wrote $env_file"
}

# env_value FILE KEY: prints the value that counts, the last one; 1 where there is none.
env_value() {
  key=$2 LC_ALL=C awk "$env_parser"'
    { line = $0; sub(/\r$/, "", line)
      if (parse(line) && name == ENVIRON["key"]) {
        found = 1; last = value
        if (mark == "\"") { gsub(/\\n/, "\n", last); gsub(/\\r/, "\r", last) } } }
    END { if (failed) exit failed; if (found) printf "%s", last; exit !found }' "$1"
}

# env_has KEY VALUE, env_lacks KEY: of the file that env_begin read; no value is said.
#$ ${who}grep -n -- $1 ${file}
#: the last line that sets $1 gives it the value $2
env_has() {
  there=$(env_value "$work/env" "$1")
  case $? in
    0) [ "$there" != "$2" ] || return 0 ;;
    3)
      said="$env_file has a value of several lines"
      return 2
      ;;
  esac
  said="$env_file: $1 is not there, or has another value"
  return 1
}

#$ ${who}grep -n -- $1 ${file}
#: no line sets $1
env_lacks() {
  env_value "$work/env" "$1" >/dev/null || return 0
  said="$env_file: $1 is there"
  return 1
}
