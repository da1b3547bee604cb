#!/bin/sh
# A stand-in for Dokku, for tests: it is NOT Dokku, builds nothing and runs no container. It answers over a forced
# command as a stock Dokku 0.38 does, as far as Ripcord asks. The shapes are from Dokku's documentation:
#   docs/deployment/methods/image.md             git:from-image; the same arguments again: exit 0, nothing done
#   docs/deployment/methods/git.md               git:sync [--build], git:report
#   docs/processes/process-management.md         ps:report, ps:inspect, ps:rebuild, ps:set and its properties
#   docs/deployment/application-management.md    apps:report with the source of the last deployment
#   docs/deployment/builders/builder-management.md   builder:report, builder:set APP skip-cleanup
#   docs/deployment/remote-commands.md           the way of a command over ssh
#   docs/advanced-usage/plugin-management.md     plugin:list
# What it keeps of an app: a real git repository, its properties, and a line for each container.
#
# usage: DokkuStandIn.sh STATE PROFILE, with the command in SSH_ORIGINAL_COMMAND; PROFILE is 'stock' or 'plugin'
set -u
export GIT_AUTHOR_NAME=Dokku GIT_AUTHOR_EMAIL=automated@dokku.sh GIT_COMMITTER_NAME=Dokku GIT_COMMITTER_EMAIL=automated@dokku.sh
state=$1
profile=$2
set -f
# shellcheck disable=SC2086 # Dokku takes what it gets apart at spaces
set -- ${SSH_ORIGINAL_COMMAND:-help}

fail() { # STATUS TEXT
  echo " !     $2" >&2
  exit "$1"
}
now() { date -u +%Y-%m-%dT%H:%M:%S.%NZ; }
random() { od -An -tx1 -N32 /dev/urandom | tr -d ' \n'; }
effect() { echo "$*" >> "$state/effects"; }
get() { cat "$state/$1/$2" 2>/dev/null; }
put() { printf '%s' "$3" > "$state/$1/$2"; }
repo() { git --git-dir="$state/$app/repository" "$@"; }
head_of() { repo rev-parse -q --verify refs/heads/master 2>/dev/null; }

create() {
  mkdir -p "$state/$app"
  git init -q --bare -b master "$state/$app/repository"
  : > "$state/$app/containers"
}
exists() { [ -d "$state/$app/repository" ]; }
known() { # APP
  app=$1
  exists || fail 20 "App $app does not exist"
}
locked() { [ -e "$state/$app/locked" ]; }

label_of() { # COMMIT: the image in the Dockerfile that git:from-image wrote, as an image would carry it
  repo show "$1:Dockerfile" 2>/dev/null |
    sed -n 's/^LABEL com.dokku.docker-image-labeler.alternate-tags=\[\\"\(.*\)\\"\]$/\1/p'
}

# COMMIT: builds it, starts its containers beside the old ones, switches, removes the old ones.
deploy() {
  locked && fail 1 "$app currently has a deploy lock in place. Exiting..."
  : > "$state/$app/locked"
  effect "build $app $1"
  while [ -e "$state/slow" ]; do sleep 0.05; done
  image=$(label_of "$1")
  if [ -e "$state/broken" ]; then
    rm -f "$state/$app/locked"
    fail 1 "App build failed"
  fi
  started=$(now)
  digest=$(printf '%s' "${image:-$1}" | sha256sum | cut -c1-64)
  echo "$(random) $digest running $started $started ${image:-dokku/$app:latest}" > "$state/$app/containers"
  [ "$(get "$app" skip-cleanup)" = true ] || effect "clean $app"
  effect "deployed $app $1"
  rm -f "$state/$app/locked"
  echo "=====> Application deployed:"
}

renew() { # STATUS: every container is another one, of the same image
  while read -r _ image _ _ _ label; do
    started=$(now)
    echo "$(random) $image $1 $started $started $label"
  done < "$state/$app/containers" > "$state/$app/containers.new"
  mv "$state/$app/containers.new" "$state/$app/containers"
}
mark() { # STATUS: the containers stay the same
  while read -r id image _ created started label; do
    [ "$1" = running ] && started=$(now)
    echo "$id $image $1 $created $started $label"
  done < "$state/$app/containers" > "$state/$app/containers.new"
  mv "$state/$app/containers.new" "$state/$app/containers"
}

