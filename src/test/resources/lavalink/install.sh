#!/bin/sh
# Sets Lavalink up in a fresh guest, using the server in Rust, with the one in Java ready but never installed as a unit.
# usage: install.sh JAR JAVA
set -eu
from=$(dirname "$0") jar=$1 java=$2
useradd --system --home-dir /opt/lavalink-rust --no-create-home lavalink
mkdir -p /opt/lavalink-rust/config /opt/lavalink-java /opt/lavalink/deployment/systemd /etc/lavalink
ln -s "$java" /usr/bin/java

cp "$from/lavalink-rust-stand-in.js" /opt/lavalink-rust/
printf 'server:\n  port: 2333\nlavalink:\n  server:\n    password: "canary-lavalink-7c1e"\n' \
  >/opt/lavalink-rust/config/application.yml
chown -R lavalink:lavalink /opt/lavalink-rust
chmod 640 /opt/lavalink-rust/config/application.yml
printf canary-lavalink-7c1e >/etc/lavalink/password
chmod 600 /etc/lavalink/password

cp "$jar" /opt/lavalink-java/Lavalink.jar
(cd /opt/lavalink-java && sha256sum Lavalink.jar >Lavalink.jar.sha256)
chown -R lavalink:lavalink /opt/lavalink-java
cp "$from/lavalink-java.service" /opt/lavalink/deployment/systemd/
cp "$from/lavalink-rust.service" /etc/systemd/system/
systemctl daemon-reload
systemctl --quiet enable --now lavalink-rust
