package dev.ripcord.real;

import dev.ripcord.host.Host;
import dev.ripcord.target.Acting;
import dev.ripcord.target.Driver;
import dev.ripcord.target.TargetContract;
import dev.ripcord.target.dokku.DokkuDriver;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** An app that is deployed by digest, of a stand-in for Dokku behind a real sshd. */
@Needs({Part.SSHD, Part.GIT})
class DokkuTargetTest extends TargetContract {
  static final String OLD = "registry.example.com/api@sha256:" + "1".repeat(64);
  static final String NEW = "registry.example.com/api@sha256:" + "2".repeat(64);
  @TempDir static Path folder;
  private static DokkuStandIn dokku;
  private static int tests;
  private Host host = Acting.local(folder.resolve("0"));

  @BeforeAll
  static void start() {
    dokku = DokkuStandIn.stock(folder);
    dokku.offer(OLD);
    dokku.offer(NEW);
  }

  @AfterAll
  static void close() {
    dokku.close();
  }

  @Override
  protected Host host() {
    return host;
  }

  @Override
  protected List<Driver> drivers() {
    return List.of(new DokkuDriver());
  }

  @Override
  protected String kind() {
    return "dokku";
  }

  @Override
  protected String yaml() {
    return "app: api\nstop-first: true\nhistory: 3\n" + dokku.keys();
  }

  @Override
  protected String reality() {
    return dokku.containers("api") + dokku.effects();
  }

  @Override
  protected String state() {
    var parts = dokku.containers("api").strip().split(" ", -1);
    return parts[2] + " " + parts[5];
  }

  @Override
  protected void run() {
    host = Acting.local(folder.resolve(String.valueOf(++tests))); // it remembers what was done
    dokku.create("api");
    dokku.run("git:from-image", "api", OLD).text();
    dokku.run("git:from-image", "api", NEW).text();
  }
}
