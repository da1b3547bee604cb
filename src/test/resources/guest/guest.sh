#!/bin/sh
# usage: guest.sh NAME ROOT LOG [option of systemd-nspawn]...
#
# Boots the guest NAME, says the process id of its systemd-nspawn, and keeps it until standard input ends: also when
# the test that holds the other end is killed. Then nothing is left of the guest.
name=$1 root=$2 log=$3
shift 3
trap '' INT TERM HUP

# Each guest has its own cgroup: two in one would wreck each other.
if [ -f /sys/fs/cgroup/cgroup.controllers ]; then
  groups=/sys/fs/cgroup/$name
else
  groups="/sys/fs/cgroup/systemd/$name"
  [ ! -d /sys/fs/cgroup/unified ] || groups="$groups /sys/fs/cgroup/unified/$name"
fi
# shellcheck disable=SC2086 # the names have no blanks
mkdir -p $groups

# shellcheck disable=SC2016 # the inner shell's own values
groups=$groups sh -c 'for group in $groups; do echo $$ >"$group/cgroup.procs"; done; exec systemd-nspawn "$@"' sh \
  --quiet --directory="$root" --machine="$name" --hostname=guest --boot --volatile=overlay --register=no --keep-unit \
  --private-network --resolv-conf=off --timezone=off --console=pipe "$@" >"$log" 2>&1 </dev/null &
guest=$!
echo "$guest"
cat >/dev/null

# All of the guest dies with its process 1, but not with its systemd-nspawn, which then ends by itself.
if pkill -KILL -P "$guest"; then wait "$guest"; else kill -KILL "$guest" 2>/dev/null; fi
rmdir "/run/systemd/nspawn/propagate/$name" 2>/dev/null
for group in $groups; do
  tries=0
  while [ -d "$group" ] && [ $tries -lt 50 ]; do
    find "$group" -depth -type d -exec rmdir {} + 2>/dev/null || sleep 0.05 # busy for a moment after the last process
    tries=$((tries + 1))
  done
done
