# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- for every script -------------------------------------------------------------------------

options() {
  dry=no yes=no
  for each; do
    case $each in
      --dry-run) dry=yes ;;
      --yes) yes=yes ;;
      -h | --help)
        printf '%s\n' "usage: sh $0 [--dry-run] [--yes]" '' \
          '--dry-run  only look, and say what would be done' \
          '--yes      do it without a question' '' \
          'exit codes: 0 recovered, 2 usage, 3 refused, 4 failed and nothing changed, 5 failed and something changed,' \
          '6 partly back, 7 back but not proven, 9 stopped, 10 back with a lesser check bad'
        exit 0
        ;;
      *)
        printf '%s\n' "$0: there is no option $each; there are --dry-run and --yes" >&2
        exit 2
        ;;
    esac
  done
}

# begin OPTION...: who we are, where we may write, and whether somebody wants it.
begin() {
  options "$@"
  PATH=${PATH:-/usr/bin:/bin}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
  export PATH
  me=$(id -un)
  changed=no unseen=no degraded=no tries_kept=no failures='' kept='' work='' step_now='' underway=no pass='' acted=no
  before='' seen='' said=''
  begun=$(now) hidden=''
  for each in /dev/shm /run "${TMPDIR:-/tmp}" /var/tmp; do
    work=$(mktemp -d "$each/ripcord-script.XXXXXX" 2>/dev/null) && break
  done
  [ -n "$work" ] || refuse 'there is no folder to write to for a moment'
  trap 'rm -rf "$work"' EXIT
  trap 'finish ABORTED 9 "stopped${step_now:+ in step $step_now}"' INT TERM HUP
}

# agree: asks the person, unless that was said beforehand.
agree() {
  [ "$dry$yes" = nono ] || return 0
  if [ -t 0 ]; then
    printf '\n%s' "Do it? Type yes: "
    read -r answer
    [ "$answer" = yes ] && return
    printf '%s\n' 'nothing was begun'
    exit 2
  fi
  printf '%s\n' "$0: there is no terminal to ask at; add --yes to do it, or --dry-run to look" >&2
  exit 2
}

now() { date +%s; }

note() { printf '        %s\n' "$*"; }

# refuse WHY: nothing was begun.
refuse() {
  printf '\n%s\n' "REFUSED: $1"
  exit 3
}

# need_variable NAME: of the environment.
need_variable() {
  printenv "$1" >/dev/null || refuse "the environment has no $1, and there is a secret in it that is needed"
}

# as USER COMMAND...: as somebody else, with the variables that $pass names; - is us.
as() {
  as_user=$1
  shift
  case $as_user in
    - | "$me") "$@" ;;
    *)
      if [ "$me" = root ]; then
        runuser -u "$as_user" -- "$@"
      else
        sudo -n -u "$as_user" ${pass:+"--preserve-env=$pass"} -- "$@"
      fi
      ;;
  esac
}

# run LIMIT USER FOLDER COMMAND...: for at most LIMIT seconds; what it prints is then in $work/out and $work/err.
#$ {3?(cd $3 && }${env}{as 2}$4-{3?)}
run() {
  run_limit=$1 run_user=$2 run_folder=$3
  shift 3
  (
    [ "$run_folder" = - ] || cd -- "$run_folder" || exit 126
    as "$run_user" timeout -k 3 "$run_limit" "$@"
  ) >"$work/out" 2>"$work/err" </dev/null
}

# ended STATUS: how a command ended, for people; its last line with it, unless that may hold a secret.
ended() {
  case $1 in
    124 | 137) ended="not at its end after $run_limit s" ;;
    *) ended="exit $1" ;;
  esac
  [ -n "$hidden" ] || ended="$ended$(cat "$work/err" "$work/out" 2>/dev/null | last_line)"
}

last_line() { LC_ALL=C awk 'NF { line = $0 } END { if (line != "") print ": " substr(line, 1, 200) }'; }

# cannot_look WHAT: a check that has no plain form.
#: look at this yourself: $1
cannot_look() {
  said="cannot be looked at by this script; look yourself: $1"
  return 2
}

