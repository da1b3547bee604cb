# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- WebSockets, with curl ------------------------------------------------------------------------

# websocket URL LIMIT TRUST yes|no: opens one by its whole handshake; with yes, its first text is then in $work/body. The
# URL is that of the handshake, and so begins with http. curl knows nothing of frames and would wait for more of them.
#$ curl -sS -i -N -m $2 --http1.1{3=anyone? -k}{3#anyone? --cacert $3}{asking? -H @<(${asking})} -H 'Connection: Upgrade' -H 'Upgrade: websocket' -H 'Sec-WebSocket-Version: 13' -H 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==' --output - -- $1 | cat -v
#@ asking
#: it says `101` and `Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=`{4=yes?, and then a text}; that it ends with a timeout is as it should be
websocket() {
  command -v curl >/dev/null || {
    said='curl is not here to ask with'
    return 2
  }
  key=$(head -c 16 /dev/urandom | base64)
  for each in 'Connection: Upgrade' 'Upgrade: websocket' 'Sec-WebSocket-Version: 13' "Sec-WebSocket-Key: $key"; do
    http_header "${each%%: *}" "${each#*: }"
  done
  case $3 in
    '') ;;
    anyone) echo insecure >>"$work/asking" ;;
    *) printf 'cacert = "%s"\n' "$(curl_text "$3")" >>"$work/asking" ;;
  esac
  : >"$work/frames"
  : >"$work/body"
  LC_ALL=C curl -q --silent --show-error --globoff --noproxy '*' --http1.1 --no-buffer --include --max-time "$2" \
    --config "$work/asking" --output "$work/frames" --url "$1" >"$work/out" 2>"$work/err" &
  asking=$!
  while kill -0 "$asking" 2>/dev/null; do
    websocket_read "$4"
    [ "$?" = 1 ] || break
    sleep 0.1
  done
  kill "$asking" 2>/dev/null
  wait "$asking" 2>/dev/null
  status=$? connect=1
  rm -f "$work/asking"
  websocket_read "$4"
  websocket_told "$1" "$?" "$2"
}

# websocket_read yes|no: what has come; 0 all that is wanted, 1 not yet, 2 something that it does not know.
websocket_read() {
  LC_ALL=C od -An -v -tu1 <"$work/frames" | LC_ALL=C awk -v wanted="$1" -v text="$work/body" '
    { for (i = 1; i <= NF; i++) byte[n++] = $i }
    END {
      for (i = 3; i < n; i++) if (byte[i] == 10 && byte[i - 1] == 13 && byte[i - 2] == 10 && byte[i - 3] == 13) break
      if (i >= n) exit 1
      if (wanted == "no") exit 0
      for (at = i + 1; at + 1 < n; at += size) {
        first = byte[at]; size = byte[at + 1]; at += 2; more = size == 126 ? 2 : size == 127 ? 8 : 0
        if (more) for (size = 0; more; more--) size = size * 256 + byte[at++]
        if (at + size > n) exit 1
        if (first == 136 || first == 1) exit 2
        if (first != 129) continue
        printf "" >text
        for (i = 0; i < size; i++) printf "%c", byte[at + i] + 0 >text
        exit 0
      }
      exit 1
    }'
}

# websocket_told URL READ LIMIT
websocket_told() {
  code=$(LC_ALL=C sed -n '1s/^HTTP[^ ]* \([0-9]*\).*/\1/p' "$work/frames")
  if [ -z "$code" ]; then
    said=$(last_line <"$work/err")
    said=${said#: curl: }
    http_fault "$1"
    return
  fi
  if [ "$code" != 101 ]; then
    said="$code, and no WebSocket"
    return 1
  fi
  agreed=$(printf '%s258EAFA5-E914-47DA-95CA-C5AB0DC85B11' "$key" | sha1sum | cut -c 1-40 | LC_ALL=C awk '
    { for (i = 1; i < 40; i += 2) printf "%c", (index("123456789abcdef", substr($0, i, 1)) * 16) \
        + index("123456789abcdef", substr($0, i + 1, 1)) }' | base64)
  if ! LC_ALL=C tr -d '\r' <"$work/frames" | grep -aiqx "Sec-WebSocket-Accept: *$agreed"; then
    said='101, but the answer is not to this handshake'
    return 1
  fi
  said='open'
  case $2 in
    0) return 0 ;;
    2) said='open, but it closed again, or sent its first text in parts' ;;
    *) said="open, but nothing came in $3 s" ;;
  esac
  return 1
}
