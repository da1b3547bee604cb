# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- pm2 ----------------------------------------------------------------------------------------

# pm2_of USER HOME BIN NODE: whose daemon is meant; there is one for each user and home.
#@ pm2user $1
#@ pm2rest {2?env PM2_HOME=$2 }{4?$4 }$3
#@ pm2 {1?sudo -Hu $1 -- }{2?env PM2_HOME=$2 }{4?$4 }$3
pm2_of() {
  pm2_user=$1 pm2_bin=$3 pm2_node=$4
  pm2_account="PM2_HOME=$2"
  [ -n "$2" ] || pm2_account=''
  if [ "$1" != - ]; then
    pm2_userhome=$(getent passwd "$1" | cut -d: -f6)
    pm2_account="HOME=$pm2_userhome PM2_HOME=${2:-$pm2_userhome/.pm2} USER=$1 LOGNAME=$1"
  fi
}

# In a subshell: the variables that a login of the user would set; changing the user alone does not.
pm2_login() {
  for each in $pm2_account; do export "${each?}"; done
  pass="PM2_HOME,HOME,USER,LOGNAME${1:+,$1}"
}

# pm2_seen APP ENV-FILE [NAME]...: what the daemon knows, without starting one, as every pm2 command does. Of the
# environment only names are told. The wanted value of NAME is in RIPCORD_WANT_NAME.
pm2_seen() {
  wants=''
  app=$1 file=$2
  shift 2
  for each; do wants="$wants${wants:+,}RIPCORD_WANT_$each"; done
  command -v "${pm2_node:-node}" >/dev/null || {
    said="node is not here to ask pm2 with"
    return 2
  }
  (
    pm2_login "$wants"
    run 10 "$pm2_user" / "${pm2_node:-node}" -e "$pm2_look" -- "$app" "$file" "$@"
  )
  status=$?
  pm2_daemon='' pm2_count=0 pm2_status='' pm2_script='' pm2_cwd='' pm2_pids='' pm2_restarts=0 pm2_started='' pm2_age=''
  pm2_differs='' pm2_hidden='' pm2_path='' pm2_saved=no pm2_saved_at='' pm2_list='' pm2_saved_list='' pm2_home=''
  if [ "$status" = 0 ]; then
    "${pm2_node:-node}" -e "$pm2_flat" -- "$app" <"$work/out" >"$work/flat" 2>"$work/err"
    status=$?
  fi
  [ "$status" = 0 ] || {
    said="pm2 cannot be asked about $app"
    return 2
  }
  while IFS='=' read -r name value; do
    case $name in
      daemon) pm2_daemon=$value ;;
      home) pm2_home=$value ;;
      count) pm2_count=$value ;;
      status) pm2_status=$value ;;
      script) pm2_script=$value ;;
      cwd) pm2_cwd=$value ;;
      pids) pm2_pids=$value ;;
      restarts) pm2_restarts=$value ;;
      started) pm2_started=$value ;;
      age) pm2_age=$value ;;
      differs) pm2_differs=$value ;;
      hidden) pm2_hidden=$value ;;
      path) pm2_path=$value ;;
      saved) pm2_saved=$value ;;
      saved_at) pm2_saved_at=$value ;;
      list) pm2_list=$value ;;
      saved_list) pm2_saved_list=$value ;;
    esac
  done <"$work/flat"
  case $pm2_daemon in
    up | down) ;;
    *)
      said="the pm2 daemon in $pm2_home does not answer ($pm2_daemon)"
      return 2
      ;;
  esac
  seen="$pm2_count|$pm2_status|$pm2_pids|$pm2_restarts|$pm2_started|$pm2_saved_at|$pm2_script|$pm2_cwd"
  if [ "$pm2_daemon" = down ]; then
    said="no pm2 daemon runs in $pm2_home"
  elif [ "$pm2_count" = 0 ]; then
    said="pm2 in $pm2_home knows no application $app"
  else
    said="pm2 application $app is $pm2_status${pm2_age:+, process $pm2_pids for $((pm2_age / 1000)) s} ($pm2_script)"
  fi
}

# pm2_other SCRIPT CWD: whether it is another one that has the name; $other says which.
pm2_other() {
  other=''
  [ "$pm2_count" -le 1 ] || other="$pm2_count processes have the name: $pm2_script"
  [ -z "$1" ] || [ "$1" = "$pm2_script" ] || other="it is $pm2_script that runs under this name, not $1"
  [ -n "$other" ] || [ -z "$2" ] || [ "$2" = "$pm2_cwd" ] || other="it runs in $pm2_cwd, not in $2"
  [ -n "$other" ]
}

