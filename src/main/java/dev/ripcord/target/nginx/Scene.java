package dev.ripcord.target.nginx;

import dev.ripcord.check.Sight;
import dev.ripcord.host.FileContent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The site file, what it should be, and the nginx that reads it.
 *
 * @param now the file as it is; empty when there is none
 * @param wanted what it should be
 * @param refused why that cannot be told
 */
record Scene(
    Optional<FileContent> now,
    Optional<byte[]> wanted,
    Optional<String> refused,
    Processes processes) {

  static Scene look(NginxStep step, Sight sight) {
    var server = step.server();
    var files = server.files(sight);
    var now = files.read(step.site());
    var processes = Processes.look(server, Layout.of(server, sight), sight, step.site());
    try {
      var wanted = step.source().content(files, step.site(), now);
      return new Scene(now, wanted, Optional.empty(), processes);
    } catch (IllegalArgumentException e) {
      return new Scene(
          now, Optional.empty(), Optional.of(String.valueOf(e.getMessage())), processes);
    }
  }

  boolean same() {
    return refused.isEmpty() && same(now.map(FileContent::bytes), wanted);
  }

  static boolean same(Optional<byte[]> a, Optional<byte[]> b) {
    return a.isPresent() == b.isPresent()
        && (a.isEmpty() || Arrays.equals(a.get(), b.orElseThrow()));
  }

  Map<String, String> facts() {
    var facts = new TreeMap<String, String>();
    facts.put("site", hash(now.map(FileContent::bytes)));
    facts.put("wanted", refused.isPresent() ? "refused" : hash(wanted));
    facts.put("same", String.valueOf(same()));
    facts.put("changed", processes.changed());
    facts.put("master", processes.master().map(String::valueOf).orElse("none"));
    facts.put("workers", processes.workers());
    facts.put("leaving", String.valueOf(processes.leaving().size()));
    facts.put("reloaded", String.valueOf(processes.reloaded()));
    refused.ifPresent(each -> facts.put("refused", each));
    return facts;
  }

  private static String hash(Optional<byte[]> content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return content.map(each -> HexFormat.of().formatHex(digest.digest(each))).orElse("none");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
