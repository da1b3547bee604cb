# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- Docker Compose -------------------------------------------------------------------------------

# compose_is VERB IMAGE SETTLE: that 'up' ended with 0 is no evidence, it returns before anything is ready.
#$ ${docker} inspect --format '{{.Name}}: {{.State.Status}}{{if .State.Health}} {{.State.Health.Status}}{{end}}, since {{.State.StartedAt}}, restarts {{.RestartCount}}, policy {{.HostConfig.RestartPolicy.Name}}, image {{.Image}} ({{.Config.Image}}), from {{index .Config.Labels "com.docker.compose.project.config_files"}}' ${ids}
#: {1=stop?each is `exited`, or there is none; none has the restart policy `always`, with which Docker would start it again}{1=start?each is `running`}{1=up?each is `running`}{1=restart?each is `running`, and began just now}{1!stop?; it is `healthy` where it has a health check, and still the same one without new restarts after $3 s}
#: {2?and each runs the image $2, whatever its name says}
#: {file?only those count that were made from ${file}, and from no other file}
compose_is() {
  if [ "$1" = stop ]; then
    compose_seen stop || return
    case $c_state in stopped | none) ;; *) return 1 ;; esac
    [ "$c_policy" = always ] || return 0
    said="$said; with its restart policy 'always' Docker would start it again"
    return 1
  fi
  compose_seen || return
  case $1 in
    restart)
      [ "$acted" = yes ] || return 1
      compose_anew || {
        said="$said; still the one from before"
        return 1
      }
      ;;
    up)
      if [ -z "$2" ] && [ "$acted" = no ]; then
        said="$said; to be made what the file says"
        return 1
      fi
      if [ -n "$2" ] && [ "$c_image" != "$2" ]; then
        compose_ended || return
        said="$said; not the image $(image_brief "$2")"
        return 1
      fi
      compose_fresh || return
      ;;
  esac
  compose_started "$3"
}

image_brief() { printf '%.12s' "${1#sha256:}"; }

# image_id NAME: leaves in $id what it stands for on this host.
image_id() {
  docker 20 image inspect --format '{{.Id}}' "$1" && id=$(cat "$work/out") && [ -n "$id" ]
}

# Whether each began since.
compose_anew() {
  [ -n "$c_started" ] || return 1
  begun_before=${before#*|}
  for each in $(printf '%s' "$c_started" | tr ',' ' '); do
    case ",${begun_before%|*}," in *",$each,"*) return 1 ;; esac
  done
}

# What runs may not be what a plain 'up' of anybody would leave running.
compose_fresh() {
  [ "$c_state" = running ] && [ "$c_name" != several ] && image_id "$c_name" && [ "$id" != "$c_image" ] || return 0
  said="$said; but $c_name stands for the image $(image_brief "$id"), which the next 'up' would take"
  return 1
}

compose_started() {
  restarts_before=0
  [ "${before%%|*}" != "$c_ids" ] || restarts_before=${before##*|}
  if [ "$acted" = yes ] && [ $((c_restarts - ${restarts_before:-0})) -ge 2 ]; then
    case $c_state in
      running | restarting | partly)
        said="crash loop: $said; 'docker logs $c_first' has its last words"
        return 3
        ;;
    esac
  fi
  case $c_state in
    running) ;;
    paused)
      [ "$acted" = yes ] || return 1
      said="$said; 'docker unpause' lets it go on"
      return 3
      ;;
    restarting | partly) return 1 ;;
    *)
      compose_ended || return
      return 1
      ;;
  esac
  case $c_health in
    healthy) return 0 ;;
    starting) return 1 ;;
    unhealthy)
      begun_before=${before#*|}
      [ "$acted" = yes ] && [ "$c_started" != "${begun_before%|*}" ] || return 1
      said="$said; 'docker inspect -f \"{{json .State.Health}}\" $c_first' shows what its health check said"
      return 3
      ;;
  esac
  needed=$1
  [ "$c_restarts" = 0 ] || needed=$(($1 * 3))
  [ -n "$c_age" ] || {
    said="$said; how long it lives cannot be seen on this host"
    return 2
  }
  [ "$c_age" -lt "$needed" ] || return 0
  said="$said; counted after $needed s of life"
  return 1
}