# by_hand WHAT: a step that has no plain form; a person says when it is done.
#: do this yourself: $1
by_hand() {
  if [ -t 0 ]; then
    note "BY HAND, as this script cannot do it: $1"
    printf '        %s' 'Type done when it is done: '
    read -r answer
    said='a person says that it is done'
    [ "$answer" != "done" ] || return 0
  fi
  said="this script cannot do it; do it by hand, and then the steps after it: $1"
  return 3
}

# step ID TITLE WITHIN TRIES ON-FAILURE [when]: looks, acts where that is needed, and looks again.
step() {
  step_id=$1 title=$2 within=$3 tries=$4 on_failure=$5
  step_now=$title acted=no before='' seen='' said='' waits=no hidden=''
  printf '\n%s\n' "step $step_now"
  if [ "${6:-}" = when ]; then
    "when_$step_id"
    case $? in
      0) ;;
      1)
        note "left out: $said"
        return
        ;;
      *)
        step_failed "its condition cannot be told: $said"
        return
        ;;
    esac
  fi
  "look_$step_id"
  case $? in
    0)
      note "already there: $said"
      return
      ;;
    3)
      step_failed "$said"
      return
      ;;
  esac
  note "now: $said"
  if [ "$dry" = yes ]; then
    note 'would be done'
    return
  fi
  before=$seen try=1
  until attempt; do
    if [ "$try" -ge "$tries" ]; then
      step_failed "$why"
      return
    fi
    note "$why; once more"
    try=$((try + 1))
    sleep 1
    if "look_$step_id"; then
      note "done: $said"
      return
    fi
  done
}

# One try of a step; $why says why it came to nothing.
attempt() {
  underway=yes
  "act_$step_id"
  act=$? act_said=$said underway=no
  if [ "$act" = 3 ]; then
    why=$act_said
    return 1
  fi
  [ "$waits" = yes ] || changed=yes
  acted=yes
  limit=$(($(now) + within))
  while :; do
    "look_$step_id"
    state=$?
    [ "$state" = 0 ] || [ "$state" = 3 ] || [ "$(now)" -ge "$limit" ] && break
    sleep 1
  done
  why="$said${act_said:+ ($act_said)}"
  case $state in
    0)
      note "done: $said"
      return
      ;;
    1) why="not so after $within s: $why" ;;
    2)
      if [ "$act" = 0 ]; then
        note "done, but its effect cannot be seen: $why"
        unseen=yes
        return
      fi
      ;;
  esac
  return 1
}

step_failed() {
  note "FAILED: $1"
  failures="$failures
  step $step_now: $1"
  case $on_failure in
    continue) [ "$dry" = no ] || return 0 ;;
    ask)
      if [ "$dry" = no ] && [ -t 0 ]; then
        printf '        %s' 'Go on all the same? Type yes: '
        read -r answer
        [ "$answer" = yes ] && return
      fi
      [ "$dry" = yes ] || fail
      ;;
    *) [ "$dry" = yes ] || fail ;;
  esac
}

only_waits() { waits=yes said=''; }

# look_at NAME FUNCTION [lesser]: one check of a round; $round is the worst of those that count.
#: $1:
look_at() {
  hidden=''
  "$2"
  result=$?
  case $result in
    0) word='good   ' ;;
    1) word='bad    ' ;;
    *) word='unknown' ;;
  esac
  told="$told
        $word $1: $said"
  if [ "$result" != 0 ]; then
    wrong="$wrong${wrong:+; }$1: $said"
    if [ "${3:-}" = lesser ]; then
      lesser=bad
    elif [ "$result" = 1 ] || [ "$round" = 0 ]; then
      round=$result
    fi
  fi
}

# round FUNCTION: one look at all that it looks at.
round() {
  round=0 told='' wrong='' lesser=good
  "$1"
  [ "$round" = 1 ] || [ "$round" = 0 ] || round=2
  said=${wrong:-all good}
}

