package dev.ripcord.host.ssh;

/** The shell functions that read and change the files of a far host; see {@link RemoteScript}. */
final class FilesScript {
  static final String TEXT =
      """
      # Files of this host. What fails is said in words, after which the file is as it was.
      export LC_ALL=C

      # about FILE [-L]: sets kind to what stat says, or to "absent", or fails.
      about() {
        # shellcheck disable=SC2086 # none or one option
        kind=$(stat ${2-} -c '%F|%U:%G|0%a|%s|%u:%g' -- "$1" 2>&1) && return
        case $kind in
          *'No such file or directory' | *'Not a directory') kind=absent ;;
          *) fail "${kind##*: }" ;;
        esac
      }

      # content FILE LIMIT
      content() {
        about "$1" -L
        case $kind in
          absent)
            answer absent
            return
            ;;
          regular*) ;;
          *) fail "it is no plain file" ;;
        esac
        rest=${kind#*|}
        owner=${rest%%|*}
        rest=${rest#*|}
        mode=${rest%%|*}
        rest=${rest#*|}
        [ "${rest%%|*}" -le "$2" ] || fail "it is larger than 64 MiB"
        [ -r "$1" ] || fail "Permission denied"
        cat "$1" >&3 || fail "it cannot be read to its end"
        answer "file $mode $owner"
      }

      # place FILE: sets place to what a link leads to, folder and base to its parts; sweeps what a writer that
      # was killed in the middle has left, for it may hold a secret.
      place_of() {
        case $1 in */*) place=$1 ;; *) place=./$1 ;; esac
        if [ -L "$place" ] && [ "${2-}" != itself ]; then
          place=$(readlink -f -- "$place") || fail "it is a link that leads nowhere"
        fi
        folder=${place%/*}
        folder=${folder:-/}
        base=${place##*/}
        [ -d "$folder" ] || fail "$folder is not there"
        for left in "$folder/.$base.ripcord-"*; do
          owner=${left##*.ripcord-}
          case ${owner%%-*} in
            '' | *[!0-9]*) ;;
            *) [ -d "/proc/${owner%%-*}" ] || rm -f "$left" 2>/dev/null ;;
          esac
        done
        beside=$folder/.$base.ripcord-$$-1
      }

      # must COMMAND...: where it fails, what was made beside goes, and the reason is told.
      must() {
        why=$("$@" 2>&1 >/dev/null) && return
        rm -f "$beside"
        fail "${why##*: }"
      }

      # write FILE LENGTH OWNER MODE: OWNER and MODE may be "kept": of the file that is there, or 0644.
      write() {
        [ "$3" != private ] || (umask 077 && mkdir -p "${1%/*}") 2>/dev/null
        place_of "$1"
        [ ! -d "$place" ] || fail "it is a folder"
        owner='' mode=$4
        case $3 in
          private) ;;
          kept)
            about "$place" -L
            mode=0644
            if [ "$kind" != absent ]; then
              owner=${kind##*|}
              mode=$(stat -c %a -- "$place")
            fi
            ;;
          *) owner=$3 ;;
        esac
        answer ready
        why=$( (umask 077 && set -C && cat >"$beside") 2>&1)
        length=$(wc -c <"$beside" 2>/dev/null)
        if [ "${length:-0}" -ne "$2" ]; then
          rm -f "$beside"
          fail "${why:+${why##*: }; }${length:-0} of $2 bytes were written"
        fi
        if [ -n "$owner" ] && [ "$(stat -c %u:%g -- "$beside")" != "$owner" ] && [ "$(stat -c %U:%G -- "$beside")" != "$owner" ]; then
          must chown "$owner" -- "$beside"
        fi
        must chmod "$mode" -- "$beside"
        sync "$beside" 2>/dev/null || sync
        must mv -fT -- "$beside" "$place"
        sync "$folder" 2>/dev/null
        answer "done"
      }

      # link LINK TARGET
      link() {
        place_of "$1" itself
        if [ -e "$place" ] && [ ! -L "$place" ]; then
          fail "it is there, and it is no link"
        fi
        must ln -s -- "$2" "$beside"
        must mv -fT -- "$beside" "$place"
        sync "$folder" 2>/dev/null
        answer "done"
      }

      # target LINK
      target() {
        if [ -L "$1" ]; then
          readlink -n -- "$1" >&3 || fail "it cannot be read"
          answer link
        else
          about "$1"
          answer none
        fi
      }

      # link_seen LINK: also whether anything is where it leads, or in its place.
      link_seen() {
        if [ -L "$1" ]; then
          to=$(readlink -n -- "$1" && echo /) || fail "it cannot be read"
          to=${to%/}
          printf %s "$to" >&3
          case $to in /*) ;; *) to=${1%/*}/$to ;; esac
          about "$to"
          found='link'
        else
          about "$1"
          found='none'
        fi
        if [ "$kind" = absent ]; then answer "$found absent"; else answer "$found there"; fi
      }

      exists() {
        about "$1"
        if [ "$kind" = absent ]; then answer no; else answer yes; fi
      }

      # list FOLDER: the names, each with a NUL behind it.
      list() {
        about "$1" -L
        case $kind in
          absent) ;;
          directory*)
            { [ -r "$1" ] && cd -- "$1"; } || fail "Permission denied"
            for each in * .*; do
              case $each in . | ..) continue ;; esac
              [ ! -e "$each" ] && [ ! -L "$each" ] || printf '%s\\0' "$each" >&3
            done
            ;;
          *) ;;
        esac
        answer "done"
      }

      # delete FILE
      delete() {
        about "$1"
        case $kind in
          absent) ;;
          directory*) fail "it is a folder" ;;
          *) beside='' && must rm -f -- "$1" ;;
        esac
        answer "done"
      }
      """;

  private FilesScript() {}
}
