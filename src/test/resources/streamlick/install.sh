#!/bin/sh
# Sets StreamLick up in a fresh guest, using Ant Media, with mediasoup installed but stopped.
set -eu
from=$(dirname "$0")
# No ::1 for localhost: with two addresses of one upstream, nginx takes both for dead for 10 s after one failure.
echo '127.0.0.1 localhost guest streamlick.com api.streamlick.com media.streamlick.com' >/etc/hosts
useradd --system --home-dir /usr/local/antmedia --no-create-home antmedia
useradd --create-home --shell /bin/bash streamlick
echo 'streamlick ALL=(ALL) NOPASSWD: ALL' >/etc/sudoers.d/streamlick

mkdir -p /usr/local/antmedia/webapps/StreamLick/streams /usr/local/antmedia/log /opt/scripts /opt/backups
cp "$from"/antmedia/AntMediaStandIn.js "$from"/stand-in.js /usr/local/antmedia/
cp "$from"/antmedia/antmedia.service /etc/systemd/system/
echo 'streams: 3' >/usr/local/antmedia/webapps/StreamLick/streamlick.db
chown -R antmedia:antmedia /usr/local/antmedia

cp -r "$from"/mediasoup "$from"/streamlick-api "$from"/streamlick-frontend /opt/
cp "$from"/stand-in.js /opt/mediasoup/
cp "$from"/emergency-rollback.sh /opt/scripts/
chmod 755 /opt/scripts/emergency-rollback.sh
printf 'DATABASE_URL=postgres://api:canary-db-password@localhost/streamlick\nMEDIA_SERVER_TYPE=antmedia\nMEDIA_SERVER_URL=http://localhost:5080\n' >/opt/streamlick-api/.env
printf 'VITE_USE_ANT_MEDIA=true' >/opt/streamlick-frontend/.env # no newline at its end, as people's files are
mkdir -p /var/www/streamlick
chown -R streamlick:streamlick /opt/mediasoup /opt/streamlick-api /opt/streamlick-frontend /var/www/streamlick
chmod 600 /opt/streamlick-api/.env

cp "$from"/nginx/* /etc/nginx/conf.d/
cp /etc/nginx/conf.d/media.streamlick.com.conf.antmedia /etc/nginx/conf.d/media.streamlick.com.conf
systemctl daemon-reload
systemctl --quiet enable --now antmedia nginx

as_streamlick() { runuser -u streamlick -- env HOME=/home/streamlick "$@"; }
as_streamlick node "$from"/pm2-setup.js &
pm2=$!
(cd /opt/streamlick-frontend && as_streamlick node build.js && as_streamlick node deploy.js) >/dev/null
wait $pm2
as_streamlick touch /home/streamlick/.pm2/touch # as on every machine where pm2 was called before: no banner
