package dev.ripcord.host.supervisor;

/**
 * The shell script that stands between Ripcord and a command that changes something.
 *
 * <p>A constant and no resource: to open the jar for it costs 20 ms of every run.
 */
public final class SupervisorScript {
  public static final String TEXT =
      """
      #!/bin/sh
      # Runs one command so that how it ended can be read afterwards, whatever becomes of Ripcord.
      #
      #   setsid sh supervisor.sh run FOLDER SECONDS GRACE BYTES PROGRAM [ARGUMENT...]
      #   sh supervisor.sh end SESSION GRACE      ends a session: SIGTERM, and SIGKILL after GRACE seconds
      #
      # FOLDER belongs to this one act. It gets
      #   supervisor   pid, start time and boot of this shell; made exclusively, so that an act runs once
      #   command      the same of the command, which leads a session of its own
      #   out, err     the first BYTES (in blocks of 512) of what it printed; the rest is thrown away
      #   cut          (empty) it printed more than that, or just that much
      #   late         its time was up; from Ripcord with the SECONDS, else the end is told by the watchdog
      #   status       "exit N" or "timeout SECONDS", made exclusively by whoever knows it first
      # No argument and no variable is written there.
      # On stdout it says "over" when the command is, for whoever waits there.
      # Exit status: 3 it ran before, 4 FOLDER cannot be written.
      #
      # Few programs are started, because each costs a millisecond; and the command never runs in the
      # background, because a shell makes background commands deaf to SIGINT and SIGQUIT for life.
      set -uC

      # stamp FILE: writes who the asking process is; fails where FILE is there already.
      stamp() {
        read -r stat </proc/self/stat
        read -r boot </proc/sys/kernel/random/boot_id
        id=${stat%% *}
        file=$1
        # shellcheck disable=SC2086 # split on purpose; the name in brackets may hold blanks, so it is cut off
        set -- ${stat##*) }
        echo "$id ${20} $boot" 2>/dev/null >"$file"
      }

      # settle STATUS: unless the end is known already. On a full disk the output gives way to it.
      settle() {
        { echo "$1" >"$folder/status"; } 2>/dev/null && return
        [ ! -s "$folder/status" ] || return
        echo >|"$folder/out"
        echo >|"$folder/err"
        echo "$1" >|"$folder/status"
      }

      # pump: keeps the first bytes, and goes on reading, so that the writer is never held up. Not head(1):
      # it keeps back what it has while a daemon holds the other end open.
      pump() {
        (
          trap '' XFSZ
          ulimit -f $(((bytes + 511) / 512))
          LC_ALL=C exec cat
        ) && return
        echo >"$folder/cut"
        exec cat >/dev/null
      } 2>/dev/null

      # The shell has words of its own for a command that was killed, which are none of the command's.
      carry_out() {
        (stamp "$folder/command" && exec setsid "$@" 2>&4 4>&- 5>&-)
        status=$?
        if [ ! -e "$folder/late" ]; then
          settle "exit $status"
        elif read -r limit <"$folder/late" && [ -n "$limit" ]; then
          settle "timeout $limit"
        fi
        kill "$watchdog"
        echo over >&5
      } 3>&-

      watchdog() {
        trap 'kill "$!"; exit' TERM
        LC_ALL=C sleep "$seconds" &
        wait "$!"
        trap '' TERM
        echo >"$folder/late"
        [ ! -e "$folder/status" ] || exit
        read -r session _ <"$folder/command"
        end "$session"
        settle "timeout $seconds"
      }

      # signal NAME SESSION: to all of a session that live (0: to none); fails where none does.
      # A sudo of ours cannot be signalled by us, only by sudo.
      signal() {
        found=1
        for stat in /proc/[0-9]*/stat; do
          { read -r line <"$stat"; } 2>/dev/null || continue
          id=${line%% *}
          # shellcheck disable=SC2086 # as above
          set -- "$1" "$2" ${line##*) }
          { [ "${6-}" = "$2" ] && [ "$3" != Z ]; } || continue
          found=0
          [ "$1" = 0 ] || kill -s "$1" "$id" || sudo -n kill -s "$1" "$id"
        done
        return "$found"
      }

      # end SESSION: politely, then by force.
      end() {
        signal TERM "$1"
        rounds=$((grace * 10))
        while [ "$rounds" -gt 0 ] && signal 0 "$1"; do
          sleep 0.1
          rounds=$((rounds - 1))
        done
        rounds=10
        while [ "$rounds" -gt 0 ] && signal KILL "$1"; do
          sleep 0.1
          rounds=$((rounds - 1))
        done
      }

      verb=$1
      shift
      case $verb in
        run)
          folder=$1 seconds=$2 grace=$3 bytes=$4
          shift 4
          [ -d "$folder" ] || (umask 077 && mkdir -p "$folder") || exit 4
          [ ! -e "$folder/supervisor" ] || exit 3
          stamp "$folder/supervisor" || exit 4
          exec 5>&1
          watchdog </dev/null >/dev/null 2>&1 5>&- &
          watchdog=$!
          {
            { carry_out "$@" 4>&1 >&3 2>/dev/null | { umask 077 && pump 3>&- 5>&- >"$folder/err"; }; } 3>&1 |
              { umask 077 && pump 5>&- >"$folder/out"; }
          }
          wait "$watchdog"
          ;;
        end)
          grace=$2
          end "$1" >/dev/null 2>&1
          ;;
      esac
      """;

  private SupervisorScript() {}
}
