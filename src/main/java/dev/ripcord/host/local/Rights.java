package dev.ripcord.host.local;

import dev.ripcord.host.FileContent;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

/**
 * Whose a file is to be, and what its mode is to be.
 *
 * @param owner empty: ours
 */
record Rights(Optional<Owner> owner, int mode) {
  static final Rights PRIVATE = new Rights(Optional.empty(), 0600);
  private static final Rights OF_NEW = new Rights(Optional.empty(), 0644);
  private static final int MODE_BITS = 07777;

  /** A user and a group. */
  record Owner(UserPrincipal user, GroupPrincipal group) {}

  /** What a file has, links followed, or what a new one gets. */
  static Rights of(Path file) throws IOException {
    if (!Files.exists(file)) {
      return OF_NEW;
    }
    var posix = Files.readAttributes(file, PosixFileAttributes.class);
    var mode = (Integer) Files.getAttribute(file, "unix:mode") & MODE_BITS;
    return new Rights(Optional.of(new Owner(posix.owner(), posix.group())), mode);
  }

  static Rights of(FileContent content) throws IOException {
    var names = content.owner().split(":", 2);
    var lookup = FileSystems.getDefault().getUserPrincipalLookupService();
    var user = lookup.lookupPrincipalByName(names[0]);
    var group = lookup.lookupPrincipalByGroupName(names[names.length - 1]);
    return new Rights(Optional.of(new Owner(user, group)), Integer.parseInt(content.mode(), 8));
  }

  FileContent with(byte[] bytes) {
    var name = owner.map(each -> each.user().getName() + ":" + each.group().getName()).orElse("");
    return new FileContent(bytes, name, "0%o".formatted(mode));
  }

  /** Owner first, because a change of owner takes bits away from the mode. */
  void give(Path file) throws IOException {
    if (owner.isPresent()) {
      give(file, owner.get());
    }
    Files.setAttribute(file, "unix:mode", mode);
  }

  private static void give(Path file, Owner owner) throws IOException {
    var view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    var now = view.readAttributes();
    if (!now.group().equals(owner.group())) {
      view.setGroup(owner.group());
    }
    if (!now.owner().equals(owner.user())) {
      view.setOwner(owner.user());
    }
  }
}
