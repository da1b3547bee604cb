# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- a front end --------------------------------------------------------------------------------

# front_is BUILT SERVED URL USER: what was built just now is what is served, by hash. Without Ripcord's notes nobody can
# see what an older build was made of, so it is always built anew.
#$ {2?{as 4}diff -rq -- $1 $2}
#: {2?nothing of what was built is missing there, or another}
#$ {3?curl -sS -- $3}
#: {3?the page names the scripts that were built just now; a browser may still have old ones: reload without its cache}
front_is() {
  if [ "$acted" = no ]; then
    said="what $1 was built of cannot be seen: it is to be built anew"
    return 1
  fi
  [ -z "$front_failed" ] || {
    said=$front_failed
    return 3
  }
  if [ -n "$2" ]; then
    front_hashes "$1" "$4" >"$work/built.sums"
    front_hashes "$2" "$4" >"$work/served.sums"
    missing=$(LC_ALL=C grep -Fxv -f "$work/served.sums" "$work/built.sums" | head -n 1)
    if [ ! -s "$work/built.sums" ] || [ ! -s "$work/served.sums" ] || [ -n "$missing" ]; then
      said="$2 is not as built: ${missing#* }"
      return 1
    fi
  fi
  [ -n "$3" ] || return 0
  bundle "$3" 15 || return
  bundle_from "$1" "$4"
}

# shellcheck disable=SC2016 # the inner shell's own value
front_hashes() {
  hashes='cd -- "$1" && find -L . -type f -exec sha256sum -- {} + | sort'
  as "$2" sh -c "$hashes" sh "$1" 2>/dev/null </dev/null
}

# front_aside BUILT SERVED USER: a build that ends with 0 and builds nothing must not deploy old files as new ones.
#$ {2?{as 3}tar -czf /var/tmp/front-end-before.tgz -C $2 .}
#$ {as 3}mv -T -- $1 $1.before
front_aside() {
  front_failed=''
  if [ -n "$2" ] && [ "$tries_kept" = no ] && as "$3" test -d "$2"; then
    tries_kept=yes
    keep_folder "$3" "$2"
  fi
  if as "$3" test -e "$1"; then
    as "$3" rm -rf -- "$1.before"
    as "$3" mv -T -- "$1" "$1.before" || {
      said="what was built before cannot be moved aside; nothing was changed"
      return 3
    }
  fi
}

# keep_folder USER FOLDER: as it is now, as an archive.
keep_folder() {
  [ -n "$kept" ] || kept=$(mktemp -d /var/tmp/ripcord-script-kept.XXXXXX) || return
  as "$1" tar -C "$2" -cf - . >"$kept/$(printf '%s' "$2" | tr / _).tar" 2>/dev/null </dev/null
}

# front_built BUILT USER: whether the build built something; else what was there before is put back.
#$ echo "exit $?"; {as 2}find -L $1 -type f | head
#: only when that says `exit 0` and names files, go on; else put the folder back (`mv` $1 with `.before` at its end) and deploy nothing
front_built() {
  if [ "$status" = 0 ] && [ -n "$(as "$2" find -L "$1" -type f 2>/dev/null </dev/null | head -n 1)" ]; then return 0; fi
  front_failed="the build ended with $ended, and nothing was deployed"
  if as "$2" test -e "$1.before"; then
    as "$2" rm -rf -- "$1"
    as "$2" mv -T -- "$1.before" "$1"
  fi
  said=$front_failed
  return 1
}

# front_deployed BUILT USER
#$ {as 2}rm -rf -- $1.before
front_deployed() {
  as "$2" rm -rf -- "$1.before"
  said="the deployment: $ended"
}
