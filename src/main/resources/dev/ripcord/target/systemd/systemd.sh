# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- systemd ------------------------------------------------------------------------------------

# unit_seen UNIT: what systemd says of it, by properties: the exit status of 'systemctl status' is 3 for one that was
# stopped as it should be.
unit_seen() {
  run 10 - - systemctl show -p LoadState,ActiveState,SubState,Result,ReloadResult,Type,MainPID,NRestarts \
    -p UnitFileState,InvocationID,CanReload,NeedDaemonReload,StateChangeTimestampMonotonic -- "$1" || {
    said="systemd cannot be asked about $1"
    return 2
  }
  unit_load='' unit_active='' unit_sub='' unit_result='' unit_reload='' unit_type='' unit_pid=0 unit_restarts=0
  unit_file='' unit_id='' unit_can_reload='' unit_changed='' unit_unread=''
  while IFS='=' read -r name value; do
    case $name in
      LoadState) unit_load=$value ;;
      ActiveState) unit_active=$value ;;
      SubState) unit_sub=$value ;;
      Result) unit_result=$value ;;
      ReloadResult) unit_reload=$value ;;
      Type) unit_type=$value ;;
      MainPID) unit_pid=${value:-0} ;;
      NRestarts) unit_restarts=${value:-0} ;;
      UnitFileState) unit_file=$value ;;
      InvocationID) unit_id=$value ;;
      CanReload) unit_can_reload=$value ;;
      NeedDaemonReload) unit_unread=$value ;;
      StateChangeTimestampMonotonic) unit_changed=$value ;;
    esac
  done <"$work/out"
  unit_age=''
  [ "$unit_pid" = 0 ] || unit_age=$(ps -o etimes= -p "$unit_pid" 2>/dev/null | tr -d ' ')
  seen="$unit_id $unit_pid $unit_changed"
  said="unit $1 is $unit_active ($unit_sub)${unit_age:+, process $unit_pid for $unit_age s}"
  [ "$unit_load" = loaded ] || said="unit $1 is $unit_load"
  [ "$unit_active" != failed ] || said="$said: $unit_result"
}

unit_runs() { [ "$unit_active" = active ] || [ "$unit_active" = reloading ]; }

# unit_is VERB UNIT SETTLE: whether what was asked of it is so.
#$ systemctl show -p LoadState,ActiveState,SubState,Result,MainPID,ExecMainStartTimestamp,NRestarts,UnitFileState,NeedDaemonReload -- $2
#: {1=start?`ActiveState=active`, and still with the same `MainPID` after $3 s}{1=restart?`ActiveState=active`, with another `MainPID` than before, and still the same one after $3 s}{1=stop?`ActiveState=inactive` or `ActiveState=failed`; the exit code of `systemctl status` is no measure}{1=reload?`ActiveState=active`, and `systemctl status` shows a reload just now that did not fail}{1=daemon-reload?`NeedDaemonReload=no`}{1=enable?`UnitFileState=enabled`}{1=disable?`UnitFileState=disabled`}
unit_is() {
  unit_seen "$2" || return
  case $1$unit_load in
    *loaded | disablemasked | daemon-reloadmasked) ;;
    daemon-reload*) [ "$acted" = yes ] || return 1 ;;
    stopmasked) if unit_runs; then return 3; fi ;;
    *)
      said="$said; install it, unmask it, or correct the name"
      return 3
      ;;
  esac
  case $1 in
    start) unit_started "$2" "$3" ;;
    restart)
      [ "$acted" = yes ] || return 1
      case $before in
        "$unit_id $unit_pid "*)
          said="$said; it is still the one from before"
          return 1
          ;;
      esac
      unit_started "$2" "$3"
      ;;
    stop) case $unit_active in inactive | failed) return 0 ;; *) return 1 ;; esac ;;
    reload) unit_reloaded ;;
    daemon-reload)
      said="the file of unit $2 was changed since systemd read it"
      [ "$unit_unread" = no ] || return 1
      said="systemd has read the file of unit $2 as it is"
      ;;
    enable)
      said="unit $2 is ${unit_file:-neither enabled nor disabled}"
      case $unit_file in
        enabled) return 0 ;;
        static | generated | transient | alias | indirect)
          said="$said: enabling it changes nothing"
          return 3
          ;;
        *) return 1 ;;
      esac
      ;;
    disable)
      said="unit $2 is ${unit_file:-neither enabled nor disabled}"
      case $unit_file in
        disabled | masked | masked-runtime | linked | linked-runtime) return 0 ;;
        static | generated | transient | alias | indirect)
          said="$said: something else starts it, and disabling it changes nothing"
          return 3
          ;;
        *) return 1 ;;
      esac
      ;;
  esac
}