# It was started since, and ended by itself; or it was made, and could not be started.
compose_ended() {
  [ "$acted" = yes ] || return 0
  if [ "${before%%|*}" != "$c_ids" ] && [ -n "$c_fault" ]; then
    said="it could not be started: $said"
    return 3
  fi
  begun_before=${before#*|}
  case $c_state$c_started in
    stopped*[0-9]*)
      [ "$c_started" != "${begun_before%|*}" ] || return 0
      said="it was started and ended by itself: $said; 'docker logs $c_first' has its last words"
      return 3
      ;;
  esac
}

# compose_find: which Compose there is; the second generation, a plugin of Docker, first.
compose_find() {
  for compose_program in docker docker-compose; do
    compose 20 version --short || continue
    compose_version=$(LC_ALL=C sed -n 's/^v\{0,1\}\([0-9][0-9]*\.[0-9].*\)/\1/p' "$work/out")
    [ -z "$compose_version" ] || return 0
  done
  said="Docker Compose is not to be found for $stack_folder; nothing was changed"
  return 3
}

# compose_prepared yes|no: the file is valid and has the services, and the images of them are here where that counts.
compose_prepared() {
  compose_find || return
  compose 20 config || {
    said="the configuration of $stack_folder is refused, as 'compose config' there tells; nothing was changed"
    return 3
  }
  generation=$compose_version LC_ALL=C awk '
    function bare(text) {
      sub(/^[^:]*: */, "", text)
      if (text ~ /^".*"$/ || text ~ /^\047.*\047$/) text = substr(text, 2, length(text) - 2)
      return text
    }
    /^[^ #]/ {
      top = $0
      sub(/:.*/, "", top)
      if (top == "name") project = bare($0)
      next
    }
    top != "services" { next }
    /^  [^ #].*:/ {
      service = substr($0, 3)
      sub(/:[^:]*$/, "", service)
      gsub(/["\047]/, "", service)
      all[++count] = service
    }
    /^    image: / { image[service] = bare($0) }
    /^    restart: / { restart[service] = bare($0) }
    END {
      for (i = 1; i <= count; i++) {
        name = image[all[i]]
        if (name == "" && project != "") name = project (ENVIRON["generation"] ~ /^1\./ ? "_" : "-") all[i]
        print all[i] "|" name "|" restart[all[i]]
      }
    }' "$work/out" >"$work/config"
  : >"$work/out" # it may hold secrets
  compose_chosen || return
  [ "$1" = no ] || compose_images
}

# Nothing is pulled or built for a rollback.
compose_images() {
  while IFS='|' read -r service name restart; do
    [ -z "$name" ] || image_id "$name" || {
      said="the image $name of the service $service is not on this host; get it first ('docker pull $name', or a build)"
      said="$said; nothing was changed"
      return 3
    }
  done <"$work/chosen"
}

# Of the file, what is meant: service, image and restart policy of each, on a line.
compose_chosen() {
  : >"$work/chosen"
  for service in ${stack_services:-$(cut -d '|' -f 1 "$work/config")}; do
    LC_ALL=C awk -F '|' -v service="$service" '$1 == service { print; found = 1 } END { exit !found }' \
      "$work/config" >"$work/line" || {
      said="the compose file in $stack_folder has no service $service; nothing was changed"
      return 3
    }
    IFS='|' read -r service name restart <"$work/line"
    [ -n "$name" ] || name=$(LC_ALL=C awk -F '|' -v service="$service" '$12 == service { print $3; exit }' \
      "$work/containers")
    printf '%s\n' "$service|$name|$restart" >>"$work/chosen"
  done
}

# image_obstacle IMAGE yes|no: what bars it; with yes its name may be moved.
image_obstacle() {
  image_id "$1" || {
    said="the image $(image_brief "$1") is not on this host; nothing was changed"
    return 3
  }
  repository=''
  while IFS='|' read -r service name restart; do
    [ -n "$name" ] || continue
    if [ "$2" = no ]; then
      image_id "$name" && [ "$id" = "$1" ] && continue
      said="the file asks for $name, which is not the image $(image_brief "$1"); nothing was changed"
      return 3
    fi
    case $name in
      *@* | sha256:*)
        said="the file fixes the image itself ($name); nothing was changed"
        return 3
        ;;
    esac
    of=$name
    case ${name##*/} in *:*) of=${name%:*} ;; esac
    if [ -n "$repository" ] && [ "$repository" != "$of" ]; then
      said="the services have images of different repositories ($repository, $of); nothing was changed"
      return 3
    fi
    repository=$of
  done <"$work/chosen"
  [ "$2$repository" != yes ] || {
    said="the name of the image cannot be told: give it one with 'image:' in the file; nothing was changed"
    return 3
  }
}

# compose_ready VERB IMAGE RETAG: before anything else is stopped, that this will not fail for what can be seen now.
#$ (cd ${folder} && ${compose} config | grep 'image:')
#$ {2?${docker} image ls -a -q --no-trunc | grep -x $2}
#: {2!?each image that it names has to be on this host, as `docker image inspect` tells, unless the containers are there already}{2?it has to print the image: it is on this host}; else stop here, and get it first
compose_ready() {
  compose_seen || return
  case $1$c_count$c_missing in start0* | start*[!0-9]*) images=yes ;; *) images=no ;; esac
  compose_prepared "$images" || return
  [ -n "$2" ] || return 0
  image_id "$2" || {
    said="the image $(image_brief "$2") is no longer on this host (pruned?); nothing was changed"
    return 3
  }
  [ "$3" = no ] || image_obstacle "$2" yes || return
  case $compose_version in 1.*) ;; *) return 0 ;; esac
  docker 20 version --format '{{.Server.Version}}' || return 0
  server=$(sed -n 's/^\([0-9]\{1,4\}\)\..*/\1/p' "$work/out")
  [ "${server:-0}" -ge 25 ] || return 0
  said="docker-compose $compose_version fails with Docker $server after it has stopped the container; install the plugin"
  said="$said 'docker compose', or name it with 'bin:'"
  return 3
}

