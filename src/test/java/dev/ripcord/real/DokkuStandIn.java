package dev.ripcord.real;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A stand-in for a Dokku (a real one cannot be installed where the tests run) behind a real sshd,
 * whose key may run one command only, as that of a Dokku may. The script beside this class says
 * what it does, and from which pages of Dokku's documentation its answers are.
 */
public final class DokkuStandIn implements AutoCloseable {
  private static final String SCRIPT = "DokkuStandIn.sh";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Path folder;
  private final RealSshd sshd;
  private final String profile;

  private DokkuStandIn(Path folder, RealSshd sshd, String profile) {
    this.folder = folder;
    this.sshd = sshd;
    this.profile = profile;
  }

  /** One without apps, as Dokku is installed. */
  public static DokkuStandIn stock(Path folder) {
    return start(folder, "stock");
  }

  /** One with a plugin that brings {@code ps:rollback}. */
  public static DokkuStandIn withRollbackPlugin(Path folder) {
    return start(folder, "plugin");
  }

  private static DokkuStandIn start(Path folder, String profile) {
    try (var script = DokkuStandIn.class.getResourceAsStream(SCRIPT)) {
      Files.createDirectories(folder.resolve("state"));
      Files.writeString(folder.resolve("state/registry"), "");
      Files.writeString(folder.resolve("state/effects"), "");
      Files.copy(Objects.requireNonNull(script), folder.resolve(SCRIPT));
      Files.setPosixFilePermissions(
          folder.resolve(SCRIPT), PosixFilePermissions.fromString("rwxr-xr-x"));
      var sshd = RealSshd.start(Files.createDirectories(folder.resolve("sshd")));
      var standIn = new DokkuStandIn(folder, sshd, profile);
      var keys = sshd.folder().resolve("authorized");
      var forced = "command=\"" + String.join(" ", standIn.script()) + "\",no-pty ";
      Files.writeString(keys, forced + Files.readString(keys));
      return standIn;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How a catalog says where it is. */
  public String address() {
    return System.getProperty("user.name") + "@127.0.0.1:" + sshd.port();
  }

  /** The lines of a catalog that say how it is reached. */
  public String keys() {
    return "at: " + address() + "\nssh-config: " + sshd.config() + "\n";
  }

  public RealSshd sshd() {
    return sshd;
  }

  /** What somebody at a terminal gets for {@code ssh dokku@host WORDS}. */
  public Ran ssh(String... words) {
    var argv = new ArrayList<>(List.of("ssh", "-F", sshd.config().toString()));
    argv.addAll(List.of("-o", "BatchMode=yes", "-p", String.valueOf(sshd.port())));
    argv.add(address().replaceFirst(":\\d+$", ""));
    argv.addAll(List.of(words));
    return Background.start(argv, "").await(LIMIT);
  }

  /** The same without the way over ssh. */
  public Ran run(String... words) {
    var argv = new ArrayList<>(List.of("env", "SSH_ORIGINAL_COMMAND=" + String.join(" ", words)));
    argv.addAll(script());
    return Background.start(argv, "").await(LIMIT);
  }

  private List<String> script() {
    return List.of(folder.resolve(SCRIPT).toString(), folder.resolve("state").toString(), profile);
  }

  /** An app that nothing was deployed to, instead of one that is there. */
  public void create(String app) {
    sh("rm -rf \"$0\"", folder.resolve("state").resolve(app).toString());
    run("stand-in:create", app).text();
  }

  /** From now on a registry has this image. */
  public void offer(String image) {
    sh("echo \"$1\" >> \"$0\"", folder.resolve("state/registry").toString(), image);
  }

  /** The source of an app, with a commit for each text; its address, as Dokku fetches it. */
  public Path source(String name, String... texts) {
    var place = folder.resolve("source").resolve(name);
    sh(
        """
        mkdir -p "$0" && cd "$0" && git init -q -b master .
        git config user.name Developer && git config user.email developer@example.com
        for text; do echo "$text" > app.py && git add . && git commit -q -m "$text"; done
        """,
        concat(place.toString(), texts));
    return place;
  }

  /** The commits of a source or of an app's repository, oldest first. */
  public List<String> commits(Path repository) {
    return sh("cd \"$0\" && git log --reverse --format=%H", repository.toString()).lines().toList();
  }

  /** What {@code git push} does: the commits go there, and one is deployed. */
  public void push(String app, Path source, String commit) {
    sh("git -C \"$0\" push -q \"$1\" master:refs/heads/pushed", source.toString(), repository(app));
    run("stand-in:push", app, commit).text();
    sh("git --git-dir=\"$0\" branch -q -D pushed", repository(app));
  }

  /** A tag in the app's repository, as a deployment script leaves it. */
  public void tag(String app, String tag, String commit) {
    sh("git --git-dir=\"$0\" tag \"$1\" \"$2\"", repository(app), tag, commit);
  }

  public String repository(String app) {
    return folder.resolve("state").resolve(app).resolve("repository").toString();
  }

  /** The apps that there are. */
  public List<String> apps() {
    return run("apps:list").text().lines().skip(1).toList();
  }

  /** What was done to apps so far: builds, deployments, stops, in their order. */
  public List<String> effects() {
    return read("state/effects").lines().toList();
  }

  /** A line for each container of an app. */
  public String containers(String app) {
    return read("state/" + app + "/containers");
  }

  /** Builds do not end while this is so. */
  public void slow(boolean slow) {
    flag("slow", slow);
  }

  /** Builds fail while this is so. */
  public void broken(boolean broken) {
    flag("broken", broken);
  }

  private void flag(String name, boolean set) {
    sh(set ? ": > \"$0\"" : "rm -f \"$0\"", folder.resolve("state").resolve(name).toString());
  }

  private String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sh(String script, String... arguments) {
    return Background.start(concat(List.of("sh", "-euc", script), arguments), "")
        .await(LIMIT)
        .text();
  }

  private static String[] concat(String first, String... more) {
    return concat(List.of(first), more).toArray(String[]::new);
  }

  private static List<String> concat(List<String> first, String... more) {
    var all = new ArrayList<>(first);
    all.addAll(List.of(more));
    return all;
  }

  @Override
  public void close() {
    slow(false);
    sshd.close();
  }
}
