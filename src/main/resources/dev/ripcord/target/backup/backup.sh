# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- backups ------------------------------------------------------------------------------------

# backup_is LIMIT USER: whether the one that was made is there, and every file in it as its manifest tells.
#: a backup with its manifest is there
backup_is() {
  seen=''
  said='nothing is kept yet'
  [ "$acted" = yes ] || return 1
  if run "$1" "$2" - sh -c "$backup_program" backup verify "$backup_folder/$backup_name"; then
    said="kept in $backup_folder/$backup_name: $(cat "$work/out")"
    return
  fi
  said="$backup_folder/$backup_name: $(last_line <"$work/out" | cut -c 3-)"
  return 1
}

# backup_do LIMIT USER FOLDER KEEP HEAD WORDS...: copies what find(1) finds with these words.
#$ (umask 077 && mkdir -p -- $3 && find $6- -print0 | tar -czf $3/by-hand-$(date +%Y%m%d-%H%M%S).tar.gz --null --no-recursion -T -)
backup_do() {
  backup_limit=$1 backup_user=$2 backup_folder=$3 backup_keep=$4 backup_head=$5
  backup_name="script-$(date +%Y%m%d-%H%M%S)-$$"
  shift 5
  run "$backup_limit" "$backup_user" - sh -c "$backup_program" backup make "$backup_folder" "$backup_name" \
    "$backup_keep" "$backup_head
by: $me, by a script without Ripcord" "$@"
  backup_status=$?
  ended "$backup_status"
  said=$ended
  [ "$backup_status" = 0 ] || return 3
}
