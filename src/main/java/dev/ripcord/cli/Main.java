package dev.ripcord.cli;

import dev.ripcord.journal.Event;
import io.avaje.jsonb.Jsonb;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine;

/** Probe. */
public final class Main {
  private Main() {}

  /** Runs. */
  public static void main(String[] args) {
    var jsonb = Jsonb.builder().build();
    var type = jsonb.type(Event.class);
    var text = type.toJson(new Event.Created("x", Instant.EPOCH, Optional.empty()));
    System.out.println(text);
    System.out.println(type.fromJson(text));
    System.out.println(type.fromJson("{\"@type\":\"created\",\"service\":\"a\",\"at\":\"2026-01-01T00:00:00Z\",\"zzz\":3}"));
    System.out.println(CommandLine.VERSION);
  }
}
