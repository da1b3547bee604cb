# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- a front end, as a browser gets it -----------------------------------------------------------

# page_names URL FILE: the addresses of the scripts and styles that a page names on its own origin.
page_names() {
  url=$1 LC_ALL=C awk '
    function attribute(tag, name, value, quote) {
      if (!match(tolower(tag), "[ \t\r\n]" name "[ \t\r\n]*=[ \t\r\n]*")) return ""
      value = substr(tag, RSTART + RLENGTH); quote = substr(value, 1, 1)
      if (quote == "\"" || quote == "\047") { value = substr(value, 2); return substr(value, 1, index(value, quote) - 1) }
      sub(/[ \t\r\n>].*/, "", value); return value
    }
    { page = page $0 "\n" }
    END {
      url = ENVIRON["url"]; sub(/[?#].*/, "", url)
      match(url, /^[a-z]+:\/\/[^\/]*/); origin = substr(url, 1, RLENGTH); folder = url
      if (folder == origin) folder = origin "/"; else sub(/[^\/]*$/, "", folder)
      while ((at = index(page, "<!--")) > 0) {
        rest = substr(page, at + 4); end = index(rest, "-->")
        page = substr(page, 1, at - 1) (end ? substr(rest, end + 3) : "")
      }
      while (match(tolower(page), /<(script|link)[ \t\r\n][^>]*>/)) {
        tag = substr(page, RSTART, RLENGTH); page = substr(page, RSTART + RLENGTH); low = tolower(tag)
        if (low ~ /^<script/) name = attribute(tag, "src")
        else if (tolower(attribute(tag, "rel")) ~ /(^|[ \t\r\n])(stylesheet|modulepreload)([ \t\r\n]|$)/) name = attribute(tag, "href")
        else name = ""
        gsub(/&amp;/, "\\&", name); sub(/#.*/, "", name)
        if (name == "") continue
        if (name ~ /^\/\//) { scheme = origin; sub(/\/\/.*/, "", scheme); name = scheme name }
        else if (name ~ /^\//) name = origin name
        else if (name !~ /^[a-zA-Z][a-zA-Z0-9+.-]*:/) { sub(/^(\.\/)+/, "", name); name = folder name }
        if (index(name, origin "/") == 1 && !(name in known)) { known[name]; print name }
      }
    }' "$2"
}

# bundle URL LIMIT: gets the page and all that it names; $parts files, $work/part.N, with their addresses in $work/parts.
#$ curl -sS -f -- $1
#: the page comes, and so does each script and style that it names
bundle() {
  printf '%s\n' "$1" >"$work/parts"
  parts=0
  bundle_end=$(($(now) + $2))
  # shellcheck disable=SC2094 # the page adds what is read after it
  while read -r part; do
    left=$((bundle_end - $(now)))
    if [ "$left" -lt 1 ] || [ "$parts" -gt 100 ]; then
      said='the page names more than could be looked at'
      return 2
    fi
    http GET "$part" "$left" 0 '' </dev/null || return
    http_status 200 || return
    mv "$work/body" "$work/part.$parts"
    [ "$parts" != 0 ] || page_names "$1" "$work/part.0" >>"$work/parts"
    parts=$((parts + 1))
  done <"$work/parts"
  said="$parts files"
}

#: $1 is in one of these files
bundle_has() {
  count=0
  while [ "$count" -lt "$parts" ]; do
    if holds "$work/part.$count" "$1"; then return 0; fi
    count=$((count + 1))
  done
  said="'$1' is in none of its $parts files"
  return 1
}

#: $1 is in none of these files
bundle_has_not() {
  bundle_has "$1" || {
    said="$parts files"
    return 0
  }
  said="'$1' is in the bundle"
  return 1
}

# bundle_from FOLDER USER: what is served are the files of this folder, by hash.
#$ (cd $1 && {as 2}find . -type f -exec sha256sum {} +)
#: each of these files, fetched with `curl -sS ADDRESS | sha256sum`, has the hash that it has in $1
bundle_from() {
  page=$(head -n 1 "$work/parts") count=0
  page=${page%%[?#]*}
  case ${page#*://} in */*) base=${page%/*}/ ;; *) base=$page/ ;; esac
  while read -r part; do
    part=${part%%[?#]*}
    case $part in "$base"*) name=${part#"$base"} ;; *) name=${part#*://*/} ;; esac
    if [ -z "$name" ] || [ "$name" = "$part" ]; then name=index.html; fi
    built=$(as "$2" sha256sum -- "$1/$name" 2>/dev/null </dev/null) || built='none'
    served=$(sha256sum <"$work/part.$count")
    if [ "${built%% *}" != "${served%% *}" ]; then
      said="served, but not as built: $name"
      return 1
    fi
    count=$((count + 1))
  done <"$work/parts"
  said="the $parts files served are the ones built"
}
