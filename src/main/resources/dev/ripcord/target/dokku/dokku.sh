# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- Dokku; the function 'dokku LIMIT WORD...' asks it -------------------------------------------

dokku_report() { LC_ALL=C sed -n "s/^ *$2: *//p" "$work/$1" | head -n 1 | sed 's/ *$//'; }

# dokku_part PATTERN: from what ps:inspect shows, each on a line, in order.
dokku_part() { LC_ALL=C grep -Eo "$1" "$work/inspect" | sort; }

# dokku_seen APP WANTED: what its containers run; the repository alone does not tell, as a build that failed leaves the
# new commit in it. WANTED is commit:SHA, image:NAME@DIGEST, or empty; $is says whether it is that.
dokku_seen() {
  for each in apps git ps; do
    dokku 30 "$each:report" "$1" || {
      said="app $1 cannot be seen$(last_line <"$work/err")"
      case $said in *'does not exist'* | *'is not a valid app'*) return 3 ;; *) return 2 ;; esac
    }
    cp "$work/out" "$work/$each"
  done
  if dokku 30 ps:inspect "$1"; then cp "$work/out" "$work/inspect"; else : >"$work/inspect"; fi
  ids=$(dokku_part '"Id": *"[0-9a-f]{64}"' | tr '\n' ' ')
  if [ -z "$ids" ] && [ "$(dokku_report ps 'Ps deployed')$(dokku_report ps Deployed)" = true ]; then
    said="the containers of $1 cannot be seen"
    return 2
  fi
  count=$(dokku_part '"Id": *"[0-9a-f]{64}"' | wc -l)
  running=$(dokku_part '"Status": *"running"' | wc -l)
  starts="$ids $(dokku_part '"StartedAt": *"[^"]*"' | tr '\n' ' ')"
  locked=$(dokku_report apps 'App locked')
  head=$(dokku_report git 'Git sha')
  dokku_made
  is=no
  case $2 in
    image:*)
      digest=${2##*@}
      [ "$count" -gt 0 ] && [ "$(dokku_part "alternate-tags\": *\"[^]]*@$digest" | wc -l)" -eq "$count" ] && is=yes
      ;;
    commit:*) case ${2#commit:} in "$made"*) [ -z "$made" ] || is=yes ;; *) case $made in "${2#commit:}"*) is=yes ;; esac ;; esac ;;
  esac
  seen="$ids|$starts|$head"
  state=running
  [ "$running" -eq "$count" ] || state='running in part'
  [ "$running" -ne 0 ] || state=stopped
  said="app $1 is $state${made:+, of commit $made}$([ "$locked" != true ] || echo '; a deployment goes on, or it is locked')"
}

# $made is the commit that the containers are made of; empty where it cannot be told.
dokku_made() {
  made=''
  [ -z "$(dokku_part 'alternate-tags": *"[^]]*@sha256:[0-9a-f]{64}')" ] || return 0
  source=$(dokku_report apps 'App deploy source')
  told=$(dokku_report apps 'App deploy source metadata')
  told=${told##*#}
  newer=yes
  updated=$(dokku_report git 'Git last updated at')
  for each in $(dokku_part '"Created": *"[^"]*"' | sed 's/.*: *"//; s/"//'); do
    [ -n "$updated" ] && [ "$(date -d "$each" +%s 2>/dev/null || echo 9999999999)" -lt "$updated" ] || newer=no
  done
  case $source in
    docker-image) [ "$newer" = yes ] || made=$head ;;
    *)
      case $told in '' | *[!0-9a-f]*) made=$head ;; *)
        case $told$head in
          "$told$told"* | *"$head$head") made=$told ;;
          *) [ "$newer" = no ] || made=$told ;;
        esac ;;
      esac
      ;;
  esac
}

# dokku_is VERB APP WANTED
#$ ${dokku} ps:report $2
#$ ${dokku} git:report $2
#: {1=deploy?`Running` is `true`, nothing is locked, and what runs is $3; `exit 0` alone says nothing}{1=rebuild?`Running` is `true`, with containers that are new}{1=restart?`Running` is `true`, with containers that began just now}{1=stop?`Running` is `false`}{1=start?`Running` is `true`}
dokku_is() {
  dokku_seen "$2" "$3" || return
  case $1 in
    deploy)
      if [ "$locked$is" = trueyes ] || [ "$is" = no ] || [ "$running" -eq 0 ] || [ "$running" -ne "$count" ]; then
        said="$said; wanted is ${3#*:}"
        return 1
      fi
      [ "$acted" = no ] || [ "$was" = yes ] || [ "${before%%|*}" != "$ids" ] || return 1
      ;;
    rebuild | restart)
      [ "$acted" = yes ] && [ "$locked" != true ] || return 1
      old=${before#*|}
      old=${old%|*}
      if [ "$1" = rebuild ]; then old=${before%%|*} starts=$ids; fi
      [ "$old" != "$starts" ] && [ "$running" -gt 0 ] && [ "$running" -eq "$count" ]
      ;;
    stop) [ "$running" -eq 0 ] ;;
    start) [ "$running" -gt 0 ] && [ "$running" -eq "$count" ] ;;
  esac
}

