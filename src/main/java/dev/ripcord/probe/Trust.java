package dev.ripcord.probe;

import java.nio.file.Path;

/** Whose certificates are believed. */
public sealed interface Trust {

  /** Those that the Java runtime believes. */
  record Public() implements Trust {}

  /** Those signed by a certificate of this PEM file. */
  record Authority(Path file) implements Trust {}

  /** All of them, for any name. */
  record Anyone() implements Trust {}
}