# compose_first FUNCTION: what would fail for what can be seen now refuses, as the script begins.
compose_first() { "$1" || refuse "$said"; }

# compose_do VERB LIMIT IMAGE RETAG KILL-AFTER
#@ raises {1=up?yes}{1=start?yes}
#@ slack {5? -t $5}
#@ which {services? ${services}}
#@ whole {services!?$1}
#@ part {services?$1}
#$ {raises?(cd ${folder} && ${compose} config -q)}
#: {raises?it has to end with 0}{1=start?; where the restart policy of a container is `no` and the file has another, give it that one: `docker update --restart=POLICY CONTAINER`}
#$ {4=yes?${docker} tag $3 NAME}
#: {4=yes?with each NAME that the file has at `image:` for it; write down what `docker image inspect` says of that name before}
#$ {1=start?(cd ${folder} && ${compose} up -d --no-build --pull never --no-recreate${which})}
#: {1=start?leave `--no-recreate` away when the containers that are there were made from another file}
#$ {1=up?(cd ${folder} && ${compose} up -d --no-build --pull never --no-deps${slack}${which})}
#: {raises?docker-compose 1 has no `--pull`; leave it away there}
#$ {1=stop?${docker} update --restart=no ${ids}}
#$ {whole=stop?(cd ${folder} && ${compose} stop${slack})}
#$ {part=stop?${docker} stop${slack} ${ids}}
#$ {whole=restart?(cd ${folder} && ${compose} restart${slack})}
#$ {part=restart?${docker} restart${slack} ${ids}}
compose_do() {
  verb=$1 compose_limit_act=$2 was="$seen|$c_state"
  case $verb in
    stop) compose_stop "$5" ;;
    restart)
      said="there is no container of $stack_folder to start anew"
      [ -s "$work/containers" ] || return 3
      compose_act "$5" "$(cut -d '|' -f 1 "$work/containers")"
      ;;
    start) compose_start ;;
    up) compose_up "$3" "$4" "$5" ;;
  esac
}

