package dev.ripcord.target.pm2;

/**
 * The node script that says in one line of JSON what the pm2 daemon of its user and PM2_HOME knows.
 *
 * <p>It never starts a daemon, as every pm2 command does, and lets no environment out: of the keys
 * it only says whether the process has the value that RIPCORD_WANT_KEY holds here, and of the file
 * only the names that the process's own environment overrides. It takes a third of the time of
 * {@code pm2 jlist}, most of which pm2 spends on loading itself. It speaks what pm2's own client
 * speaks: amp frames over rpc.sock.
 *
 * <p>A constant and no resource: to open the jar for it costs 20 ms of every run.
 */
final class LookScript {
  static final String TEXT =
      """
      'use strict';
      // usage: node -e "$TEXT" -- APP ENV_FILE [KEY]...     (ENV_FILE may be empty)
      const fs = require('fs');
      const net = require('net');
      const os = require('os');
      const path = require('path');

      const [app, envFile, ...keys] = process.argv.slice(1);
      const home = process.env.PM2_HOME || path.join(os.homedir(), '.pm2');
      const seen = { home };

      const read = (file) => { try { return fs.readFileSync(file, 'utf8'); } catch (_) { return null; } };
      const pick = (from, names) => Object.fromEntries(
        names.filter((each) => from[each] !== undefined).map((each) => [each, from[each]]));
      const ENV = ['pm_exec_path', 'pm_cwd', 'status', 'restart_time', 'pm_uptime', 'exec_mode', 'pmx_module'];

      const started = (pid) => {
        const stat = read(`/proc/${pid}/stat`);
        return stat === null ? null : Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]);
      };
      const environment = (pid) => Object.fromEntries(
        (read(`/proc/${pid}/environ`) || '').split('\\0').filter(Boolean)
        .map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)]));

      function compared(pid) {
        const has = environment(pid);
        const file = envFile ? read(envFile) : null;
        const line = /^\\s*(?:export\\s+)?([A-Za-z_]\\w*)\\s*=\\s*(.*?)\\s*$/;
        const lines = (file || '').split('\\n').map((each) => line.exec(each)).filter(Boolean);
        const bare = (value) => (/^['"]/.test(value) ? value.replace(/^(['"])(.*)\\1.*$/, '$2') : value.replace(/\\s+#.*$/, ''));
        return {
          differs: keys.filter((key) => has[key] !== process.env['RIPCORD_WANT_' + key]),
          hidden: lines.filter(([, key, value]) => key in has && has[key] !== bare(value))
            .map(([, key]) => key),
        };
      }

      function described(process_) {
        const told = { pid: process_.pid, name: process_.name, pm_id: process_.pm_id, pm2_env: pick(process_.pm2_env, ENV) };
        if (process_.name === app) told.path = process_.pm2_env.PATH || (process_.pm2_env.env || {}).PATH;
        if (process_.name === app && process_.pid > 0) {
          const begin = started(process_.pid);
          if (begin !== null) told.age_ms = (started('self') - begin) * 10;
          Object.assign(told, compared(process_.pid));
        }
        return told;
      }

      function dumped() {
        const text = read(path.join(home, 'dump.pm2'));
        if (text === null) return;
        try {
          seen.dump_at = fs.statSync(path.join(home, 'dump.pm2')).mtimeMs;
          seen.dump = JSON.parse(text).map((each) => pick(each, ['name', 'pm_exec_path', 'pm_cwd', 'status']));
        } catch (_) { seen.dump_broken = true; }
      }

      // Daemons of other homes, for a person who asked the wrong one.
      function others() {
        return fs.readdirSync('/proc').filter((each) => /^\\d+$/.test(each))
          .map((pid) => read(`/proc/${pid}/cmdline`))
          .map((line) => /^PM2 v\\S+: God Daemon \\((.*?)\\)/.exec(line || '')).filter(Boolean)
          .map(([, other]) => other).filter((other) => other !== home);
      }

      function finish(more) {
        Object.assign(seen, more);
        dumped();
        if (!(seen.apps || []).some((each) => each.name === app)) seen.others = others();
        fs.writeSync(1, JSON.stringify(seen) + '\\n');
        process.exit(0);
      }

      function frame(...parts) {
        const packed = parts.map((each) => Buffer.from(
          typeof each === 'string' ? 's:' + each : 'j:' + JSON.stringify(each)));
        return Buffer.concat([Buffer.from([0x10 | parts.length]), ...packed.flatMap((each) => {
          const length = Buffer.alloc(4);
          length.writeUInt32BE(each.length);
          return [length, each];
        })]);
      }

      function first(buffer) {
        if (buffer.length < 5 || buffer.length < 5 + buffer.readUInt32BE(1)) return null;
        return JSON.parse(buffer.subarray(7, 5 + buffer.readUInt32BE(1)).toString());
      }

      const socket = net.connect(path.join(home, 'rpc.sock'));
      let got = Buffer.alloc(0);
      const question = { type: 'call', method: 'getMonitorData', args: [{}] };
      socket.on('connect', () => socket.write(frame(question, 'ripcord:0')));
      socket.on('error', ({ code }) => finish(['ENOENT', 'ECONNREFUSED'].includes(code)
        ? { daemon: 'down' } : { daemon: 'closed', why: code }));
      socket.on('data', (part) => {
        got = Buffer.concat([got, part]);
        let message;
        try { message = first(got); } catch (_) { finish({ daemon: 'strange', why: 'not understood' }); }
        if (!message) return;
        finish(message.args
          ? { daemon: 'up', apps: message.args[0].map(described) }
          : { daemon: 'strange', why: String(message.error) });
      });
      setTimeout(() => finish({ daemon: 'silent', why: 'no answer in 5 s' }), 5000);
      """;

  private LookScript() {}
}
