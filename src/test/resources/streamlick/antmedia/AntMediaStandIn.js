'use strict';
// NOT Ant Media: a stand-in that answers /health on its port, run by the real systemd as the unit antmedia.
require('./stand-in')({ name: 'antmedia', port: 5080, version: '2.11.3', home: __dirname });
