package dev.ripcord.target.pm2;

import dev.ripcord.host.Command;
import dev.ripcord.host.Host;
import dev.ripcord.script.Piece;
import dev.ripcord.script.Shell;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which pm2 daemon is meant, and how it is reached: there is one for each user and home.
 *
 * @param user whose daemon it is; empty means ours
 * @param home its PM2_HOME; empty means .pm2 in the user's home
 * @param bin the program pm2
 * @param node the program node; empty means the one on the PATH
 */
record Daemon(Optional<String> user, Optional<String> home, String bin, Optional<String> node) {
  private static final Path ANYWHERE = Path.of("/"); // where every user may stand
  private static final Set<String> ACCOUNT = Set.of("PATH", "HOME", "USER", "LOGNAME", "PM2_HOME");
  private static final Set<String> TASTE = Set.of("SHELL", "LANG", "TZ");
  private static final int HOME_FIELD = 5;
  private static final String AT_HOME =
      """
      const { homedir, username } = require('os').userInfo();
      const { spawn } = require('child_process');
      const env = { PM2_HOME: homedir + '/.pm2', ...process.env, HOME: homedir, USER: username };
      spawn(process.argv[1], process.argv.slice(2), { env, stdio: 'inherit' })
        .on('error', (problem) => { console.error(problem.message); process.exit(127); })
        .on('exit', (code) => process.exit(code === null ? 1 : code));
      """;

  /** A node script that only looks. */
  Command script(Host host, String text, List<String> arguments, Map<String, String> more) {
    var argv = new ArrayList<>(List.of(node.orElse("node"), "-e", text, "--"));
    argv.addAll(arguments);
    return in(account(host), argv, more);
  }

  /** Whose it is, for a plain script, with what such a script needs. */
  Piece plain() {
    return Piece.of(Pm2Driver.PLAIN, Pm2Driver.PLAIN_LOOK)
        .run("pm2_of", Shell.user(user), home.orElse(""), bin, node.orElse(""));
  }

  /** A pm2 command as it is, for a look. */
  Command pm2(Host host, String... words) {
    return in(account(host), program(List.of(words)), Map.of());
  }

  /** A pm2 command before a host is known: its home is found where it runs. */
  Command pm2(List<String> words) {
    var argv = new ArrayList<>(List.of(node.orElse("node"), "-e", AT_HOME, "--"));
    argv.addAll(program(words));
    return in(Map.of(), argv, Map.of());
  }

  /**
   * A pm2 command that starts something new; it sees no variable of ours but those of {@code more}:
   * pm2 hands its own environment to what it starts and keeps it for good, and ours is none of the
   * service's.
   */
  Command starting(Host host, Map<String, String> more, List<String> words) {
    return alone(host, more, words, TASTE);
  }

  /** The same for what pm2 has an environment of already: not even our language goes there. */
  Command again(Host host, Map<String, String> more, List<String> words) {
    return alone(host, more, words, Set.of());
  }

  private Command alone(
      Host host, Map<String, String> more, List<String> words, Set<String> taste) {
    var account = account(host);
    var argv = new ArrayList<>(List.of("env"));
    for (var name : names(host.look(in(account, List.of("env", "-0"), Map.of())).stdout())) {
      if (!ACCOUNT.contains(name) && !taste.contains(name) && !more.containsKey(name)) {
        argv.addAll(List.of("-u", name));
      }
    }
    argv.addAll(program(words));
    return in(account, argv, more);
  }

  private static Set<String> names(String printed) {
    var names = new TreeSet<String>();
    for (var each : printed.split("\0", -1)) {
      names.add(each.substring(0, Math.max(0, each.indexOf('='))));
    }
    names.remove("");
    return names;
  }

  private List<String> program(List<String> words) {
    var argv = new ArrayList<String>();
    node.ifPresent(argv::add);
    argv.add(bin);
    argv.addAll(words);
    return argv;
  }

  private Command in(Map<String, String> account, List<String> argv, Map<String, String> more) {
    var environment = new LinkedHashMap<>(account);
    home.ifPresent(each -> environment.put("PM2_HOME", each));
    environment.putAll(more);
    return Command.of(argv).as(user).in(ANYWHERE).with(environment);
  }

  /** What a login of the user would set; changing the user alone does not. */
  private Map<String, String> account(Host host) {
    if (user.isEmpty()) {
      return Map.of();
    }
    var entry = host.look(Command.of("getent", "passwd", user.get())).stdout().strip();
    var fields = entry.split(":", -1);
    var found = new LinkedHashMap<String, String>();
    found.put("USER", user.get());
    found.put("LOGNAME", user.get());
    if (fields.length > HOME_FIELD) {
      found.put("HOME", fields[HOME_FIELD]);
      found.put("PM2_HOME", fields[HOME_FIELD] + "/.pm2");
    }
    return found;
  }

  /** For people: whose daemon it is. */
  String title() {
    return "pm2"
        + user.map(each -> " of " + each).orElse("")
        + home.map(each -> " in " + each).orElse("");
  }
}
