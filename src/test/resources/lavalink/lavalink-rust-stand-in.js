'use strict';
// A stand-in for Lavalink in Rust; README.md says what it is true to.
const crypto = require('crypto');
const fs = require('fs');
const http = require('http');

const version = '4.0.8-rust.1';
const configuration = fs.readFileSync('config/application.yml', 'utf8');
const password = /password: "?([^"\n]+)"?/.exec(configuration)[1];
const port = Number(/port: (\d+)/.exec(configuration)[1]);
const began = Date.now();
const told = (word) => {
  try { return fs.readFileSync('control', 'utf8').includes(word); } catch (_) { return false; }
};
const right = (request) => request.headers.authorization === password;
const search = (source) => told(source + '-error')
  ? { loadType: 'error', data: { message: 'Something went wrong', severity: 'fault', cause: 'x' } }
  : { loadType: 'search', data: [{ encoded: 'QAAA', info: { title: 'test', sourceName: source }, pluginInfo: {} }] };

const server = http.createServer((request, response) => {
  const say = (status, body) => response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  if (request.url === '/version') return response.writeHead(200, { 'content-type': 'text/plain' }).end(version);
  if (!right(request)) return say(401, { timestamp: Date.now(), status: 401, error: 'Unauthorized', path: request.url });
  if (request.url === '/v4/info') {
    return say(200, {
      version: { semver: version, major: 4, minor: 0, patch: 8, preRelease: 'rust.1' },
      jvm: '', lavaplayer: '', sourceManagers: ['youtube', 'soundcloud'], filters: [], plugins: [],
    });
  }
  if (request.url === '/v4/stats') {
    return say(200, {
      players: 0, playingPlayers: 0, uptime: Date.now() - began + 1,
      memory: { free: 1, used: process.memoryUsage().heapUsed, allocated: 1, reservable: 1 },
      cpu: { cores: 2, systemLoad: 0.1, lavalinkLoad: 0.01 },
    });
  }
  if (request.url.startsWith('/v4/loadtracks?identifier=ytsearch:')) return say(200, search('youtube'));
  if (request.url.startsWith('/v4/loadtracks?identifier=scsearch:')) return say(200, search('soundcloud'));
  return say(404, { timestamp: Date.now(), status: 404, error: 'Not Found', path: request.url });
});

server.on('upgrade', (request, socket) => {
  const refuse = (status) => socket.end(`HTTP/1.1 ${status}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
  if (!right(request)) return refuse('401 Unauthorized');
  if (told('no-websocket')) return refuse('403 Forbidden');
  const salted = request.headers['sec-websocket-key'] + '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
  const accept = crypto.createHash('sha1').update(salted).digest('base64');
  const ready = JSON.stringify({ op: 'ready', resumed: false, sessionId: 's' + request.headers['user-id'] });
  socket.on('error', () => {});
  socket.on('data', () => socket.end());
  socket.write('HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n'
    + `Sec-WebSocket-Accept: ${accept}\r\n\r\n`);
  return socket.write(Buffer.concat([Buffer.from([0x81, ready.length]), Buffer.from(ready)]));
});
server.listen(port, '127.0.0.1', () => console.log(`lavalink-rust ${version} listens on ${port}`));
