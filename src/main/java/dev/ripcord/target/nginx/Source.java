package dev.ripcord.target.nginx;

import dev.ripcord.host.FileContent;
import dev.ripcord.host.HostFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a site file is to become. */
sealed interface Source {

  /** In a few words. */
  String said();

  /**
   * The content that is wanted; empty means no file. Throws {@link IllegalArgumentException} with
   * what is in the way.
   */
  Optional<byte[]> content(HostFiles files, Path site, Optional<FileContent> now);

  /** The same in words of a plain script. */
  List<String> plain();

  /** What a saved file has. */
  record Saved(Path file) implements Source {
    @Override
    public List<String> plain() {
      return List.of("saved", file.toString());
    }

    @Override
    public String said() {
      return file.toString();
    }

    @Override
    public Optional<byte[]> content(HostFiles files, Path site, Optional<FileContent> now) {
      return Optional.of(
          files
              .read(file)
              .map(FileContent::bytes)
              .orElseThrow(() -> new IllegalArgumentException("there is no saved file " + file)));
    }
  }

  /** What it is, with another upstream. */
  record Edited(UpstreamEdit edit) implements Source {
    @Override
    public List<String> plain() {
      return List.of("upstream", edit.to().text(), edit.insteadOf().map(Address::text).orElse(""));
    }

    @Override
    public String said() {
      return "upstream " + edit.to().text();
    }

    @Override
    public Optional<byte[]> content(HostFiles files, Path site, Optional<FileContent> now) {
      var bytes =
          now.map(FileContent::bytes)
              .orElseThrow(() -> new IllegalArgumentException("there is no file " + site));
      try {
        var latin = StandardCharsets.ISO_8859_1; // one character for each byte
        return Optional.of(edit.apply(new String(bytes, latin)).getBytes(latin));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(site + ": " + e.getMessage(), e);
      }
    }
  }

  /** No file at all, as it was before a step made it. */
  record Nothing() implements Source {
    @Override
    public List<String> plain() {
      return List.of("absent");
    }

    @Override
    public String said() {
      return "no file";
    }

    @Override
    public Optional<byte[]> content(HostFiles files, Path site, Optional<FileContent> now) {
      return Optional.empty();
    }
  }
}
