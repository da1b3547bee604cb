package dev.ripcord.host.lease;

/**
 * The shell script that keeps a lease; all of it in one command, so that it is one round trip.
 *
 * <p>A constant and no resource: to open the jar for it costs 20 ms of every run.
 */
final class LeaseScript {
  static final String TEXT =
      """
      #!/bin/sh
      # The lease of one service on this host.
      #
      #   lease.sh PROC FOLDERS take SERVICE RUN FORCE TTL RANK PID HOLDER
      #   lease.sh PROC FOLDERS renew SERVICE RUN TOKEN TTL
      #   lease.sh PROC FOLDERS release SERVICE RUN TOKEN
      #   lease.sh PROC FOLDERS read SERVICE
      #
      # Prints one line: "held TOKEN", "taken TOKEN SECONDS-LEFT RANK RUN HOLDER", "free" or "lost".
      # A holder keeps the lease until it releases it, its time is up, its process (where it runs on this
      # host) is dead, or the machine is restarted. Time is the machine's uptime, which no clock
      # change moves.
      #
      # Each taking makes a file of its own, SERVICE.TOKEN, and the highest one counts: in a folder that
      # all may write (mode 1777) nobody may touch the file of somebody else. All of it happens under
      # flock(1) on SERVICE.lock, which is opened for reading only, for the same reason.
      set -u
      proc=$1 folders=$2 verb=$3 service=$4
      shift 4

      fail() {
        echo "$1" >&2
        exit 1
      }

      # The first folder that knows the service, else the first that can be written.
      choose() {
        IFS=:
        for folder in $folders; do
          [ ! -e "$folder/$service.lock" ] || return 0
        done
        for folder in $folders; do
          mkdir -m 1777 "$folder" 2>/dev/null
          (umask 022 && : >>"$folder/$service.lock") 2>/dev/null && return 0
        done
        fail "none of $folders can be written"
      }

      now() {
        read -r up _ <"$proc/uptime" || fail "$proc cannot be read"
        read -r boot_now <"$proc/sys/kernel/random/boot_id" || fail "$proc cannot be read"
        up=${up%%.*}
      }

      # The record that counts: token (0 where there is none) and the words of its file.
      latest() {
        token=0 boot='' until=0 rank=0 pid=0 start=0 run='' holder=''
        for file in "$folder/$service".[0-9]*; do
          number=${file##*.}
          case $number in *[!0-9]*) continue ;; esac
          [ "$number" -le "$token" ] || token=$number
        done
        [ "$token" -eq 0 ] || read -r boot until rank pid start run holder <"$folder/$service.$token"
        case $until in '' | *[!0-9]*) until=0 ;; esac
      }

      # start_of PID: prints when it started; nothing where it does not live.
      start_of() {
        { read -r stat <"/proc/$1/stat"; } 2>/dev/null || return
        # shellcheck disable=SC2086 # split on purpose, after the name in brackets, which may hold blanks
        set -- ${stat##*) }
        [ "$1" = Z ] || echo "${20}"
      }

      alive() {
        [ "$boot" = "$boot_now" ] && [ "$up" -lt "$until" ] || return 1
        [ "$pid" = 0 ] || [ "$(start_of "$pid")" = "$start" ]
      }

      # record UNTIL: beside and moved, so that neither a crash nor a full disk leaves half a record.
      record() {
        beside=$folder/.$service.$$
        line="$boot_now $1 $rank $pid $start $run $holder"
        (umask 022 && printf '%s\\n' "$line" >"$beside") 2>/dev/null || fail "$folder is full"
        mv -f "$beside" "$folder/$service.$token" || fail "$folder/$service.$token cannot be written"
      }

      # Older records, and what was killed in the middle; those of other users stay.
      sweep() {
        for file in "$folder/$service".[0-9]* "$folder/.$service".[0-9]*; do
          [ -e "$file" ] || [ -L "$file" ] || continue # a pattern that fits nothing
          [ "$file" = "$folder/$service.$token" ] || rm -f "$file" 2>/dev/null
        done
      }

      answer() {
        if alive; then
          printf '%s\\n' "taken $token $((until - up)) $rank $run $holder"
        else
          echo free
        fi
      }

      choose
      exec 9<"$folder/$service.lock" || fail "$folder/$service.lock cannot be read"
      flock -w 10 9 || fail "$folder/$service.lock is held by somebody for too long"
      IFS=' '
      now
      latest
      case $verb in
        read) answer ;;
        take)
          if [ "$run" != "$1" ] && [ "$token" != "$2" ] && alive; then
            answer
          else
            run=$1 until=$((up + $3)) rank=$4 pid=$5 holder=$6 start=0
            [ "$pid" = 0 ] || start=$(start_of "$pid")
            : "${start:=0}"
            token=$((token + 1))
            record "$until"
            sweep
            echo "held $token"
          fi
          ;;
        *)
          if [ "$run" != "$1" ] || [ "$token" != "$2" ] || [ "$boot" != "$boot_now" ]; then
            echo lost
          elif [ "$verb" = renew ]; then
            record $((up + $3))
            echo "held $token"
          else
            record 0
            echo free
          fi
          ;;
      esac
      """;

  private LeaseScript() {}
}
