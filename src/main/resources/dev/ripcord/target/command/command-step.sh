# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- a command as a step --------------------------------------------------------------------------

# command_is OBSERVED VERIFIED: done by what is seen; its exit status only tells where nothing better does.
#: {1!?nothing more can be seen of it than how it ended}
command_is() {
  if [ -n "$1" ]; then
    round "$1"
    observed=$round observed_said=$said
    if [ "$acted" = no ]; then seen=''; fi
    [ "$observed" != 0 ] || return 0
  fi
  if [ "$acted" = no ]; then
    said=${1:+$observed_said}
    said=${said:-it has not run}
    [ -z "$2" ] || {
      round "$2"
      seen=$round
      said="it has not run${1:+; $observed_said}"
    }
    return 1
  fi
  if [ -n "$2" ]; then
    round "$2"
    said="$said; $command_ended"
    # What was good before the command too proves it only together with an end that is no failure.
    if [ "$before" = 0 ] && [ "$command_well" = no ]; then return 3; fi
    return "$round"
  fi
  if [ -n "$1" ]; then
    said="$observed_said; $command_ended"
    return "$observed"
  fi
  said=$command_ended
  [ "$command_well" = yes ] || return 3
  said="$said, and nothing says how to see what it did"
  return 2
}

# command_ended STATUS...: notes how it ended; these are no failure.
#$ echo "exit $?"
#: that should say exit $1-; what is seen afterwards counts for more
command_ended() {
  command_ended=$ended command_well=no
  for each; do
    [ "$each" != "$status" ] || command_well=yes
  done
  said=$ended
  case $status in 126 | 127) return 3 ;; esac
  return 0
}
