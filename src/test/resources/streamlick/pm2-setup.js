'use strict';
// Does in one process what these do in four, each of which takes a second:
//   pm2 start /opt/mediasoup/server.js --name mediasoup; pm2 stop mediasoup
//   pm2 start /opt/streamlick-api/server.js --name streamlick-api; pm2 save
const { promisify } = require('util');
const pm2 = require('/usr/local/lib/node_modules/pm2');
const call = (name, ...values) => promisify(pm2[name].bind(pm2))(...values);

(async () => {
  await call('connect');
  await call('start', { script: '/opt/mediasoup/server.js', name: 'mediasoup', cwd: '/opt/mediasoup' });
  await call('stop', 'mediasoup');
  await call('start', { script: '/opt/streamlick-api/server.js', name: 'streamlick-api', cwd: '/opt/streamlick-api' });
  await call('dump');
  pm2.disconnect();
})().catch((problem) => { console.error(problem); process.exit(1); });