compose_stop() {
  returning=$(LC_ALL=C awk -F '|' '$10 == "always" { print $1 }' "$work/containers")
  up=$(LC_ALL=C awk -F '|' '$4 !~ /^(created|exited|dead|removing)$/ { print $1 }' "$work/containers")
  # shellcheck disable=SC2086 # one word for each
  [ -z "$returning" ] || docker "$compose_limit_act" update --restart=no $returning
  said='there was nothing to stop'
  [ -z "$up" ] || compose_act "$1" "$up"
}

# compose_act KILL-AFTER CONTAINERS: named services by Docker alone, so that a broken file bars nothing; a whole file by
# Compose, which knows the order.
compose_act() {
  slack=${1:+-t $1}
  # shellcheck disable=SC2086 # two words, or none
  if [ -z "$stack_services" ] && [ "$stack_strays" = no ] && compose_find && compose "$compose_limit_act" "$verb" $slack; then
    said="compose $verb: exit 0"
    return 0
  fi
  # shellcheck disable=SC2086
  docker "$compose_limit_act" "$verb" $slack $2
  compose_ended_with "$?" "docker $verb"
}

compose_ended_with() {
  ended "$1"
  said="$2: $ended"
  case $1 in 126 | 127) return 3 ;; *) return 0 ;; esac
}

# Starts what is there as it is; only what is not there is made.
compose_start() {
  images=no
  [ "$c_count" != 0 ] || images=yes
  compose_prepared "$images" || return
  compose_policies
  set -- up -d --no-build
  case $compose_version in 1.*) ;; *) set -- "$@" --pull never ;; esac
  # A container of another file of the project would be taken for ours.
  if [ "$c_count" != 0 ] || [ ! -s "$work/others" ]; then set -- "$@" --no-recreate; fi
  : >"$work/moved"
  compose_raise "$@"
}

# A stop took it away; Compose itself would not notice.
compose_policies() {
  while IFS='|' read -r service name restart; do
    case $restart in '' | no) continue ;; esac
    lost=$(LC_ALL=C awk -F '|' -v service="$service" '$12 == service && ($10 == "" || $10 == "no") { print $1 }' \
      "$work/containers")
    for each in $lost; do
      docker "$compose_limit_act" update "--restart=$restart" "$each"
    done
  done <"$work/chosen"
}

# compose_up IMAGE RETAG KILL-AFTER: makes it what the file says, in the one image where one is wanted; others stay.
compose_up() {
  images=no slack=$3
  [ -n "$1" ] && [ "$2" = yes ] || images=yes
  compose_prepared "$images" || return
  : >"$work/moved"
  if [ -n "$1" ]; then
    image_obstacle "$1" "$2" || return
    [ "$2" = no ] || compose_retag "$1"
  fi
  set -- up -d --no-build
  case $compose_version in 1.*) ;; *) set -- "$@" --pull never ;; esac
  set -- "$@" --no-deps
  [ -z "$slack" ] || set -- "$@" -t "$slack"
  case $stack_services in
    '' | *' '*) ;;
    *) [ "$c_count" -le 1 ] || set -- "$@" --scale "$stack_services=$c_count" ;;
  esac
  compose_raise "$@"
}

# Gives the image the names that the file asks for; what they stood for before is in $work/moved.
compose_retag() {
  while IFS='|' read -r service name restart; do
    [ -n "$name" ] || continue
    image_id "$name" || id=''
    [ "$id" != "$1" ] || continue
    [ -z "$id" ] || printf '%s\n' "$id|$name" >>"$work/moved"
    docker "$compose_limit_act" tag "$1" "$name"
  done <"$work/chosen"
}

# compose_raise WORD...: where it failed and the containers are as they were, the names are put back.
compose_raise() {
  for each in $stack_services; do set -- "$@" "$each"; done
  compose "$compose_limit_act" "$@"
  status=$?
  compose_ended_with "$status" up
  result=$? raised=$said
  case $status in 0 | 124 | 137) return "$result" ;; esac
  if compose_seen && [ "$seen|$c_state" = "$was" ]; then
    while IFS='|' read -r id name; do docker "$compose_limit_act" tag "$id" "$name"; done <"$work/moved"
    result=3 raised="$raised; the containers are as they were"
  fi
  said=$raised
  return "$result"
}
