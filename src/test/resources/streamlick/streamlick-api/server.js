'use strict';
// StreamLick's API, small but real: it reads .env once when it starts, as dotenv does (what the environment already
// has wins), and calls the media server it is set to use.
const fs = require('fs');
const http = require('http');
const path = require('path');
const { version } = require('./package.json');

for (const line of fs.readFileSync(path.join(__dirname, '.env'), 'utf8').split('\n')) {
  const found = /^\s*([A-Z_0-9]+)\s*=\s*(.*?)\s*$/.exec(line);
  if (found && !(found[1] in process.env)) process.env[found[1]] = found[2];
}
const { MEDIA_SERVER_TYPE: type, MEDIA_SERVER_URL: url } = process.env;

function askMediaServer(done) {
  const request = http.get(url + '/health', { timeout: 1000, agent: false }, (response) => {
    let body = '';
    response.on('data', (part) => { body += part; });
    response.on('end', () => done(response.statusCode, body));
  });
  request.on('timeout', () => request.destroy(new Error('no answer in 1 s')));
  request.on('error', (problem) => done(0, problem.message));
}

http.createServer((request, response) => {
  if (request.url !== '/health') return response.writeHead(404).end('not found\n');
  return askMediaServer((status, body) => {
    let server = null;
    try { server = JSON.parse(body).server || null; } catch (_) { /* it did not say */ }
    const healthy = status === 200 && server === type;
    response.writeHead(healthy ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify({
      service: 'streamlick-api', version, pid: process.pid, mediaServerType: type, mediaServerUrl: url,
      mediaServer: { status, server },
    }) + '\n');
  });
}).listen(3000, () => console.log(`streamlick-api ${version} uses ${type} at ${url}`));

try {
  fs.appendFileSync('/effects/log', 'streamlick-api started\n', { flag: fs.constants.O_APPEND | fs.constants.O_WRONLY });
} catch (_) {
  // nobody counts
}
