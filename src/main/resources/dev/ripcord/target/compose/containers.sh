# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- containers; 'docker LIMIT WORD...' and 'compose LIMIT WORD...' ask for them ------------------

# compose_stack FOLDER PROJECT FILE SERVICE...: which are meant; PROJECT and FILE may be empty, no service means all.
#@ services $4-
#@ one {5!?$4}
#@ filter {2?label=com.docker.compose.project=$2}{2!?label=com.docker.compose.project.working_dir=$1}
#@ ids $(${docker} ps -aq --filter ${filter}{one? --filter label=com.docker.compose.service=${one}})
#@ folder $1
#@ file {3?$3}
compose_stack() {
  stack_folder=$1 stack_project=$2 stack_file=$3
  shift 3
  stack_services=$* stack_strays=no
}

# Of the environment of a container nothing is ever asked for.
container_format='{{.ID}}|{{.Image}}|{{.Config.Image}}|{{.State.Status}}|{{.State.ExitCode}}|{{.State.OOMKilled}}|'\
'{{.State.StartedAt}}|{{if .State.Health}}{{.State.Health.Status}}{{end}}|{{.RestartCount}}|'\
'{{.HostConfig.RestartPolicy.Name}}|{{index .Config.Labels "com.docker.compose.project"}}|'\
'{{index .Config.Labels "com.docker.compose.service"}}|{{index .Config.Labels "com.docker.compose.oneoff"}}|'\
'{{index .Config.Labels "com.docker.compose.project.working_dir"}}|'\
'{{index .Config.Labels "com.docker.compose.project.config_files"}}|{{.Name}}|{{json .State.Error}}'

docker_unseen() {
  ended "$1"
  said="Docker cannot be asked ($ended)"
  return 2
}

# compose_seen [stop]: found by the labels that Compose gives, so that a broken file hides nothing. For a stop it does
# not matter whether a service has no container.
compose_seen() {
  stack_wanted=$stack_services
  [ "${1:-}" != stop ] || stack_wanted=''
  stack_asks=${1:-}
  set -- ps -a -q --no-trunc
  [ -z "$stack_project" ] || [ "$stack_strays" = yes ] || set -- "$@" --filter "label=com.docker.compose.project=$stack_project"
  case $stack_services in
    '' | *' '*) set -- "$@" --filter label=com.docker.compose.service ;;
    *) set -- "$@" --filter "label=com.docker.compose.service=$stack_services" ;;
  esac
  docker 20 "$@" || docker_unseen "$?" || return
  set --
  while read -r each; do set -- "$@" "$each"; done <"$work/out"
  : >"$work/containers"
  : >"$work/others"
  if [ "$#" != 0 ]; then
    docker 20 inspect --type container --format "$container_format" "$@"
    status=$?
    [ "$status" = 0 ] || [ -s "$work/out" ] || grep -q 'No such' "$work/err" || docker_unseen "$status" || return
    compose_ours || return
  fi
  # To ask Compose takes most of a second, and where nothing runs all is not well.
  if [ -z "$stack_services$stack_asks" ] && cut -d '|' -f 4 "$work/containers" | grep -qx running; then
    for compose_program in docker docker-compose; do
      compose 20 config --services || continue
      stack_wanted=$(tr '\n' ' ' <"$work/out")
      break
    done
  fi
  none="there is no container for ${stack_services:-the services} of $stack_folder${stack_file:+/$stack_file}"
  [ ! -s "$work/others" ] || none="$none; those of the project were made from another file"
  containers_told "$none"
}

