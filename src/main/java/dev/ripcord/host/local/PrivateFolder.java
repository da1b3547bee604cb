package dev.ripcord.host.local;

import dev.ripcord.host.HostException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A folder of this machine, beside the state of commands, that only its user may enter. */
public final class PrivateFolder {
  private static final Set<PosixFilePermission> OURS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  private PrivateFolder() {}

  /** Where one of this name may be, the best place first; a later one is for the bad day. */
  public static List<Path> places(String name) {
    return Us.stateFolders().places().stream().map(each -> each.resolve(name)).toList();
  }

  /** Where one of this name may be that another process of this user has made. */
  public static List<Path> sought(String name) {
    return Us.soughtFolders(Us.ACCOUNT, Us.stateFolders().places()).stream()
        .map(each -> each.resolve(name))
        .toList();
  }

  /** Makes it there; throws {@link HostException} where it cannot be ours alone. */
  public static Path make(Path place) {
    var name = String.valueOf(place.getFileName());
    return new Folders(List.of(place.toAbsolutePath().getParent())).make(name);
  }

  /** Why what stands there is not to be trusted; empty where it is ours, or nothing is there. */
  public static Optional<String> fault(Path place) {
    try {
      for (var each : List.of(place.toAbsolutePath().getParent(), place)) {
        var owner = (Integer) Files.getAttribute(each, "unix:uid", LinkOption.NOFOLLOW_LINKS);
        if (owner != Us.ACCOUNT.uid()) {
          return Optional.of(each + " belongs to somebody else (uid " + owner + ")");
        }
        if (!OURS.containsAll(Files.getPosixFilePermissions(each, LinkOption.NOFOLLOW_LINKS))) {
          return Optional.of("others may enter " + each);
        }
      }
      return Optional.empty();
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(place + " cannot be looked at: " + Failure.reason(e));
    }
  }

  /** Whether a file there is ours. */
  public static boolean isOurs(Path file) {
    try {
      return Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS)
          .equals(Us.ACCOUNT.uid());
    } catch (IOException _) {
      return false;
    }
  }
}
