# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- nginx --------------------------------------------------------------------------------------

# nginx_of USER BIN PREFIX CONF PID-FILE ERROR-LOG: which nginx is meant; each but USER and BIN may be empty.
#@ nginx {as 1}$2{3? -p $3}{4? -c $4}
#@ who {as 1}
nginx_of() {
  nginx_user=$1 nginx_bin=$2 nginx_prefix=$3 nginx_conf=$4 nginx_conf_said=$4 nginx_pid=$5 nginx_log=$6
  built=$(as "$1" "$2" -V 2>&1) || {
    said="nginx cannot be asked how it was built ($2 -V)"
    return 2
  }
  : "${nginx_conf:=$(nginx_built conf-path)}"
  base=${nginx_prefix:-$(nginx_built prefix)}
  : "${nginx_pid:=$(nginx_says pid "$(nginx_built pid-path)")}"
  : "${nginx_log:=$(nginx_says error_log "$(nginx_built error-log-path)")}"
  case $nginx_pid in /*) ;; *) nginx_pid=$base/$nginx_pid ;; esac
  case $nginx_log in
    stderr | syslog:* | memory:*) nginx_log='' ;;
    /*) ;;
    *) nginx_log=$base/$nginx_log ;;
  esac
}

nginx_built() { printf '%s\n' "$built" | LC_ALL=C tr ' ' '\n' | sed -n "s/^--$1=//p" | head -n 1; }

# nginx_says DIRECTIVE OTHERWISE: at the top of the main configuration file.
nginx_says() {
  value=$(as "$nginx_user" cat -- "$nginx_conf" 2>/dev/null | name=$1 LC_ALL=C awk '
    { sub(/#.*/, "") }
    depth == 0 && $1 == ENVIRON["name"] { value = $2; sub(/;.*/, "", value) }
    { depth += gsub(/\{/, "") - gsub(/\}/, "") }
    END { print value }')
  printf '%s' "${value:-$2}"
}

# nginx_call ARGUMENT...: nginx itself, with what says which one; what it prints is in $work/out and $work/err.
nginx_call() {
  [ -z "$nginx_conf_said" ] || set -- -c "$nginx_conf_said" "$@"
  [ -z "$nginx_prefix" ] || set -- -p "$nginx_prefix" "$@"
  run 30 "$nginx_user" - "$nginx_bin" "$@"
}

# nginx_processes: $master, and $workers as pid:start of those that take connections; $oldest is when the first began.
nginx_processes() {
  master='' workers='' oldest=''
  pid=$(as "$nginx_user" cat -- "$nginx_pid" 2>/dev/null | tr -d ' \n')
  case $pid in '' | *[!0-9]*) return ;; esac
  case $(tr '\0' ' ' <"/proc/$pid/cmdline" 2>/dev/null) in 'nginx: master process'*) master=$pid ;; *) return ;; esac
  for each in $(ps -e -o pid= -o ppid= | LC_ALL=C awk -v parent="$pid" '$2 == parent { print $1 }'); do
    case $(tr '\0' ' ' <"/proc/$each/cmdline" 2>/dev/null) in
      *'is shutting down'*) ;;
      'nginx: worker process'*)
        age=$(ps -o etimes= -p "$each" | tr -d ' ')
        started=$(($(now) - ${age:-0}))
        [ -n "$oldest" ] && [ "$oldest" -le "$started" ] || oldest=$started
        workers="$workers$each:$(LC_ALL=C sed 's/.*) //' "/proc/$each/stat" 2>/dev/null | cut -d ' ' -f 20) "
        ;;
    esac
  done
}

# nginx_new OLD-WORKERS: there are workers, and none of them is an old one.
nginx_new() {
  [ -n "$workers" ] || return 1
  for each in $workers; do
    case " $1 " in *" $each "*) return 1 ;; esac
  done
}

# nginx_wanted SITE saved FILE, or SITE upstream ADDRESS INSTEAD-OF, or SITE absent: the wanted content is in $work/wanted.
nginx_wanted() {
  nginx_absent=no
  fetch "$nginx_user" "$1" "$work/site"
  nginx_there=$?
  [ "$nginx_there" != 2 ] || {
    said="$1 cannot be read"
    return 2
  }
  case $2 in
    absent) nginx_absent=yes ;;
    saved)
      fetch "$nginx_user" "$3" "$work/wanted" || {
        said="there is no saved file $3"
        return 3
      }
      ;;
    upstream)
      [ "$nginx_there" = 0 ] || {
        said="there is no file $1"
        return 3
      }
      nginx_upstream "$3" "$4" || {
        said="$1: the address cannot be changed by this script ($(cat "$work/why")); change it by hand to $3, then nginx -t and reload"
        return 3
      }
      ;;
  esac
}

