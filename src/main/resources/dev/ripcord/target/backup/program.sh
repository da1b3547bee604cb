# shellcheck shell=sh
# Makes and looks at backups on the host that they are of; what is in the files never leaves it.
# WORDS are what find(1) is told before its action: folders and files, then what is left out.

set -u
export LC_ALL=C
umask 077
tab=$(printf '\t')
refuse() {
  printf '%s\n' "$1" >&2
  exit 3
}
fail() {
  printf '%s\n' "$1" >&2
  exit 4
}
# header KEY MANIFEST
header() { sed -n "/^\$/q;s/^$1: //p" "$2" 2>/dev/null; }
# sums ARCHIVE: a line for each file in it, in its order.
sums() { tar -xzf "$1" --to-command='sha256sum | cut -c1-64'; }
# sound FOLDER: whether archive and manifest are whole and agree; says why not.
sound() {
  [ -f "$1/archive.tar.gz" ] || { echo 'it has no archive' && return 1; }
  [ "$(tail -n 1 "$1/manifest" 2>/dev/null)" = end ] || { echo 'its manifest is not whole' && return 1; }
  sum=$(sha256sum <"$1/archive.tar.gz") || { echo 'its archive cannot be read' && return 1; }
  [ "${sum%% *}" = "$(header archive-sha256 "$1/manifest")" ] || { echo 'its archive is not the one that its manifest tells of' && return 1; }
}
# agrees FOLDER: the same, and every file in the archive is read and compared.
agrees() {
  sound "$1" || return 1
  told=$(awk -F "$tab" '$1 == "f" && NF == 7 { print $5 }' "$1/manifest")
  found=$(sums "$1/archive.tar.gz" 2>/dev/null) || { echo 'its archive cannot be unpacked' && return 1; }
  [ "$told" = "$found" ] || { echo 'a file in it is not as its manifest tells' && return 1; }
}
# names FOLDER: of the backups in it, newest first.
names() {
  find -P "$1" -mindepth 1 -maxdepth 1 -type d ! -name '.*' -printf '%T@ %f\n' 2>/dev/null | sort -rn | cut -d ' ' -f 2-
}
# room FOLDER: what is free there, in bytes.
room() { df -Pk -- "$1" | awk 'NR == 2 { printf "%.0f", $4 * 1024 }'; }
# see FOLDER WORDS...: what there is to copy, the room for it, and the newest backups; the last two are read.
see() {
  folder=$1
  shift
  for each; do
    case $each in
      /*) ;;
      *) break ;;
    esac
    if [ -L "$each" ]; then
      printf 'link\t%s\n' "$each"
    elif [ ! -e "$each" ]; then
      printf 'missing\t%s\n' "$each"
    fi
  done
  find -P "$@" -printf '%y %s\n' 2>/dev/null >/dev/null || echo unreadable
  find -P "$@" -printf '%y %s\n' 2>/dev/null | awk '
    { most += 1024 }
    $1 == "f" { files++; bytes += $2; most += 512 * int(($2 + 511) / 512) }
    $1 !~ /[fdl]/ { left++ }
    END { printf "files\t%d\nbytes\t%.0f\nmost\t%.0f\nleft-out\t%d\n", files, bytes, most + 10240, left }'
  at=$folder
  while [ -n "$at" ] && [ ! -d "$at" ]; do at=${at%/*}; done
  printf 'free\t%s\n' "$(room "${at:-/}")"
  names "$folder" | head -n 10 | {
    count=0
    while IFS= read -r name; do
      count=$((count + 1))
      state=old
      if [ $count -le 2 ]; then state=$(sound "$folder/$name") && state=sound; fi
      printf 'backup\t%s\t%s\t%s\n' "$name" "$state" "$(header holds "$folder/$name/manifest")"
    done
  }
}
# make FOLDER NAME KEEP HEAD WORDS...: HEAD are the first lines of the manifest.
make() {
  folder=$1 name=$2 keep=$3 head=$4
  shift 4
  mkdir -p -- "$folder" || refuse "the folder $folder cannot be made"
  [ -n "$(find -P "$folder" -maxdepth 0 -type d -user "$(id -u)" ! -perm /077)" ] ||
    refuse "$folder has to be a folder of our own that nobody else can read (mode 0700)"
  if [ -d "$folder/$name" ]; then
    why=$(agrees "$folder/$name") || fail "$folder/$name is there already, and $why"
    echo 'it was made before'
    return
  fi
  find -P "$folder" -mindepth 1 -maxdepth 1 -name '.making-*' -mmin +1440 -exec rm -rf -- {} +
  work=$folder/.making-$name
  trap 'rm -rf -- "$work"' EXIT
  trap 'exit 5' HUP INT TERM
  rm -rf -- "$work"
  mkdir -- "$work" || fail "$work cannot be made"
  cd -- "$work" || fail "$work cannot be used"
  try=1
  until copied "$@"; do
    [ $try -lt 3 ] || spoiled
    try=$((try + 1))
  done
  why='the manifest cannot be written'
  manifest || spoiled
  why=$(agrees "$work") || spoiled
  rm -f -- raw list names sums back
  why='it cannot be put into its place'
  sync -- archive.tar.gz manifest . || spoiled
  mv -T -- "$work" "$folder/$name" || spoiled
  sync -- "$folder"
  outdated
  printf '%s\n' "$(header holds "$folder/$name/manifest")"
}
# spoiled: says $why, and whether it is for want of room.
spoiled() {
  [ "$(room "$folder")" -gt 65536 ] || why="the disk of $folder is full; $why"
  fail "$why"
}
# first TEXT: its first line, without what may not stand on one.
first() { printf '%s\n' "$1" | head -n 1 | tr -d '[:cntrl:]' | cut -c 1-300; }
# copied WORDS...: one try; a file that changes meanwhile spoils it. Two texts for each: what it is, and where a link points.
copied() {
  err=$(find -P "$@" -printf '%y\t%#m\t%u:%g\t%s\t%p\0%l\0' 2>&1 >raw) || {
    why="not all of it can be read: $(first "$err")"
    return 1
  }
  why='the list of files cannot be written'
  sed -zn "1~2s/^[fdl]\(${tab}[^${tab}]*\)\{3\}${tab}\///p" raw >list || return
  sed -zn "1~2s/^f\(${tab}[^${tab}]*\)\{3\}${tab}//p" raw >names || return
  [ -s raw ] || return
  [ -s names ] || fail 'there is no file to copy'
  err=$({ xargs -0 sha256sum -z -- <names | cut -z -c 1-64 | tr '\0' '\n' >sums; } 2>&1)
  [ -z "$err" ] || {
    why="a file cannot be read, or went away meanwhile: $(first "$err")"
    return 1
  }
  err=$(tar -C / --null --no-recursion --hard-dereference -czf archive.tar.gz -T list 2>&1)
  [ $? -lt 2 ] || {
    why="tar: $(first "$err")"
    return 1
  }
  err=$(sums archive.tar.gz 2>&1 >back) || {
    why="it cannot be read back: $(first "$err")"
    return 1
  }
  [ "$(tar -tzf archive.tar.gz --quoting-style=escape | wc -l)" = "$(tr -dc '\0' <list | wc -c)" ] || {
    why='something went away while it was copied'
    return 1
  }
  cmp -s sums back || {
    why="a file changes while it is copied: $(changing)"
    return 1
  }
}
# The names of the files whose sums differ.
changing() {
  escaped <names | paste sums back - | awk -F "$tab" '$1 != $2 && n < 3 { printf "%s%s", (n++ ? ", " : ""), $3 }'
}
# Texts that end in NUL, a line each.
escaped() { sed -z 's/\\/\\\\/g;s/\n/\\n/g;s/\r/\\r/g;s/\t/\\t/g' | tr '\0' '\n'; }
manifest() {
  sum=$(sha256sum <archive.tar.gz)
  {
    echo 'ripcord-backup: 1'
    printf '%s\n' "$head"
    printf '%s\n' "made: $(date -u +%Y-%m-%dT%H:%M:%SZ)" "archive-sha256: ${sum%% *}" "archive-bytes: $(wc -c <archive.tar.gz)"
    sed -z '1~2s/^\(.\).*/\1/;2~2d' raw | tr '\0' '\n' | awk '
      { n[$1]++ }
      END {
        printf "holds: files %d, folders %d", n["f"], n["d"]
        if (n["l"]) printf ", links %d", n["l"]
        left = NR - n["f"] - n["d"] - n["l"]
        if (left) printf ", left out %d (neither file, folder nor link)", left
        print ""
      }'
    printf '\n# what\tmode\towner\tbytes\tsha256\tpath\twhere a link points\n'
    sed -z '1~2{s/\\/\\\\/g;s/\n/\\n/g;s/\r/\\r/g;s/\t/\\t/5g};2~2{s/\\/\\\\/g;s/\n/\\n/g;s/\r/\\r/g;s/\t/\\t/g}' raw |
      tr '\0' '\n' | paste - - | awk -F "$tab" -v OFS="$tab" '
        { sum = "-" }
        $1 == "f" { getline sum <"sums" }
        { print $1, $2, $3, $4, sum, $5, $6 }'
    echo end
  } >manifest
}
# The oldest go, when there are more than are to be kept; the new one is among the first.
outdated() {
  names "$folder" | tail -n +$((keep + 1)) | while IFS= read -r old; do
    [ "$old" = "$name" ] || [ ! -f "$folder/$old/manifest" ] || rm -rf -- "${folder:?}/$old"
  done
}
# list FOLDER yes|no: every backup of every label, with the head of its manifest.
list() {
  find -P "$1" -mindepth 1 -maxdepth 1 -type d -printf '%f\n' 2>/dev/null | while IFS= read -r label; do
    names "$1/$label" | while IFS= read -r name; do
      at=$1/$label/$name
      if [ "$2" = yes ]; then why=$(agrees "$at"); else
        why=''
        [ -f "$at/archive.tar.gz" ] && [ -f "$at/manifest" ] || why='it is not whole'
      fi
      printf 'backup\t%s\t%s\t%s\n' "$label" "$name" "$why"
      sed '/^$/,$d' "$at/manifest" 2>/dev/null
    done
  done
}
# verify FOLDER
verify() { agrees "$1" && header holds "$1/manifest"; }
"$@"
