package dev.ripcord.check;

import dev.ripcord.host.Command;
import dev.ripcord.host.CommandResult;
import dev.ripcord.host.CommandResult.Exited;
import dev.ripcord.host.Host;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The SHA-256 of every file below a folder, links followed, by its name relative to it.
 *
 * @param files sorted by name
 */
public record FileHashes(Map<String, String> files) {
  private static final int LIMIT = 32 << 20;
  private static final int HASH = 64;

  public FileHashes {
    files = Collections.unmodifiableMap(new TreeMap<>(files));
  }

  /** What reading a folder came to. */
  public sealed interface Answer {
    /** The folder was read. */
    record Read(FileHashes hashes) implements Answer {}

    /** There is no such folder. */
    record Absent() implements Answer {}

    /** It could not be read. */
    record Unreadable(String why) implements Answer {}
  }

  /**
   * Reads a folder on a host.
   *
   * @param without what does not count: names, wherever they are below it, and whole paths
   */
  public static Answer read(Host host, Path folder, Optional<String> as, List<String> without) {
    var argv = new ArrayList<>(List.of("find", "-L", folder.toString()));
    for (var each : without) {
      argv.addAll(List.of(each.startsWith("/") ? "-path" : "-name", literal(each), "-prune", "-o"));
    }
    argv.addAll(List.of("-type", "f", "-exec", "sha256sum", "-z", "--", "{}", "+"));
    var plain = Command.of(argv).as(as).within(Duration.ofMinutes(1));
    return answer(
        host.look(
            new Command(
                plain.argv(),
                plain.directory(),
                plain.environment(),
                plain.as(),
                plain.timeout(),
                LIMIT)),
        folder);
  }

  private static String literal(String name) {
    return name.replaceAll("([\\\\*?\\[\\]])", "\\\\$1");
  }

  private static Answer answer(CommandResult result, Path folder) {
    if (!(result instanceof Exited(int status, var output))) {
      return new Answer.Unreadable(Texts.line(result.said()));
    }
    if (status == 0 && !output.truncated()) {
      return new Answer.Read(parse(output.stdout(), folder));
    }
    return output.stdout().isEmpty() && output.stderr().contains("No such file or directory")
        ? new Answer.Absent()
        : new Answer.Unreadable(Texts.line(result.said()));
  }

  static FileHashes parse(String printed, Path folder) {
    var files = new TreeMap<String, String>();
    for (var each : printed.split("\0", -1)) {
      if (each.length() > HASH + 2) {
        var name = folder.relativize(Path.of(each.substring(HASH + 2))).toString();
        files.put(name, each.substring(0, HASH));
      }
    }
    return new FileHashes(files);
  }

  /** One hash for all of it: of the sorted names with their hashes. */
  public String hash() {
    var text = new StringBuilder();
    files.forEach((name, hash) -> text.append(hash).append(' ').append(name).append('\0'));
    return hash(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether every file here is there too, the same; more may be there. */
  public boolean in(FileHashes other) {
    return other.files.entrySet().containsAll(files.entrySet());
  }

  /** The names here that are missing there, or differ, in order. */
  public List<String> missingIn(FileHashes other) {
    return files.entrySet().stream()
        .filter(each -> !other.files.entrySet().contains(each))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The SHA-256 of bytes, in hexadecimal. */
  public static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