# dokku_do LIMIT VERB APP: where the line broke, Dokku may go on: then it is looked at until it is quiet.
#$ ${dokku} ps:$2 $3
dokku_do() {
  dokku "$1" "ps:$2" "$3"
  dokku_ended "$?" "$1" "$2" "$3" ''
}

dokku_ended() {
  status=$1
  ended "$status"
  dokku_said="dokku $3: $ended"
  said=$dokku_said
  case $status in
    0) return 0 ;;
    255)
      grep -Eq 'Could not resolve|Connection refused|No route to host|timed out|Permission denied|Host key verification failed|Network is unreachable|Bad configuration' \
        "$work/err" && return 3
      ;;
    124 | 137) ;;
    126 | 127) return 3 ;;
    *) return 0 ;;
  esac
  quiet=$(($(now) + 20)) last=$(($(now) + $2))
  while [ "$(now)" -lt "$last" ] && [ "$(now)" -lt "$quiet" ]; do
    sleep 2
    acted=yes
    dokku_is "$3" "$4" "$5" && return 0
    [ "$?" != 2 ] && [ "$locked" != true ] || quiet=$(($(now) + 20))
  done
  said="$dokku_said; the line broke, and Dokku has done nothing more for 20 s"
  return 1
}

# dokku_deploy LIMIT APP WANTED REPOSITORY PLUGIN-WORD...: by what this Dokku has; its own help says that.
#@ way {5?plugin}{5!?$3}
#$ {way=plugin?${dokku} $5-}
#$ {way^image:?${dokku} git:from-image $2 $3~}
#$ {way^commit:?${dokku} git:sync --build $2 $4 $3~}
dokku_deploy() {
  limit=$1 app=$2 wanted=$3 repository=$4 was=$is
  shift 4
  dokku 30 help --all || {
    said="Dokku cannot be asked what it can do$(last_line <"$work/err")"
    return 3
  }
  cp "$work/out" "$work/help"
  if [ "$#" = 0 ] || ! dokku_has "$1"; then
    case $wanted in
      image:*) set -- git:from-image "$app" "${wanted#image:}" ;;
      *)
        [ -n "$repository" ] || {
          said="no way back: Dokku keeps no releases, and nothing says where it can fetch the source"
          return 3
        }
        set -- git:sync --build "$app" "$repository" "${wanted#commit:}"
        ;;
    esac
    dokku_has "$1" || {
      said="this Dokku has no $1; upgrade it"
      return 3
    }
  fi
  note "dokku $*"
  dokku "$limit" "$@"
  dokku_ended "$?" "$limit" deploy "$app" "$wanted"
  result=$?
  [ "$result$status" = 00 ] || return "$result"
  # It ends with 0 and changes nothing where the same stands in the repository already.
  dokku_seen "$app" "$wanted" || return 0
  if [ "$is" = no ] && [ "${before%%|*}" = "$ids" ]; then
    note 'it changed nothing; dokku ps:rebuild'
    dokku "$limit" ps:rebuild "$app"
    dokku_ended "$?" "$limit" deploy "$app" "$wanted"
    return
  fi
  said=$dokku_said
}

dokku_has() { LC_ALL=C grep -Eq "^ +$1([ ,]|\$)" "$work/help"; }

# dokku_check APP STATE WANTED yes|no KEEPS
#$ ${dokku} ps:report $1
#$ {3?${dokku} git:report $1}
#: {2=running?`Running` is `true`}{2=stopped?`Running` is `false`}
#: {3?compare what runs with $3: }{4=yes?it should be that}{4=no?it should be another}
#: {5=yes?the images of earlier deployments are kept (`builder:report`, skip cleanup)}
dokku_check() {
  if [ "$5" = yes ]; then
    dokku 30 builder:report "$1" || return 2
    case $(LC_ALL=C sed -n 's/^ *Builder \(computed \)\{0,1\}skip cleanup: *//p' "$work/out" | tr '\n' ' ') in
      *true*) said='Dokku keeps its images' ;;
      *)
        said="Dokku removes the earlier images of $1"
        return 1
        ;;
    esac
  fi
  [ -n "$2$3" ] || return 0
  dokku_seen "$1" "$3"
  case $? in 0) ;; 3) return 1 ;; *) return 2 ;; esac
  case $2 in
    running) [ "$running" -gt 0 ] && [ "$running" -eq "$count" ] || return 1 ;;
    stopped) [ "$running" -eq 0 ] || return 1 ;;
  esac
  [ -n "$3" ] || return 0
  if [ "$4" = yes ]; then
    [ "$is" = yes ] && [ "$running" -gt 0 ] && return
    [ -n "$made" ] || [ "$running" -eq 0 ] || case $3 in commit:*) return 2 ;; esac
    return 1
  fi
  [ "$is" = no ] || [ "$running" -eq 0 ]
}