# A process counts when it has lived for a while, and for longer when systemd had to start it again.
unit_started() {
  words="journalctl -u $1 has its last words"
  anew=no
  [ "$acted" = no ] || [ -z "$unit_id" ] || [ "${before%% *}" = "$unit_id" ] || anew=yes
  case $unit_active in
    active | reloading)
      [ "$unit_pid" != 0 ] || return 0
      needed=$2
      [ "$unit_restarts" = 0 ] || needed=$(($2 * 3))
      [ -n "$unit_age" ] || return 1
      [ "$unit_age" -lt "$needed" ] || return 0
      [ "$acted" = yes ] && [ "$unit_restarts" -ge 2 ] || return 1
      said="crash loop: $unit_restarts restarts; $said; $words"
      return 3
      ;;
    activating)
      case $acted$unit_sub in
        yesauto-restart*)
          [ "$unit_restarts" -ge 2 ] || return 1
          said="crash loop: $unit_restarts restarts; $said; $words"
          return 3
          ;;
      esac
      return 1
      ;;
    failed | inactive)
      if [ "$acted" = yes ] && [ "$unit_type" = oneshot ] && [ "$unit_active" = inactive ]; then
        said="unit $1 is a oneshot: that it ran cannot be seen"
        return 2
      fi
      [ "$anew" = yes ] || return 1
      said="it was started and ended: $said; $words"
      return 3
      ;;
    *) return 1 ;;
  esac
}

unit_reloaded() {
  if [ "$unit_can_reload" = no ]; then
    said="$said; it has nothing to reload with: restart it instead"
    return 3
  fi
  [ "$acted" = yes ] && [ "$unit_active" != reloading ] || return 1
  if [ "$unit_active" != active ]; then return 3; fi
  [ "${before##* }" != "$unit_changed" ] || return 1
  [ "$unit_reload" != success ] || return 0
  said="$said, but its reload failed ($unit_reload)"
  return 3
}

# unit_do VERB UNIT USER LIMIT [KILL-AFTER]
#$ {1=start?{as 3}systemctl reset-failed -- $2}
#$ {1=restart?{as 3}systemctl reset-failed -- $2}
#$ {1#daemon-reload?{as 3}systemctl $1 -- $2}
#$ {1=daemon-reload?{as 3}systemctl daemon-reload}
#: {5?when it has not stopped after $5 s: `systemctl kill --signal=KILL` for $2}
unit_do() {
  verb=$1
  case $1$unit_sub in startauto-restart*) verb=restart ;; esac
  if [ "$verb" = daemon-reload ]; then
    unit_reread "$3" "$4"
    return
  fi
  case $verb in
    start | restart) run "$4" "$3" - systemctl --no-ask-password reset-failed -- "$2" ;;
  esac
  run "${5:-$4}" "$3" - systemctl --no-ask-password "$verb" -- "$2"
  status=$?
  if [ -n "${5:-}" ] && [ "$status" = 124 ]; then
    run "$4" "$3" - systemctl --no-ask-password kill --signal=KILL -- "$2"
    status=$?
  fi
  ended "$status"
  said="systemctl $verb: $ended"
  case $status in
    4 | 5 | 126 | 127) return 3 ;;
    *) return 0 ;;
  esac
}

