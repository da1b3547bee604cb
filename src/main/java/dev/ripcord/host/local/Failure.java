package dev.ripcord.host.local;

import dev.ripcord.host.HostException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipalNotFoundException;

/** Turns what the JDK throws into a sentence: what could not be done, why, and what to do. */
final class Failure {
  private Failure() {}

  /** Something done to a file. */
  interface Doing<T> {
    T run() throws IOException;
  }

  /** Something done to a file that has no answer. */
  interface Silent {
    void run() throws IOException;
  }

  static <T> T told(String verb, Path path, Doing<T> doing) {
    try {
      return doing.run();
    } catch (IOException e) {
      throw new HostException("cannot " + verb + " " + path + " on local: " + reason(e), e);
    }
  }

  static void tell(String verb, Path path, Silent doing) {
    var _ =
        told(
            verb,
            path,
            () -> {
              doing.run();
              return path;
            });
  }

  static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ ->
          "permission denied (run ripcord as a user who may, or as root)";
      case NoSuchFileException missing -> missing.getFile() + " is not there";
      case UserPrincipalNotFoundException user ->
          "there is no user or group " + user.getName() + " on this host";
      case FileSystemException other when other.getReason() != null ->
          other.getReason() + advice(other.getReason());
      default -> e.getMessage() + advice(String.valueOf(e.getMessage()));
    };
  }

  private static String advice(String reason) {
    return switch (reason) {
      case "No space left on device", "Disk quota exceeded" ->
          " (what stood there before is whole; make room and try again)";
      case "Operation not permitted" ->
          " (only root may keep the owner of a file of somebody else)";
      default -> "";
    };
  }
}
