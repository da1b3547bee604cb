# shellcheck shell=sh disable=SC2034,SC2154 # a part of a script: the rest of it uses what is set here

# ---- HTTP, with curl ----------------------------------------------------------------------------

# A text between double quotes for curl's configuration, where a secret stands on no command line.
curl_text() {
  printf '%s' "$1" | LC_ALL=C awk '{ gsub(/[\\"]/, "\\\\&"); gsub(/\r/, "\\r"); printf "%s%s", (NR > 1 ? "\\n" : ""), $0 }'
}

# http_header NAME VALUE: one that is sent with the next request.
#@ asking {asking?${asking}; }printf '%s: %s\n' $1 $2
http_header() {
  printf 'header = "%s: %s"\n' "$(curl_text "$1")" "$(curl_text "$2")" >>"$work/asking"
}

# http_body TEXT: what is sent with the next request.
#@ body printf %s $1
http_body() {
  grep -qi '^header = "content-type:' "$work/asking" 2>/dev/null || printf '%s\n' 'header = "Content-Type:"' >>"$work/asking"
  printf 'data-raw = "%s"\n' "$(curl_text "$1")" >>"$work/asking"
}

# http METHOD URL LIMIT REDIRECTS TRUST: the answer is in $work/body and $work/headers. TRUST is the empty text,
# anyone, or a file.
#$ curl -sS -i -m $3{4#0? -L --max-redirs $4}{1=HEAD? -I}{1=POST? -X POST}{1=PUT? -X PUT}{1=PATCH? -X PATCH}{1=DELETE? -X DELETE}{1=OPTIONS? -X OPTIONS}{5=anyone? -k}{5#anyone? --cacert $5}{asking? -H @<(${asking})}{body? --data-binary @<(${body})} -- $2
#@ asking
#@ body
http() {
  command -v curl >/dev/null || {
    said='curl is not here to ask with'
    return 2
  }
  : >"$work/body"
  : >"$work/headers"
  {
    cat "$work/asking" 2>/dev/null
    printf 'url = "%s"\n' "$(curl_text "$2")"
    case $1 in HEAD) echo head ;; *) printf 'request = "%s"\n' "$1" ;; esac
    case $5 in
      '') ;;
      anyone) echo insecure ;;
      *) printf 'cacert = "%s"\n' "$(curl_text "$5")" ;;
    esac
    [ "$4" = 0 ] || printf '%s\n' location "max-redirs = $4"
  } >"$work/request"
  LC_ALL=C curl -q --silent --show-error --globoff --noproxy '*' --max-time "$3" --output "$work/body" \
    --dump-header "$work/headers" --write-out '%{http_code} %{time_total} %{time_connect}\n' \
    --config - <"$work/request" >"$work/out" 2>"$work/err"
  status=$?
  rm -f "$work/request" "$work/asking"
  read -r code took connect <"$work/out" || { code=000 took=0 connect=0; }
  [ "$status" = 0 ] || [ "$status" = 47 ] || {
    said=$(last_line <"$work/err")
    said=${said#: curl: }
    http_fault "$2"
    return
  }
  said="$code in $took s"
}

# What no answer means: what may be our own fault, or that of the way there, is not bad.
http_fault() {
  case $1 in
    http://localhost* | https://localhost* | http://127.* | https://127.* | http://\[::1\]* | https://\[::1\]*) near=yes ;;
    *) near=no ;;
  esac
  case $status in
    7) case $near$said in yes* | *refused*) return 1 ;; *) return 2 ;; esac ;;
    28) case $near$connect in no0 | no0.000*) return 2 ;; *) return 1 ;; esac ;;
    1 | 8 | 16 | 18 | 35 | 51 | 52 | 55 | 56 | 60 | 61 | 92) return 1 ;;
    *) return 2 ;;
  esac
}

# http_status SPEC...: 200, or a class such as 2xx.
#: the status is $1-
http_status() {
  for each; do
    case $each in
      ?xx) case $code in "${each%xx}"??) return 0 ;; esac ;;
      "$code") return 0 ;;
    esac
  done
  said="$said, but expected status $*"
  return 1
}