# unit_reread USER LIMIT: has systemd read its files anew.
unit_reread() {
  run "$2" "$1" - systemctl --no-ask-password daemon-reload
  status=$?
  ended "$status"
  said="systemctl daemon-reload: $ended"
  [ "$status" = 0 ] || return 3
}

# unit_check UNIT STATE INSTALLED ENABLED: each may be empty.
#$ systemctl show -p LoadState,ActiveState,SubState,MainPID,NRestarts,UnitFileState -- $1
#: {2=active?`ActiveState=active`, for a second at least}{2=inactive?`ActiveState=inactive` or `ActiveState=failed`}
#: {3=yes?`LoadState=loaded`}{3=no?`LoadState=not-found`}
#: {4=yes?`UnitFileState=enabled`}{4=no?`UnitFileState` is not `enabled`}
unit_check() {
  unit_seen "$1" || return
  case $unit_load in loaded | masked) there=yes ;; *) there=no ;; esac
  case $unit_file in enabled*) starts=yes ;; *) starts=no ;; esac
  [ -z "$3" ] || [ "$3" = "$there" ] || return 1
  if [ -n "$4" ] && [ "$4" != "$starts" ]; then
    said="unit $1 is ${unit_file:-not enabled}"
    return 1
  fi
  [ -n "$2" ] || return 0
  [ "$unit_load" = loaded ] || [ -n "$3" ] || return 1
  case $2$unit_active in
    inactiveinactive | inactivefailed) return 0 ;;
    inactive*) return 1 ;;
  esac
  unit_runs || return 1
  [ -n "$unit_age" ] && [ "$unit_age" -lt 1 ] || return 0
  [ "$unit_restarts" = 0 ] || return 1
  said="$said; too young to tell"
  return 2
}

# unit_file_is FROM UNIT USER: the file is the same, and systemd has read that one as it is.
#$ {as 3}cmp -- $1 /etc/systemd/system/$2
#$ systemctl show -p LoadState,FragmentPath,NeedDaemonReload -- $2
#: the files are the same, `LoadState=loaded` and `NeedDaemonReload=no`; where the second is a link, such as of a masked unit, stop and ask
unit_file_is() {
  place=/etc/systemd/system/$2
  if as "$3" test -L "$place"; then
    said="$place is a link, and is left alone: unmask or remove it"
    return 3
  fi
  if ! as "$3" test -e "$1"; then
    said="there is no file $1 to install"
    return 3
  fi
  said="$place is not the same as $1"
  as "$3" cmp -s -- "$1" "$place" || return 1
  run 10 - - systemctl show -p LoadState,FragmentPath,NeedDaemonReload -- "$2" || {
    said="systemd cannot be asked about $2"
    return 2
  }
  said="systemd has not read $place yet"
  grep -qx NeedDaemonReload=no "$work/out" || return 1
  if grep -qx LoadState=not-found "$work/out"; then return 1; fi
  said="systemd cannot load $place: 'systemd-analyze verify $place' says why"
  grep -qx LoadState=loaded "$work/out" || return 3
  said="systemd takes unit $2 from elsewhere: $(sed -n 's/^FragmentPath=//p' "$work/out")"
  grep -qx "FragmentPath=$place" "$work/out" || return 3
  said="unit $2 is installed from $1, and systemd has read it"
}

#$ {as 3}cp -p -- /etc/systemd/system/$2 /var/tmp/
#$ {as 3}cp -- $1 /etc/systemd/system/$2
#$ {as 3}systemctl daemon-reload
unit_file_do() {
  place=/etc/systemd/system/$2 mode=644
  fetch "$3" "$1" "$work/from" || {
    said="$1 cannot be read"
    return 3
  }
  if as "$3" test -e "$place"; then
    keep_file "$3" "$place"
    mode=''
  fi
  said="$place cannot be written; it is as it was"
  replace "$3" "$place" "$work/from" "$mode" '' || return 3
  run 60 "$3" - systemctl --no-ask-password daemon-reload
  ended $?
  said="wrote $place; systemctl daemon-reload: $ended"
}