# Those that were made from our file, and those of the same project that were not.
compose_ours() {
  real=$(readlink -m -n -- "$stack_folder" 2>/dev/null) || real=$stack_folder
  folder=$stack_folder real=$real project=$stack_project file=$stack_file \
    services=$stack_services others=$work/others strays=$stack_strays LC_ALL=C awk -F '|' '
    NF < 17 { next }
    ENVIRON["strays"] == "yes" {
      if ($14 == ENVIRON["folder"] || $14 == ENVIRON["real"] || (ENVIRON["project"] != "" && $11 == ENVIRON["project"])) print
      next
    }
    ENVIRON["project"] != "" && $11 != ENVIRON["project"] { next }
    ENVIRON["project"] == "" && $14 != ENVIRON["folder"] && $14 != ENVIRON["real"] { next }
    tolower($13) == "true" { next }
    ENVIRON["services"] != "" && !index(" " ENVIRON["services"] " ", " " $12 " ") { next }
    {
      if (!($11 in seen)) { seen[$11]; projects++ }
      ours = ENVIRON["file"] == "" || $15 == ""
      count = split($15, files, ",")
      for (i = 1; i <= count; i++) {
        sub(/.*\//, "", files[i])
        if (files[i] == ENVIRON["file"]) ours = 1
      }
      if (ours) print; else print >ENVIRON["others"]
    }
    END { if (projects > 1) exit 1 }' "$work/out" >"$work/found" || {
    said="there are containers of several projects from $stack_folder"
    return 2
  }
  sort "$work/found" >"$work/containers"
}

# containers_told NONE: what was found, in names that begin with c_.
containers_told() {
  c_state=none c_health='' c_image='' c_name='' c_policy='' c_restarts=0 c_count=0 c_ids='' c_started='' c_missing=''
  c_fault='' c_oom='' c_age='' c_first='' said=$1
  wanted=${stack_wanted:-} services=${stack_services:-} LC_ALL=C awk -F '|' '
    function common(old, new) { return count == 1 || old == new ? new : "several" }
    function bare(id) { sub(/^sha256:/, "", id); return substr(id, 1, 12) }
    function look(line, part, name) {
      split(line, part, "|")
      count++
      still = part[4] ~ /^(created|exited|dead|removing)$/
      if (part[4] == "restarting" || part[4] == "paused") held = held == "restarting" ? held : part[4]
      if (part[4] == "running") runs++
      if (still) stopped++
      if (part[8] ~ /^(unhealthy|starting|healthy)$/) health[part[8]]
      image = common(image, part[2])
      asked = common(asked, part[3])
      if (part[10] == "always") always = 1
      restarts += part[9]
      ids = ids (count == 1 ? "" : ",") substr(part[1], 1, 12)
      begun = part[7] ~ /^(0|1970-01-01T00:00:00)/ ? "" : part[7]
      started = started (count == 1 ? "" : ",") begun
      if (part[4] == "running" && begun > youngest) youngest = begun
      name = part[16]
      sub(/^\//, "", name)
      if (count == 1) first = name
      why = part[4] != "running" && length(part[17]) > 2 ? substr(part[17], 2, length(part[17]) - 2) : ""
      if (why != "" && fault == "") fault = why
      if (part[6] == "true") oom = "true"
      told = told (count == 1 ? "" : "; ") "container " name " is " part[4]
      if (part[4] != "running" && begun != "") told = told " (exit " part[5] ")"
      if (part[4] == "running" && part[8] != "" && part[8] != "none") told = told ", " part[8]
      if (why != "") told = told ": " why
      told = told ", image " bare(part[2]) " (" part[3] ")"
      if (part[9] > 0) told = told ", automatic restarts: " part[9]
      if (part[6] == "true") told = told ", killed for want of memory"
    }
    NF >= 17 {
      there[$12]
      # Of a whole file, a container that did its work and is gone counts as done.
      if (ENVIRON["services"] == "" && $4 == "exited" && $5 == 0 && ($10 == "" || $10 ~ /^(no|on-failure)$/)) done[++over] = $0
      else look($0)
    }
    END {
      if (!count) for (i = 1; i <= over; i++) look(done[i])
      if (!count) exit
      number = split(ENVIRON["wanted"], names, " ")
      for (i = 1; i <= number; i++) if (!(names[i] in there)) missing = missing (missing == "" ? "" : ",") names[i]
      state = runs == count && missing == "" ? "running" : "partly"
      if (stopped == count) state = "stopped"
      if (held != "") state = held
      print "state=" state
      print "health=" ("unhealthy" in health ? "unhealthy" : "starting" in health ? "starting" : \
        "healthy" in health ? "healthy" : "")
      print "image=" image "\nname=" asked "\npolicy=" (always ? "always" : "") "\nrestarts=" restarts + 0
      print "count=" count "\nids=" ids "\nstarted=" started "\nmissing=" missing "\nfault=" fault "\noom=" oom
      print "first=" first
      if (youngest ~ /Z$/) youngest = substr(youngest, 1, 10) " " substr(youngest, 12, 8)
      print "youngest=" youngest
      print "said=" told (missing == "" ? "" : "; no container for " missing)
    }' "$work/containers" >"$work/told"
  while IFS='=' read -r name value; do
    case $name in
      state) c_state=$value ;;
      health) c_health=$value ;;
      image) c_image=$value ;;
      name) c_name=$value ;;
      policy) c_policy=$value ;;
      restarts) c_restarts=$value ;;
      count) c_count=$value ;;
      ids) c_ids=$value ;;
      started) c_started=$value ;;
      missing) c_missing=$value ;;
      fault) c_fault=$value ;;
      oom) c_oom=$value ;;
      first) c_first=$value ;;
      youngest)
        # Whole seconds on both sides: the one that may be too much is taken away.
        [ -z "$value" ] || c_age=$(date -u -d "$value" +%s 2>/dev/null) || c_age=''
        [ -z "$c_age" ] || c_age=$(($(now) - c_age - 1))
        ;;
      said) said=$value ;;
    esac
  done <"$work/told"
  seen="$c_ids|$c_started|$c_restarts"
}

