package dev.ripcord.host.ssh;

/**
 * The shell functions that begin an act, follow it, and find it again: each has a folder on its
 * host, so that whoever comes later can tell what became of it.
 */
final class RemoteActs {
  static final String TEXT =
      """

      # find PLACES NAME: sets folder to where it stands, or would stand.
      find_folder() {
        folder='' name=$2
        set -f
        IFS=:
        # shellcheck disable=SC2086 # split on purpose
        set -- $1
        IFS=' '
        set +f
        first=$1/$name
        for place; do
          [ -n "$folder" ] || [ ! -d "$place/$name" ] || folder=$place/$name
        done
        : "${folder:=$first}"
      }

      # make_folder PLACES NAME: makes it in the first place that can be written; sets folder, or why and fails.
      make_folder() {
        why='' name=$2
        set -f
        IFS=:
        # shellcheck disable=SC2086 # split on purpose
        set -- $1
        IFS=' '
        set +f
        for place; do
          if reason=$(make_in "$place" "$name" 2>&1); then
            folder=$place/$name
            return 0
          fi
          why="$why; $place: $reason"
        done
        why="no place for the state of commands can be written$why"
        return 1
      }

      # In a folder that all may write, somebody else could have put one for us to walk into.
      make_in() {
        # Another command of ours may be faster by a moment.
        [ -d "$1" ] || { mkdir -p "${1%/*}" && mkdir -m 700 "$1"; } || [ -d "$1" ] || return
        if [ -L "$1" ] || [ ! -O "$1" ]; then
          echo "belongs to somebody else"
          return 1
        fi
        chmod 700 "$1" && (umask 077 && mkdir -p "$1/$2") || return
        if ! { printf '%16384s' '' >"$1/$2/.probe"; } 2>/dev/null; then
          rm -f "$1/$2/.probe"
          echo "No space left on device"
          return 1
        fi
        rm -f "$1/$2/.probe"
      }

      # The boot in which a run first acted: without state its absence after a restart means "not known".
      note_boot() {
        find_folder "$kept" .boots
        [ ! -e "$folder/$1" ] || return 0
        make_folder "$kept" .boots || return 0
        { printf %s "$boot_now" >"$folder/$1" && sync "$folder/$1"; } 2>/dev/null
      }

      # without_state RUN: what to think of an act that has left nothing.
      without_state() {
        find_folder "$kept" .boots
        noted=''
        [ ! -e "$folder/$1" ] || read -r noted <"$folder/$1"
        if [ -z "$noted" ] || [ "$noted" = "$boot_now" ]; then
          answer never
        else
          answer "lost the machine was restarted since the run began"
        fi
      }

      # alive FILE: whether the very process that is named there lives.
      alive() {
        { read -r id start booted <"$1"; } 2>/dev/null && [ "$booted" = "$boot_now" ] || return
        { read -r stat <"/proc/$id/stat"; } 2>/dev/null || return
        # shellcheck disable=SC2086 # split on purpose, after the name in brackets, which may hold blanks
        set -- ${stat##*) }
        [ "$1" != Z ] && [ "${20}" = "$start" ]
      }

      settled() {
        { read -r status <"$folder/status"; } 2>/dev/null
      }

      # trace: sets found to ended, running, never or lost, as the traces in the folder say.
      trace() {
        found=ended
        if settled; then
          rounds=10
          while [ "$rounds" -gt 0 ] && alive "$folder/supervisor"; do
            nap 0.02
            rounds=$((rounds - 1))
          done
          return
        fi
        rounds=50
        while [ "$rounds" -gt 0 ] && [ -e "$folder/supervisor" ] && ! read -r _ <"$folder/supervisor"; do
          nap 0.02
          rounds=$((rounds - 1))
        done
        if alive "$folder/command" || alive "$folder/supervisor"; then
          found=running
        elif settled; then
          found=ended
        elif [ -e "$folder/supervisor" ]; then
          found=lost
        else
          found=never
        fi
      }

      # tell RUN: answers with what trace found.
      tell() {
        case $found in
          ended)
            cat "$folder/out" >&3 2>/dev/null
            cat "$folder/err" >&4 2>/dev/null
            if [ -e "$folder/cut" ]; then answer "$status cut"; else answer "$status"; fi
            ;;
          running) answer "running $id" ;;
          never) without_state "$1" ;;
          lost)
            booted=$boot_now
            { read -r _ _ booted <"$folder/supervisor"; } 2>/dev/null
            if [ "$booted" = "$boot_now" ]; then
              answer "lost its supervisor was killed before it could write how the command ended"
            else
              answer "lost the machine was restarted while it ran"
            fi
            ;;
        esac
      }

      # follow SECONDS: waits while it runs, so long at most.
      follow() {
        read -r up _ </proc/uptime
        last=$((${up%%.*} + $1))
        pause=0.02
        trace
        while [ "$found" = running ] && [ "${up%%.*}" -le "$last" ]; do
          nap "$pause"
          pause=0.1
          read -r up _ </proc/uptime
          trace
        done
      }

      # force SECONDS: ends what still runs; its time was so long.
      force() {
        (set -C && echo "$1" >"$folder/late") 2>/dev/null
        rounds=50
        while [ "$rounds" -gt 0 ] && [ ! -s "$folder/command" ] && ! settled; do
          nap 0.02
          rounds=$((rounds - 1))
        done
        if { read -r id _ booted <"$folder/command"; } 2>/dev/null && [ "$booted" = "$boot_now" ] &&
          { alive "$folder/command" || [ ! -e "/proc/$id" ]; }; then
          sh -c "$supervisor" supervisor end "$id" "$grace" </dev/null >/dev/null 2>&1 3>&- 4>&-
        fi
        (set -C && echo "timeout $1" >"$folder/status") 2>/dev/null
        trace
      }

      # The supervisor's script as a file, so that ps(1) stays readable in a bad hour.
      install_supervisor() {
        why=''
        find_folder "$state" bin
        script=$folder/supervisor-$version.sh
        [ ! -e "$script" ] || return 0
        make_folder "$state" bin || return
        script=$folder/supervisor-$version.sh
        printf %s "$supervisor" >"$folder/.$$" && mv -f "$folder/.$$" "$script"
      }

      # act RUN ID LATEST SECONDS BYTES WITHIN USER SWITCHER DIRECTORY PROGRAM WORD...
      # LATEST: seconds of uptime after which a message is too old to be acted on.
      act() {
        run=$1 act=$2 latest=$3 seconds=$4 bytes=$5 within=$6
        shift 6
        find_folder "$state" "$act"
        if [ -e "$folder/supervisor" ]; then
          follow "$within"
          tell "$run"
          return
        fi
        read -r up _ </proc/uptime
        if [ "${up%%.*}" -gt "$latest" ]; then
          answer "refused the message came too late: it was held up on the way"
          return
        fi
        checked "$1" "$2" "$3" "$4" || return
        shift 4
        note_boot "$run"
        install_supervisor || fail "$why"
        make_folder "$state" "$act" || fail "$why"
        {
          (
            set -- setsid sh "$script" run "$folder" "$seconds" "$grace" "$bytes" "$@"
            surroundings
            exec "$@" </dev/null 2>/dev/null 3>&- 4>&-
          ) |
            {
              read -r _
              follow "$within"
              if [ "$found" = never ]; then
                answer "refused its supervisor did not start in $folder"
              else
                tell "$run"
              fi
              kill "$$" 2>/dev/null
            }
        }
      }

      # bar RUN ID WITHIN: sees to it that an act which has not begun never will; else waits for its end.
      bar() {
        find_folder "$state" "$2"
        if [ ! -e "$folder/supervisor" ]; then
          make_folder "$state" "$2" || fail "$why"
          if (set -C && echo "0 0 $boot_now" >"$folder/supervisor") 2>/dev/null; then
            echo barred >"$folder/status"
          fi
        fi
        follow "$3"
        tell "$1"
      }

      # await RUN ID WHOLE SECONDS: WHOLE is the time in whole seconds, rounded up; below 0 it only looks.
      await() {
        find_folder "$state" "$2"
        if [ "$3" -lt 0 ]; then
          trace
        elif [ -e "$folder/supervisor" ]; then
          follow_closely "$3" "$4"
          [ "$found" != running ] || force "$4"
        else
          found=never
        fi
        tell "$1"
      }

      # A limit below a second is kept by one nap.
      follow_closely() {
        case $2 in
          0 | 0.*)
            trace
            [ "$found" != running ] || nap "$2"
            trace
            ;;
          *) follow "$1" ;;
        esac
      }

      # end_run RUN: prints what it ended, a line each.
      end_run() {
        set -f
        IFS=:
        # shellcheck disable=SC2086 # split on purpose
        set -- "$1" $state
        IFS=' '
        set +f
        run=$1
        shift
        for place; do
          for folder in "$place/$run"/*/; do
            folder=${folder%/}
            [ -e "$folder/supervisor" ] || continue
            trace
            [ "$found" = running ] || continue
            force 0
            echo "${folder##*/}" >&3
          done
        done
        answer "done"
      }

      # remove PLACES NAME
      remove() {
        set -f
        IFS=:
        # shellcheck disable=SC2086 # split on purpose
        set -- "$2" $1
        IFS=' '
        set +f
        name=$1
        shift
        for place; do
          rm -rf "${place:?}/$name" 2>/dev/null || fail "$place/$name cannot be removed"
        done
      }

      # forget RUN DAY: and what is kept of runs that began before a day
      forget() {
        remove "$state" "$1"
        find_folder "$kept" .boots
        rm -f "$folder/$1"
        day=$2
        set -f
        IFS=:
        # shellcheck disable=SC2086 # split on purpose
        set -- $kept
        IFS=' '
        set +f
        for place; do
          for folder in "$place"/[0-9]*-[0-9]*-*/; do
            old=${folder%/}
            old=${old##*/}
            begun=${old%%-*}
            case $begun in *[!0-9]*) continue ;; esac
            [ "${#begun}" -ne 8 ] || [ "$begun" -ge "$day" ] || rm -rf "${place:?}/$old" 2>/dev/null ||
              fail "$place/$old cannot be removed"
          done
        done
        answer "done"
      }
      """;

  private RemoteActs() {}
}