from_image() { # APP IMAGE
  known "$1"
  echo "-----> Generating build context"
  grep -qxF -- "$2" "$state/registry" ||
    fail 1 "Error response from daemon: manifest for $2 not found: manifest unknown: manifest unknown"
  put "$app" source-image "$2"
  blob=$(printf 'FROM %s\nLABEL com.dokku.docker-image-labeler/alternate-tags=[\\"%s\\"]\n' "$2" "$2" |
    repo hash-object -w --stdin)
  tree=$(printf '100644 blob %s\tDockerfile\n' "$blob" | repo mktree)
  if parent=$(head_of); then
    if [ "$(repo rev-parse "$parent^{tree}")" = "$tree" ]; then
      echo " !     No changes detected, aborting git update"
      put "$app" source docker-image
      put "$app" metadata "$2"
      return
    fi
    commit=$(repo commit-tree "$tree" -p "$parent" -m "Automated commit @ $(date +%s)")
  else
    commit=$(repo commit-tree "$tree" -m "Initial commit")
  fi
  repo update-ref refs/heads/master "$commit"
  deploy "$commit"
  put "$app" source docker-image
  put "$app" metadata "$2"
}

sync() { # [--build] APP REPOSITORY REF
  build=
  [ "$1" = --build ] && { build=1; shift; }
  known "$1"
  repo fetch -q --update-head-ok --no-tags "$2" '+refs/*:refs/*' || exit $?
  repo update-ref refs/heads/master "$(repo rev-parse "$3^{commit}")" || exit $?
  [ -z "$build" ] && return
  deploy "$(head_of)"
  put "$app" source git-sync
  put "$app" metadata "$2#$(head_of)"
}

report() { # TITLE, then lines 'Name: value'
  echo "=====> $app $1 information"
  while IFS= read -r line; do printf '       %-30s %s\n' "${line%%:*}:" "${line#*: }"; done
}

inspect() {
  [ -s "$state/$app/containers" ] || fail 1 "\"docker container inspect\" requires at least 1 argument."
  echo "["
  comma=
  while read -r id image status created started label; do
    printf '%s    {"Args": [], "Config": {"Env": ["PATH=/bin", "SECRET_KEY=XXXXXX"], "Image": "dokku/%s:latest",' "$comma" "$app"
    printf ' "Labels": {"com.dokku.app-name": "%s", "com.dokku.docker-image-labeler/alternate-tags": "[\\"%s\\"]"}},' "$app" "$label"
    printf ' "Created": "%s", "Id": "%s", "Image": "sha256:%s",' "$created" "$id" "$image"
    printf ' "State": {"Running": %s, "StartedAt": "%s", "Status": "%s"}}' "$([ "$status" = running ] && echo true || echo false)" "$started" "$status"
    comma=',
'
  done < "$state/$app/containers"
  printf '\n]\n'
}

help() {
  cat <<'TEXT'
Usage: dokku [--quiet|--trace|--force] COMMAND <app> [command-specific-options]

Primary help options, type "dokku COMMAND:help" for more details, or dokku help --all to see all commands.

Commands:

    apps:list                                                          List your apps
    apps:report [<app>] [<flag>]                                       Display report about an app
    builder:report [<app>] [<flag>]                                    Displays a builder report for one or more apps
    builder:set <app> <key> (<value>)                                  Set or clear a builder property for an app
    git:from-image [--build-dir DIRECTORY] <app> <docker-image> [<git-username> <git-email>]  Updates an app's git repository with a given docker image
    git:report [<app>] [<flag>]                                        Displays a git report for one or more apps
    git:sync [--build|--build-if-changes] <app> <repository> [<git-ref>]  Clone or fetch an app from remote git repo
    logs <app> [-h] [-t] [-n num] [-q] [-p process]                    Display recent log output
    ps:inspect <app>                                                   Displays a sanitized version of docker inspect for an app
    ps:rebuild [--parallel count] [--all|<app>]                        Rebuilds an app from source
    ps:report [<app>] [<flag>]                                         Displays a process report for one or more apps
    ps:restart [--parallel count] [--all|<app>] [<process-name>]       Restart an app
    ps:set <app> <key> <value>                                         Set or clear a ps property for an app
    ps:start [--parallel count] [--all|<app>]                          Start an app
    ps:stop [--parallel count] [--all|<app>]                           Stop an app
TEXT
  [ "$profile" = plugin ] && cat <<'TEXT'

Community plugin commands:

    ps:rollback <app> <commit>    Deploys a commit of the app's repository again (of a plugin)
TEXT
  return 0
}