# http_faster SECONDS
#: it takes less than $1 s
http_faster() {
  compared "$took" '<=' "$1" && return
  said="$said, but it should be faster than $1 s"
  return 1
}

# answer_header NAME SIGN OPERAND: a header of the last answer.
#: the header $1 $2 $3
answer_header() {
  found=$(name=$1 LC_ALL=C awk '
    /^HTTP\// { found = 0 }
    { sub(/\r$/, ""); at = index($0, ":")
      if (at && tolower(substr($0, 1, at - 1)) == tolower(ENVIRON["name"])) {
        value = substr($0, at + 1); gsub(/^[ \t]+|[ \t]+$/, "", value); found = 1 } }
    END { if (found) print value; exit !found }' "$work/headers") || {
    said="$said, but there is no header $1"
    return 1
  }
  value_is "$2" "$3" "$found" && return
  result=$?
  said="$said, but header $1 is '$found', not as expected: $2$3"
  return "$result"
}

#: the answer contains $1
body_has() {
  holds "$work/body" "$1" && return
  said="$said, but '$1' is not in the body"
  return 1
}

#: the answer does not contain $1
body_has_not() {
  holds "$work/body" "$1" || return 0
  said="$said, but the body contains '$1'"
  return 1
}

# json SIGN OPERAND PATH STEP...: what stands in the answer; each STEP is JSON: "name" or 0. It takes jq or node.
#: in the answer $3 $1 $2
json() {
  json_sign=$1 json_operand=$2 json_path=$3
  shift 3
  if command -v jq >/dev/null; then
    found=$(jq -r '
      def at($k): if (type == "object" and ($k | type) == "string" and has($k))
        or (type == "array" and ($k | type) == "number" and $k < length) then .[$k] else error("missing") end;
      reduce $ARGS.positional[] as $k (.; at($k))
      | if type == "number" then "number " + tojson elif type == "object" then "text an object"
        elif type == "array" then "text a list of " + (length | tostring) else "text " + (tostring) end' \
      --jsonargs "$@" <"$work/body" 2>/dev/null)
  elif command -v node >/dev/null; then
    # shellcheck disable=SC2016 # node's own values
    found=$(node -e '
      let at = JSON.parse(require("fs").readFileSync(0, "utf8"));
      for (const each of process.argv.slice(1).map((each) => JSON.parse(each))) {
        if (at === null || typeof at !== "object" || !Object.hasOwn(at, each)) process.exit(1);
        at = at[each];
      }
      const text = Array.isArray(at) ? `a list of ${at.length}` : at !== null && typeof at === "object" ? "an object" : String(at);
      console.log((typeof at === "number" ? "number " : "text ") + text);' -- "$@" <"$work/body" 2>/dev/null)
  else
    said="$said, but $json_path could not be checked: there is neither jq nor node"
    return 2
  fi || {
    said="$said, but $json_path is missing in the answer"
    return 1
  }
  value_is "$json_sign" "$json_operand" "${found#* }" "${found%% *}" && return
  result=$?
  said="$said, but $json_path is '${found#* }', not as expected: $json_sign$json_operand"
  return "$result"
}

# tcp HOST PORT LIMIT: whether it takes connections.
#$ curl -sS -v -m $3 telnet://$1:$2 </dev/null
#: it says `Connected`
tcp() {
  command -v curl >/dev/null || {
    said='curl is not here to ask with'
    return 2
  }
  status=0
  connect=$(LC_ALL=C curl -q --silent --show-error --noproxy '*' --max-time "$3" --write-out '%{time_connect}' \
    "telnet://$1:$2" </dev/null 2>"$work/err") || status=$?
  case $connect in
    *[1-9]*)
      said="connected in $connect s"
      return 0
      ;;
  esac
  said=$(last_line <"$work/err")
  said=${said#: curl: }
  http_fault "http://$1"
}
