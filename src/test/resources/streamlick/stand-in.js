'use strict';
// A stand-in for a media server: it says who it is at /health, and fails as control.json beside it says:
//   health         ok | error (500) | hang | redirect (302) | wrong-version | close; read at each request
//   version        the version it reports
//   startAfterMs   listens only after so long
//   dieAfterMs     ends with exit code 1 so long after it began to listen
//   ignoreSigterm  has to be killed
const fs = require('fs');
const http = require('http');
const path = require('path');

module.exports = function standIn({ name, port, version, home }) {
  const control = () => {
    try {
      return JSON.parse(fs.readFileSync(path.join(home, 'control.json'), 'utf8'));
    } catch (_) {
      return {};
    }
  };

  const answer = (response) => {
    const { health = 'ok', version: told = version } = control();
    const body = (shown) => JSON.stringify({ server: name, version: shown, pid: process.pid }) + '\n';
    const json = { 'content-type': 'application/json' };
    switch (health) {
      case 'ok': return response.writeHead(200, json).end(body(told));
      case 'wrong-version': return response.writeHead(200, json).end(body('0.0.1'));
      case 'error': return response.writeHead(500, json).end('{"error":"out of order"}\n');
      case 'redirect': return response.writeHead(302, { location: '/login' }).end();
      case 'close': return response.destroy();
      default: return undefined; // hang: never an answer
    }
  };

  const { startAfterMs = 0, dieAfterMs, ignoreSigterm } = control();
  if (ignoreSigterm) process.on('SIGTERM', () => console.log(`${name}: SIGTERM ignored`));
  count(`${name} started`);
  setTimeout(() => {
    http.createServer((request, response) => {
      if (request.url === '/health') answer(response);
      else response.writeHead(404).end('not found\n');
    }).listen(port, () => console.log(`${name} ${version} listens on ${port}`));
    if (dieAfterMs !== undefined) {
      setTimeout(() => { console.error(`${name}: fatal`); process.exit(1); }, dieAfterMs);
    }
  }, startAfterMs);
};

// One line for each effect in the outside world, when the test wants them counted.
function count(line) {
  try {
    fs.appendFileSync('/effects/log', line + '\n', { flag: fs.constants.O_APPEND | fs.constants.O_WRONLY });
  } catch (_) {
    // nobody counts
  }
}
module.exports.count = count;
