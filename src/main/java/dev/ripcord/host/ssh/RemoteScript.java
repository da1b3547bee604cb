package dev.ripcord.host.ssh;

/**
 * The shell functions that do on the far side what the local host does by itself.
 *
 * <p>They go to a shell over stdin with each command, so that nothing has to be installed and
 * nothing shows in a list of processes; a shell reads the whole of it before it begins, so that a
 * connection that is cut on the way begins nothing. A constant and no resource, as the supervisor.
 */
final class RemoteScript {
  static final String TEXT =
      """
      # What Ripcord does on this host. Before it stand, as variables: nonce (marks answers), state and
      # kept (folders, in the order of liking, with colons), grace (seconds) and supervisor (its script); and
      # the function surroundings, which sets the variables and the folder of the command to run.
      #
      # fd 3 and 4 lead to Ripcord. What is printed there is a stream's content until a line
      # "NONCE WORD..." follows it; the words on fd 3 are the answer.
      set -u

      # An ordinary user's PATH lacks the folders of nginx and the like.
      PATH=${PATH:-/usr/local/bin:/usr/bin:/bin}
      for each in /usr/local/sbin /usr/sbin /sbin; do
        case ":$PATH:" in
          *":$each:"*) ;;
          *) PATH=$PATH:$each ;;
        esac
      done
      export PATH

      answer() {
        printf '\\n%s %s\\n' "$nonce" "$1" >&3
        printf '\\n%s %s\\n' "$nonce" "$1" >&4
      }

      fail() {
        answer "failed $1"
        exit 0
      }

      nap() {
        sleep "$1" 2>/dev/null || sleep 1
      }

      boot() {
        read -r boot_now </proc/sys/kernel/random/boot_id
      }

      # preflight USER SWITCHER DIRECTORY PROGRAM: prints what can be seen to be missing.
      preflight() {
        if [ -n "$1" ]; then
          id -u -- "$1" >/dev/null 2>&1 || { echo "there is no user $1 on this host"; return; }
          command -v -- "$2" >/dev/null || { echo "running as $1 needs $2, which is not on the PATH"; return; }
        fi
        case $4 in
          */*)
            if [ -d "$4" ]; then
              echo "$4 is a folder, not a program"
            elif [ ! -e "$4" ]; then
              [ -n "$1" ] || echo "there is no program $4"
            elif [ ! -x "$4" ] && [ -z "$1" ]; then
              echo "$4 may not be run: it lacks the permission (chmod +x)"
            fi
            ;;
          *) [ -n "$1" ] || command -v -- "$4" >/dev/null || echo "there is no program $4 on the PATH" ;;
        esac
      }

      # checked USER SWITCHER DIRECTORY PROGRAM: answers, and fails, where it cannot be started.
      checked() {
        why=$(
          if [ -n "$3" ] && ! cd -- "$3" 2>/dev/null; then
            echo "the folder to run in is not there, or may not be entered: $3"
          else
            surroundings && preflight "$@"
          fi
        )
        [ -n "$why" ] || return 0
        answer "refused $why"
        return 1
      }

      # look SECONDS USER SWITCHER DIRECTORY PROGRAM WORD...: the WORDs run PROGRAM, where needed as USER.
      look() {
        seconds=$1
        shift
        checked "$1" "$2" "$3" "$4" || return
        shift 4
        {
          {
            (
              read -r stat </proc/self/stat
              echo "${stat%% *}" >&5
              surroundings
              exec setsid "$@" </dev/null 2>&4 3>&- 4>&- 5>&-
            ) >&3 2>/dev/null
            echo "$?" >&5
          } 5>&1 |
            {
              read -r session || exit
              (
                trap 'kill "$!"; exit' TERM
                sleep "$seconds" 3>&- 4>&- &
                wait "$!"
                trap '' TERM PIPE # also where nobody is there any more who could be told
                printf '\\n%s late\\n' "$nonce" >&3
                sh -c "$supervisor" supervisor end "$session" "$grace" </dev/null >/dev/null 2>&1 3>&- 4>&-
              ) >/dev/null 2>&1 &
              timer=$!
              read -r status
              kill "$timer"
              wait "$timer" # which may be ending what the command has left behind
              answer "exit $status"
            } 2>/dev/null
        }
      }
      """
          + RemoteActs.TEXT
          + """

          keep() {
            make_folder "$kept" "$1" || fail "$why"
            printf %s "$folder" >&3
            answer "done"
          }

          # How who we are, and when it is here, is told: UID UPTIME BOOT NAME HOME
          hello() {
            read -r up _ </proc/uptime
            answer "hello $(id -u) ${up%%.*} $boot_now $(id -un) ${HOME-/}"
          }

          main() {
            exec 3>&1 4>&2 2>/dev/null # the shell's own words, such as "Terminated", are none of the command's
            verb=$1
            shift
            [ "$verb" = write ] || exec </dev/null
            answer begin
            boot
            "$verb" "$@"
            exit 0
          }
          """;

  private RemoteScript() {}
}