# container_check STATE HEALTH RESTARTS OOM SETTLE [NAME]: of the stack where there is no name.
#$ ${docker} inspect --format '{{.Name}}: {{.State.Status}}{{if .State.Health}} {{.State.Health.Status}}{{end}}, since {{.State.StartedAt}}, restarts {{.RestartCount}}, out of memory {{.State.OOMKilled}}, from {{index .Config.Labels "com.docker.compose.project.config_files"}}' {6?$6}{6!?${ids}}
#: {1=running?each is `running`, for $5 s at least}{1=stopped?each is `exited`, or there is none}{2=yes?, and `healthy` where it has a health check}{3?, with at most $3 restarts}{4=no?, and not out of memory}
#@ only {6!?${file}}
#: {only?only those count that were made from ${file}, and from no other file}
container_check() {
  if [ -n "${6:-}" ]; then
    stack_services='' stack_wanted=''
    docker 20 inspect --type container --format "$container_format" "$6"
    status=$?
    cp "$work/out" "$work/containers"
    [ "$status" = 0 ] || grep -qi 'No such container' "$work/err" || docker_unseen "$status" || return
    containers_told "there is no container $6"
  else
    compose_seen || return
  fi
  if [ "$1" = stopped ]; then
    case $c_state in stopped | none) return 0 ;; esac
    said="it is not stopped: $said"
    return 1
  fi
  case $c_state in
    running) ;;
    restarting)
      said="it is in a crash loop: $said"
      return 1
      ;;
    *)
      said="it does not run: $said"
      return 1
      ;;
  esac
  if [ "$2$c_health" = yesunhealthy ]; then
    said="its health check fails: $said"
    return 1
  fi
  if [ "$4$c_oom" = notrue ]; then
    said="it was killed for want of memory: $said"
    return 1
  fi
  if [ -n "$3" ] && [ "$c_restarts" -gt "$3" ]; then
    said="Docker started it again $c_restarts times: $said"
    return 1
  fi
  if [ "$2$c_health" = yesstarting ] || { [ -z "$c_health" ] && [ -n "$c_age" ] && [ "$c_age" -lt "$5" ]; }; then
    said="$said; too young to tell"
    return 2
  fi
}