# pm2_is VERB APP SETTLE SCRIPT CWD ENV-FILE [NAME]...: whether what was asked of it is so.
#$ {1#save?${pm2} describe $2}
#$ {1=save?${pm2} list}
#: {1=start?`status` is `online`, with `restarts` that do not grow, for at least $3 s}{1=restart?`status` is `online`, with a new `uptime`, and `restarts` that do not grow, for at least $3 s}{1=stop?`status` is `stopped`}{1=delete?pm2 does not know it}{1=save?the list is the one that is to come back after a reboot}
#: {4?`script path` is $4}
#: {5?`exec cwd` is $5}
pm2_is() {
  pm2_verb=$1 pm2_app=$2 settle=$3 script=$4 cwd=$5
  shift 5
  pm2_seen "$pm2_app" "$@" || return
  IFS='|' read -r old_count old_status old_pids old_restarts old_started old_saved old_script old_cwd <<X
$before
X
  case $pm2_verb in
    start) pm2_started ;;
    restart)
      [ "$acted" = yes ] || return 1
      if [ "$old_status" = online ] && [ "$old_pids" = "$pm2_pids" ]; then
        said="$said; it is still the one from before"
        return 1
      fi
      pm2_started
      ;;
    stop)
      if [ "$pm2_count" != 0 ]; then
        case $pm2_status in stopped | errored) return 0 ;; *) return 1 ;; esac
      fi
      [ "$pm2_saved" = no ] || return 0
      said="$said; correct the name, or say whose pm2 it is"
      return 3
      ;;
    delete) [ "$pm2_count" = 0 ] ;;
    save)
      if [ "$pm2_count" = 0 ]; then return 3; fi
      said="dump.pm2 in $pm2_home is to be written"
      [ "$acted" = yes ] && [ "$old_saved" != "$pm2_saved_at" ] || return 1
      said="dump.pm2 in $pm2_home has what runs now"
      [ "$pm2_list" != "$pm2_saved_list" ] || return 0
      said="dump.pm2 in $pm2_home was written, but holds something else than what runs"
      return 3
      ;;
  esac
}

pm2_started() {
  [ "$pm2_count" != 0 ] || return 1
  words="'pm2 logs $pm2_app' has its last words"
  if pm2_other "$script" "$cwd"; then
    said=$other
    if [ "$acted" = yes ]; then return 3; else return 1; fi
  fi
  crashes=0
  if [ "$acted" = yes ]; then
    old=0
    if [ "$old_count" = 1 ] && [ "$old_script|$old_cwd" = "$pm2_script|$pm2_cwd" ]; then
      old=$old_restarts
      [ "$old_status" != online ] || [ "$old_pids" = "$pm2_pids" ] || old=$((old + 1))
    fi
    crashes=$((pm2_restarts - old))
  fi
  case $pm2_status in
    online)
      [ -n "$pm2_age" ] || return 1
      needed=$((settle * 1000))
      [ "$crashes" -le 0 ] || needed=$((needed * 3))
      if [ "$pm2_age" -lt "$needed" ]; then
        [ "$crashes" -ge 2 ] || return 1
        said="crash loop: $crashes restarts; $said; $words"
        return 3
      fi
      [ -n "$pm2_differs$pm2_hidden" ] || return 0
      [ -z "$pm2_differs" ] || said="$said, but its environment does not have the wanted $pm2_differs"
      [ -z "$pm2_hidden" ] || said="$said, but its environment, which pm2 keeps, overrides $pm2_hidden of its file"
      ;;
    errored | stopped)
      [ "$acted" = yes ] && [ "$old_started" != "$pm2_started" ] || return 1
      said="it was started and ended: $said; $words"
      ;;
    *) return 1 ;;
  esac
  if [ "$acted" = yes ]; then return 3; else return 1; fi
}

# pm2_run LIMIT KEEP PASS WORD...: pm2 with an environment of which nothing but the account and PASS is ours: it keeps
# for good what it is handed. KEEP are names that may stay for one that is started anew.
#$ ${pm2} $4-
pm2_run() {
  limit=$1 stays=" PATH HOME USER LOGNAME PM2_HOME $2 $(printf '%s' "$3" | tr , ' ') " passed=$3
  shift 3
  (
    pm2_login "$passed"
    names=$(as "$pm2_user" env | LC_ALL=C sed -n 's/^\([A-Za-z_][A-Za-z0-9_]*\)=.*/\1/p')
    set -- ${pm2_node:+"$pm2_node"} "$(command -v "$pm2_bin" || printf '%s' "$pm2_bin")" "$@"
    [ -z "${pm2_keeps:-}" ] || set -- "PATH=$pm2_keeps" "$@"
    for each in $names; do
      case $stays in *" $each "*) ;; *) set -- -u "$each" "$@" ;; esac
    done
    run "$limit" "$pm2_user" / env "$@"
  )
  status=$?
  run_limit=$limit
  case $status in
    0) said='exit 0' ;; # what pm2 prints last when all is well is a table
    *)
      ended "$status"
      said=$ended
      ;;
  esac
  said="pm2 $1: $said"
  case $status in
    126 | 127) return 3 ;;
    124 | 137) return 1 ;;
    *) return 0 ;;
  esac
}

