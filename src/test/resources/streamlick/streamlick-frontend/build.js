'use strict';
// Builds the bundle as Vite would: values of .env whose names begin with VITE_ go into it, and its name has its hash.
const crypto = require('crypto');
const fs = require('fs');
const { count } = require('/usr/local/antmedia/stand-in.js');

const env = {};
for (const line of fs.readFileSync('.env', 'utf8').split('\n')) {
  const found = /^\s*(VITE_[A-Z_0-9]+)\s*=\s*(.*?)\s*$/.exec(line);
  if (found) env[found[1]] = found[2]; // the last one wins
}
const source = fs.readFileSync('src/main.js', 'utf8');
const bundle = source.replace(/import\.meta\.env\.([A-Z_0-9]+)/g, (_, key) => JSON.stringify(env[key]));
const hash = crypto.createHash('sha256').update(bundle).digest('hex').slice(0, 8);
fs.rmSync('dist', { recursive: true, force: true });
fs.mkdirSync('dist/assets', { recursive: true });
fs.writeFileSync(`dist/assets/index-${hash}.js`, bundle);
fs.writeFileSync('dist/index.html', `<!doctype html>
<title>StreamLick</title>
<div id="app"></div>
<script type="module" src="/assets/index-${hash}.js"></script>
`);
count('frontend built');
console.log(`dist/assets/index-${hash}.js`);
