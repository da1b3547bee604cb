# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- ports, processes and logs --------------------------------------------------------------------

# port_check PORT USER free|held [KIND OWNER]...: KIND is unit, pid-file, program or user.
#$ {as 2}ss -H -ltnp 'sport = :'$1
#: {3=free?nobody listens on port $1}{3=held?somebody listens on port $1}{4?, and it belongs to $4-}
port_check() {
  port=$1 who=$2 port_wanted=$3
  shift 3
  run 10 "$who" - ss -H -ltnp sport = ":$port" || {
    said="cannot look: ss$(last_line <"$work/err")"
    return 2
  }
  LC_ALL=C grep '^LISTEN' "$work/out" >"$work/sockets"
  if [ ! -s "$work/sockets" ]; then
    said='nobody listens'
    [ "$port_wanted" = free ]
    return
  fi
  said="port $port is held by $(LC_ALL=C sed 's/.*users:((//; s/").*//; s/"//' "$work/sockets" | sort -u | tr '\n' ' ')"
  [ "$port_wanted" != free ] || return 1
  [ "$#" != 0 ] || return 0
  while read -r socket; do
    pids=$(printf '%s\n' "$socket" | LC_ALL=C grep -o 'pid=[0-9]*' | sort -u | cut -d= -f2)
    [ -n "$pids" ] || {
      said="$said; whose it is cannot be seen (look as root)"
      return 2
    }
    port_owned "$@" || return
  done <"$work/sockets"
}

# Each owner has to have one of $pids.
port_owned() {
  while [ "$#" -gt 0 ]; do
    owns=no
    for pid in $pids; do
      case $1 in
        unit)
          unit=$2
          case $unit in *.*) ;; *) unit=$unit.service ;; esac
          case $(sed 's|$|/|' "/proc/$pid/cgroup" 2>/dev/null | tr '\n' ' ') in *"/$unit/"*) owns=yes ;; esac
          ;;
        pid-file) [ "$(as "$who" cat -- "$2" 2>/dev/null </dev/null | tr -d ' \n')" = "$pid" ] && owns=yes ;;
        program) matches "$2" "$(tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null)" && owns=yes ;;
        user) [ "$(ps -o user:64= -p "$pid" | tr -d ' ')" = "$2" ] && owns=yes ;;
      esac
    done
    if [ "$owns" = no ]; then
      said="$said, not by $1 $2"
      return 1
    fi
    shift 2
  done
}

# process_check PATTERN USER AT-LEAST AT-MOST MEMORY-KIB: each but AT-LEAST may be empty. This script's own are left out.
#$ ps -ww -e -o pid= -o user:20= -o rss= -o args={1? | grep -P -- $1}{2? | grep -w -- $2}
#: at least $3 run{4?, and at most $4}{5?; the third column is together less than $5 (KiB)}
process_check() {
  process_count=0 process_memory=0 process_stats=''
  ps -ww -e -o pid= -o ppid= -o user:64= -o rss= -o args= >"$work/out" 2>/dev/null || {
    said='cannot look: ps'
    return 2
  }
  while read -r pid parent user memory args; do
    case "$pid $parent" in "$$ "* | *" $$" | "$PPID "*) continue ;; esac
    [ -z "$2" ] || [ "$2" = "$user" ] || continue
    [ -z "$1" ] || matches "$1" "$args" || continue
    process_count=$((process_count + 1)) process_memory=$((process_memory + memory))
    process_stats="$process_stats /proc/$pid/stat"
  done <"$work/out"
  said="$process_count run"
  [ "$process_count" -ge "$3" ] || {
    said="$said, but at least $3 should"
    return 1
  }
  [ -z "$4" ] || [ "$process_count" -le "$4" ] || {
    said="$said, but at most $4 should"
    return 1
  }
  [ -z "$5" ] || [ "$process_memory" -lt "$5" ] || {
    said="$said, but they hold $process_memory KiB"
    return 1
  }
}

# process_cpu BELOW SECONDS: percent of one processor that those which process_check counted use together.
#$ top -b -n 2 -d $2
#: in its second part their `%CPU` is together below $1
process_cpu() {
  [ -n "$process_stats" ] || return 0
  process_ticks "$work/ticks"
  measured=$?
  sleep "$2"
  if ! process_ticks "$work/ticks.later" || [ "$measured" != 0 ]; then
    said="$said, but what they use could not be measured"
    return 2
  fi
  used=$(cat "$work/ticks" "$work/ticks.later" | LC_ALL=C awk -v second="$(getconf CLK_TCK)" '
    { sub(/^.*\) /, "") }
    NF == 2 { passed = $1 - passed; sign = sign ? 1 : -1; next }
    { ticks += sign * ($12 + $13) }
    END { if (passed <= 0) exit 1; printf "%d", 100 * ticks / second / passed + 0.5 }') || return 2
  said="$said, and use $used% of a processor"
  [ "$used" -ge "$1" ] || return 0
  said="$said, not below $1%"
  return 1
}

# process_ticks FILE: the clock of the machine, and what each of them has used.
process_ticks() {
  # shellcheck disable=SC2086 # names with numbers
  cat /proc/uptime $process_stats >"$1" 2>/dev/null
}

# log_of UNIT USER: what its journal has since this script began, in $work/log.
#$ {as 2}journalctl --no-pager -u $1 --since -10min
#: only lines count that are from after you began
log_of() {
  run 30 "$2" - journalctl --no-pager --unit "$1" --output cat --since "@$begun" --lines 5000
  status=$?
  if [ "$status" != 0 ] || grep -q 'not seeing messages\|insufficient permissions\|No journal files' "$work/err"; then
    said="the journal of $1 cannot be read"
    return 2
  fi
  LC_ALL=C grep -v '^-- .* --$' "$work/out" >"$work/log"
  log_lines="$(wc -l <"$work/log") lines since this script began"
}

# log_has REGEX, log_has_not REGEX
#: a line is like $1
log_has() {
  LC_ALL=C grep -Paq -- "$1" "$work/log" && return
  said="nothing like '$1' in $log_lines"
  return 1
}

#: no line is like $1
log_has_not() {
  LC_ALL=C grep -Pac -- "$1" "$work/log" >"$work/hits"
  case $? in
    0)
      said="$(cat "$work/hits") like '$1' in $log_lines"
      return 1
      ;;
    1) said="nothing amiss in $log_lines" ;;
    *) return 2 ;;
  esac
}

# log_mark FILE USER: where a log file ends as the script begins.
log_mark() {
  as "$2" stat -L -c '%i %s' -- "$1" >"$(log_marked "$1")" 2>/dev/null
}

log_marked() { printf '%s' "$work/mark.$(printf '%s' "$1" | tr / _)"; }

# log_file FILE USER: what it has since this script began, in $work/log; all of it when it was begun anew since.
#$ {as 2}tail -n 1000 -- $1
#: only lines count that are from after you began
log_file() {
  if ! file=$(as "$2" stat -L -c '%i %s' -- "$1" 2>"$work/err"); then
    said="there is no $1"
    if grep -q 'No such file' "$work/err"; then return 1; fi
    said="$1 cannot be read"
    return 2
  fi
  old_file='' old_size=0
  read -r old_file old_size <"$(log_marked "$1")"
  [ "$old_file" = "${file% *}" ] && [ "${file#* }" -ge "$old_size" ] || old_size=0
  as "$2" tail -c "+$((old_size + 1))" -- "$1" >"$work/log" 2>"$work/err" || {
    said="$1 cannot be read$(last_line <"$work/err")"
    return 2
  }
  log_lines="$(wc -l <"$work/log") lines since this script began"
}