# nginx_upstream ADDRESS INSTEAD-OF: changes what proxy_pass names, a directive on a line, and nothing else.
nginx_upstream() {
  to=$1 of=$2 LC_ALL=C awk '
    function authority(url) { sub(/^https?:\/\//, "", url); sub(/\/.*/, "", url); return tolower(url) }
    function scheme(url) { return url ~ /^https:/ ? "https" : url ~ /^http:/ ? "http" : "" }
    BEGIN { to = ENVIRON["to"]; of = ENVIRON["of"] }
    { line[NR] = $0; bare = $0; sub(/#.*/, "", bare)
      if (bare ~ /^[ \t]*upstream[ \t]/) bad = "it has an upstream block"
      count = gsub(/proxy_pass/, "proxy_pass", bare)
      if (count > 1) bad = "two proxy_pass on one line"
      if (count == 1) {
        if (!match(bare, /proxy_pass[ \t]+https?:\/\/[^ \t;\/$]+[\/;]/)) { if (bare ~ /proxy_pass[ \t]/) bad = "a proxy_pass that is no plain address"; next }
        start = index(bare, "proxy_pass"); url = substr(bare, start); sub(/^proxy_pass[ \t]+/, "", url)
        begin[NR] = start + length(substr(bare, start)) - length(url); sub(/[;].*/, "", url); sub(/[ \t]+$/, "", url)
        has[NR] = url
        if (authority(url) == authority(to) && (scheme(to) == "" || scheme(url) == scheme(to))) { there = 1; has[NR] = "" }
        else if (of != "") { if (authority(url) != authority(of)) has[NR] = ""; else change++ }
        else { if (first != "" && first != authority(url)) bad = "it passes requests to several addresses"; first = authority(url); change++ }
      } }
    END {
      if (!bad && !change && !there) bad = "no proxy_pass names such an address"
      if (bad) { print bad > "/dev/stderr"; exit 1 }
      for (i = 1; i <= NR; i++) {
        if (has[i] != "") {
          path = has[i]; sub(/^https?:\/\/[^\/]*/, "", path); kind = scheme(to) != "" ? scheme(to) : scheme(has[i])
          host = to; sub(/^https?:\/\//, "", host)
          line[i] = substr(line[i], 1, begin[i] - 1) kind "://" host path substr(line[i], begin[i] + length(has[i]))
        }
        print line[i]
      } }' "$work/site" >"$work/wanted" 2>"$work/why"
}

nginx_same() {
  if [ "$nginx_absent" = yes ]; then [ "$nginx_there" = 1 ]; return; fi
  [ "$nginx_there" = 0 ] && cmp -s "$work/site" "$work/wanted"
}

# nginx_is SITE ...: the file is as wanted, and every worker began after it last changed.
#$ {2=saved?${who}cmp -- $3 $1}
#$ {2=upstream?${who}grep -n proxy_pass -- $1}
#$ ps -C nginx -o pid=,lstart=,args=
#: {2=saved?the two files are the same}{2=upstream?`proxy_pass` names $3}{2=absent?there is no $1}, and each `worker process` began after that; an old one `is shutting down`
nginx_is() {
  nginx_wanted "$@" || return
  nginx_processes
  seen=$workers
  if [ -z "$master" ]; then
    said='nginx is not running, so nothing can be proven: start it (systemctl start nginx)'
    return 3
  fi
  nginx_same || {
    said="$1 is not as wanted"
    return 1
  }
  said="$1 is as wanted, but nginx has not read it yet"
  if [ "$acted" = yes ]; then
    nginx_new "$before" || return 1
  fi
  if [ "$nginx_absent" = no ]; then
    [ "$oldest" -gt "$(($(as "$nginx_user" stat -L -c %Z -- "$1") + 1))" ] || [ "$acted" = yes ] || return 1
  elif [ "$acted" = no ]; then
    return 1
  fi
  said="$1 is as wanted, and all workers are newer"
}

# nginx_do LIMIT RELOAD SITE ...: puts the file in place, has nginx test everything, reloads, and waits for new workers;
# at any refusal the old file is put back. RELOAD is a function that reloads, or the empty text.
#$ ${who}cp -p -- $3 /var/tmp/
#$ {4=saved?${who}cp -- $5 $3}
#$ {4=absent?${who}rm -- $3}
#: {4=upstream?in $3 change the address of `proxy_pass` to $5}
#$ {4=upstream?${who}vi -- $3}
#$ ${nginx} -t
#: only when that says `test is successful`, reload; else put the copy from `/var/tmp` back and stop
#$ {2!?${nginx} -s reload}
nginx_do() {
  nginx_limit=$1 nginx_reload=$2
  shift 2
  site=$1
  cp "$work/site" "$work/old"
  nginx_had=$nginx_there
  if ! nginx_same; then
    [ "$nginx_had" = 1 ] || keep_file "$nginx_user" "$site"
    nginx_put "$work/wanted" "$nginx_absent" || {
      said="$site cannot be written; it is as it was"
      return 3
    }
  fi
  nginx_call -T -q || {
    nginx_back "nginx refuses the configuration: $(LC_ALL=C sed -n 's/^nginx: \[emerg\] //p' "$work/err" | head -n 1)"
    return 3
  }
  if [ "$nginx_absent" = no ] && ! nginx_reads "$site"; then
    nginx_back "nginx does not read $site: nothing includes it"
    return 3
  fi
  nginx_renew || {
    why=$said
    nginx_back "$why"
    nginx_renew
    said="$why; $site was put back as it was"
    return 3
  }
  said="reloaded, new workers"
}

# Whether the printed configuration has the file: by its path, or by what its path leads to.
nginx_reads() {
  real=$(as "$nginx_user" readlink -f -- "$1")
  LC_ALL=C sed -n 's/^# configuration file \(.*\):$/\1/p' "$work/out" >"$work/files"
  while read -r each; do
    [ "$each" != "$1" ] && [ "$(as "$nginx_user" readlink -f -- "$each" </dev/null)" != "$real" ] || return 0
  done <"$work/files"
  return 1
}

# nginx_put FILE ABSENT
nginx_put() {
  if [ "$2" = yes ]; then as "$nginx_user" rm -f -- "$site"; return; fi
  if [ "$nginx_had" = 1 ]; then replace "$nginx_user" "$site" "$1" 644; else replace "$nginx_user" "$site" "$1"; fi
}

nginx_back() {
  absent=no
  [ "$nginx_had" = 0 ] || absent=yes
  said="$1; $site was put back as it was"
  nginx_put "$work/old" "$absent" || {
    said="$1; AND THE OLD FILE COULD NOT BE PUT BACK: it is in $kept"
    changed=yes
  }
}

# The exit status of a reload does not tell: with a port taken it is 0, and the old workers go on.
nginx_renew() {
  nginx_processes
  old_workers=$workers
  log_size=$(as "$nginx_user" stat -L -c %s -- "$nginx_log" 2>/dev/null || echo 0)
  if [ -n "$nginx_reload" ]; then
    "$nginx_reload"
  elif [ -n "$master" ] && [ "$(systemctl show nginx --property=MainPID --value 2>/dev/null)" = "$master" ]; then
    run "$nginx_limit" "$nginx_user" - systemctl reload nginx
  else
    nginx_call -s reload
  fi || {
    said="the reload failed$(last_line <"$work/err")"
    return 1
  }
  limit=$(($(now) + 12))
  until nginx_new "$old_workers"; do
    if [ "$(now)" -ge "$limit" ]; then
      said="nginx -t and the reload succeeded, but nginx goes on with the old configuration$(
        as "$nginx_user" tail -c "+$((log_size + 1))" -- "$nginx_log" 2>/dev/null | grep -e '\[emerg\]' | last_line
      )"
      return 1
    fi
    sleep 1
    nginx_processes
  done
}

# nginx_check VALID RUNNING: yes or no each.
#$ {1=yes?${nginx} -t}
#: {1=yes?it says `test is successful`}
#$ {2=yes?ps -C nginx -o pid=,lstart=,args=}
#: {2=yes?there is a `master process` and a `worker process`}
nginx_check() {
  said='not tested'
  if [ "$1" = yes ]; then
    nginx_call -t -q || {
      said="the configuration is not valid$(last_line <"$work/err")"
      return 1
    }
    said='the configuration is valid'
  fi
  [ "$2" = yes ] || return 0
  nginx_processes
  if [ -z "$workers" ]; then
    said="nginx is not running (no master in $nginx_pid)"
    return 1
  fi
  said="nginx runs, master $master"
}