# series GOOD EVERY WITHIN FUNCTION: until all was good so many times in a row; 0 good, 1 bad, 2 cannot be told.
series() {
  row=0 ever_bad=no limit=$(($(now) + $3))
  while :; do
    next=$(($(now) + $2))
    round "$4"
    [ "$round" != 1 ] || ever_bad=yes
    if [ "$round" = 0 ]; then row=$((row + 1)); else row=0; fi
    if [ "$row" -ge "$1" ]; then
      [ "$lesser" = good ] || [ "$(now)" -ge "$limit" ] && return 0
    fi
    [ "$(now)" -lt "$limit" ] || break
    while [ "$(now)" -lt "$next" ]; do sleep 1; done
  done
  [ "$row" -lt "$1" ] || return 0
  [ "$round" = 0 ] || return "$round"
  [ "$ever_bad" = no ] || return 1
  return 2
}

# in_a_row GOOD EVERY FUNCTION: the look of a wait: good so many times, without a pause for what is not. A gate that
# nobody can see through stays shut.
#: all of this has to be good $1 times in a row, $2 s apart
in_a_row() {
  row=0
  while :; do
    round "$3"
    [ "$round" = 0 ] || return 1
    row=$((row + 1))
    said="all good, $row times in a row"
    [ "$row" -lt "$1" ] || return 0
    sleep "$2"
  done
}

# remind ITEM...: what a person sees to before it begins; to go on means that it is done.
remind() {
  printf '\n%s\n' 'first, by a person'
  for each; do note "$each"; done
}

# prerequisites FUNCTION EMERGENCY: what is bad refuses, but never an emergency.
prerequisites() {
  printf '\n%s\n' 'what it needs'
  round "$1"
  printf '%s\n' "${told#?}"
  [ "$round" = 0 ] || [ "$dry" = yes ] || {
    [ "$2" = yes ] || refuse "what it needs is not there: $wrong"
    note 'it goes on all the same: this is for an emergency'
  }
}

# prove GOOD EVERY WITHIN [REST]: is it back? proof_round has to be good, REST is looked at once afterwards.
prove() {
  step_now='proof'
  printf '\n%s\n' 'proof'
  if [ "$dry" = yes ]; then
    for each in proof_round ${4:+"$4"}; do
      round "$each"
      printf '%s\n' "${told#?}"
    done
    return
  fi
  series "$1" "$2" "$3" proof_round
  proof=$?
  printf '%s\n' "${told#?}"
  [ "$lesser" = good ] || degraded=yes
  if [ "$proof" = 1 ]; then
    failures="$failures
  the proof: $said, good $row of $1 times in a row"
    fail
  fi
  [ "$proof" = 0 ] || unseen=yes
  if [ -n "${4:-}" ]; then
    round "$4"
    printf '%s\n' "${told#?}"
    [ "$lesser" = good ] || degraded=yes
    case $round in
      1) rest=bad failures="$failures
  not put back, or not yet: $wrong" ;;
      2) unseen=yes ;;
    esac
  fi
}

# conclude BACK: how it ended, where nothing stopped it; BACK is the word for all is well.
conclude() {
  if [ "$dry" = yes ]; then
    printf '\n%s\n' 'This was a look only. Nothing was changed.'
    exit 0
  fi
  if [ "$unseen" = yes ]; then
    finish ROLLED_BACK_UNVERIFIED 7 'all of it was done, but that it works is not proven'
  elif [ -n "$failures" ]; then
    finish PARTIAL 6 'it is back, but not all of it was put back'
  elif [ "$degraded" = yes ]; then
    finish RECOVERED_DEGRADED 10 'it is back, with a lesser check bad'
  elif [ "$changed" = no ]; then
    finish ALREADY_THERE 0 'nothing was to do'
  else
    finish "$1" 0 'all of it was done, and that was seen'
  fi
}

fail() {
  if [ "$changed" = yes ]; then
    finish FAILED_DIRTY 5 'it failed, and something was changed'
  else
    finish FAILED_SAFE 4 'it failed, and nothing was changed'
  fi
}

# finish OUTCOME CODE SENTENCE
finish() {
  trap - INT TERM HUP
  printf '\n%s\n' "$1  $3, after $(($(now) - begun)) s"
  [ -z "$failures" ] || printf '%s\n' "left so:$failures"
  [ "$1" != ABORTED ] || printf '%s\n' "something was changed: $changed; in the middle of a change: $underway"
  [ -z "$kept" ] || printf '%s\n' "files as they were before: $kept"
  afterwards "$1"
  exit "$2"
}