# pm2_start VERB APP LIMIT SCRIPT CWD REPLACE UPDATE-ENV PASS: so that one process has the name afterwards.
#@ pm2kept {pm2user?sudo --preserve-env=$8 -Hu ${pm2user} -- }${pm2rest}
#: {4?when pm2 knows $2 with another script, delete it there first, with `pm2 delete`}
#@ update {7=yes? --update-env}
#@ cwd {5? --cwd $5}
#$ {8!?${pm2} restart $2${update}}
#$ {8?${env}${pm2kept} restart $2 --update-env}
#: {4?when pm2 does not know $2:}
#$ {4?${pm2} start $4 --name $2${cwd}}
pm2_start() {
  if [ "$pm2_count" = 0 ]; then
    pm2_anew "$@"
  elif pm2_other "$4" "$5"; then
    said=$other
    [ "$6" = yes ] && [ -n "$4" ] || return 3
    pm2_run "$3" '' '' delete "$2" && pm2_anew "$@"
  else
    pm2_again "$@"
  fi
}

pm2_anew() {
  [ -n "$4" ] || {
    said="$said; nothing says which script to start"
    return 3
  }
  pm2_run "$3" 'SHELL LANG TZ' "$8" start "$4" --name "$2" --cwd "${5:-$(dirname -- "$4")}"
}

# What is handed over replaces what pm2 keeps, and the PATH must stay the application's own.
pm2_again() {
  if [ "$7" = yes ]; then set -- "$@" --update-env; else set -- "$@" --silent; fi
  pm2_keeps=$pm2_path
  pm2_run "$3" '' "$8" restart "$2" "$9"
  result=$?
  pm2_keeps=''
  return "$result"
}

# pm2_check APP STATUS INSTALLED SCRIPT
#$ ${pm2} describe $1
#: {2=online?`status` is `online`, for a second at least}{2=stopped?`status` is `stopped`}
#: {3=yes?pm2 knows it}{3=no?pm2 does not know it}
#: {4?`script path` is $4}
pm2_check() {
  pm2_seen "$1" '' || return
  known=yes
  [ "$pm2_count" != 0 ] || [ "$pm2_saved" = yes ] || known=no
  [ -z "$3" ] || [ "$3" = "$known" ] || return 1
  if [ "$pm2_count" != 0 ] && pm2_other "$4" ''; then
    said=$other
    return 1
  fi
  case $2 in
    online)
      [ "$pm2_status" = online ] || return 1
      [ "${pm2_age:-0}" -ge 1000 ] && return
      said="$said; too young to tell"
      return 2
      ;;
    stopped)
      if [ "$pm2_count" != 0 ]; then
        case $pm2_status in stopped | errored) return 0 ;; *) return 1 ;; esac
      fi
      [ "$known" = yes ]
      ;;
  esac
}

# One line of JSON as lines of name=value, about one application.
# shellcheck disable=SC2016 # node's own values
pm2_flat='
const seen = JSON.parse(require("fs").readFileSync(0, "utf8").trim().split("\n").pop());
const [name] = process.argv.slice(1);
const more = (each) => each.pm2_env || each;
const ours = (seen.apps || []).filter((each) => each.name === name);
const all = (list) => [...new Set(list)].sort().join(", ");
const kept = (list) => list.filter((each) => !more(each).pmx_module).map((each) => [each.name, more(each).pm_exec_path,
  more(each).pm_cwd, more(each).status === "stopped" ? "stopped" : "online"].join(" ")).sort().join("; ");
const told = { daemon: seen.daemon, home: seen.home, count: ours.length, saved: (seen.dump || []).some((each) => each.name === name) ? "yes" : "no",
  saved_at: seen.dump_at, list: kept(seen.apps || []), saved_list: kept(seen.dump || []) };
if (ours.length) Object.assign(told, {
  status: all(ours.map((each) => more(each).status)), script: all(ours.map((each) => more(each).pm_exec_path)),
  cwd: all(ours.map((each) => more(each).pm_cwd)), pids: all(ours.map((each) => each.pid)), path: ours[0].path,
  restarts: ours.reduce((sum, each) => sum + more(each).restart_time, 0), started: all(ours.map((each) => more(each).pm_uptime)),
  differs: all(ours.flatMap((each) => each.differs || [])), hidden: all(ours.flatMap((each) => each.hidden || [])) });
if (ours.length && ours.every((each) => each.age_ms >= 0)) told.age = Math.min(...ours.map((each) => each.age_ms));
for (const [key, value] of Object.entries(told)) if (value !== undefined) console.log(`${key}=${String(value).replace(/\s+/g, " ")}`);'
