'use strict';
// NOT mediasoup: a stand-in that answers /health on its port, run by the real pm2.
require('./stand-in')({ name: 'mediasoup', port: 3001, version: '3.14.7', home: __dirname });