command=${1:-help}
case $command in
  help) help ;;
  version) echo "dokku version 0.38.27" ;;
  plugin:list)
    echo "  git                  0.38.27 enabled    dokku core git plugin"
    echo "  ps                   0.38.27 enabled    dokku core ps plugin"
    [ "$profile" = plugin ] && echo "  rollback             0.1.0 enabled    a community plugin"
    ;;
  apps:list)
    echo "=====> My Apps"
    find "$state" -mindepth 2 -maxdepth 2 -name repository | sed 's|/repository$||; s|.*/||' | sort
    ;;
  apps:report)
    known "${2:-}"
    report app <<TEXT
App created at: 1635126111
App deploy source: $(get "$app" source)
App deploy source metadata: $(get "$app" metadata)
App dir: $state/$app/repository
App locked: $(locked && echo true || echo false)
TEXT
    ;;
  git:report)
    known "${2:-}"
    report git <<TEXT
Git computed deploy branch: master
Git deploy branch: master
Git last updated at: $(stat -c %Y "$state/$app/repository/refs/heads/master" 2>/dev/null)
Git rev env var: GIT_REV
Git sha: $(head_of)
Git source image: $(get "$app" source-image)
TEXT
    ;;
  ps:report)
    known "${2:-}"
    report ps <<TEXT
Deployed: $([ -s "$state/$app/containers" ] && echo true || echo false)
Processes: $(wc -l < "$state/$app/containers")
Ps can scale: true
Running: $(grep -q ' running ' "$state/$app/containers" && echo true || echo false)
TEXT
    ;;
  builder:report)
    known "${2:-}"
    report builder <<TEXT
Builder computed skip cleanup: $([ "$(get "$app" skip-cleanup)" = true ] && echo true || echo false)
Builder selected: 
Builder skip cleanup: $(get "$app" skip-cleanup)
TEXT
    ;;
  builder:set)
    known "${2:-}"
    [ "${3:-}" = skip-cleanup ] || fail 1 "Invalid property specified, valid properties include: build-dir, selected, skip-cleanup"
    put "$app" skip-cleanup "${4:-}"
    ;;
  ps:set)
    known "${2:-}"
    fail 1 "Invalid property specified, valid properties include: dockerfile-start-cmd, procfile-path, restart-policy, restore, skip-deploy, start-cmd, stop-timeout-seconds"
    ;;
  ps:inspect) known "${2:-}" && inspect ;;
  ps:rebuild) known "${2:-}" && deploy "$(head_of)" ;;
  ps:restart) known "${2:-}" && effect "restart $app" && renew running ;;
  ps:stop) known "${2:-}" && effect "stop $app" && mark exited ;;
  ps:start)
    known "${2:-}"
    grep -q ' running ' "$state/$app/containers" || { effect "start $app" && mark running; }
    ;;
  git:from-image) from_image "${2:-}" "${3:-}" ;;
  git:sync) shift && sync "$@" ;;
  logs)
    known "${2:-}"
    echo "2026-11-22T08:00:00.000000000Z app[web.1]: listening on 5000"
    ;;
  git-upload-pack)
    app=$(printf '%s' "${2:-}" | tr -d "'" | sed 's|^/*||')
    exists || { effect "create $app" && create; } # as Dokku does: whoever fetches from an app makes it
    exec git-upload-pack "$state/$app/repository"
    ;;
  ps:rollback)
    [ "$profile" = plugin ] || fail 1 "\`$*\` is not a dokku command.
 !     See \`dokku help\` for a list of available commands."
    known "${2:-}"
    repo update-ref refs/heads/master "${3:-}" || exit $?
    deploy "${3:-}"
    put "$app" source git
    put "$app" metadata "${3:-}"
    ;;
  stand-in:create) app=$2 && create ;;
  stand-in:push) # APP COMMIT, which lies in the repository: the branch moves when the deployment went well
    known "$2"
    deploy "$3"
    put "$app" source git
    put "$app" metadata "$3"
    repo update-ref refs/heads/master "$3"
    ;;
  *)
    fail 1 "\`$*\` is not a dokku command.
 !     See \`dokku help\` for a list of available commands."
    ;;
esac
