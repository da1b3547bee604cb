package dev.ripcord.probe;

/** The parts of one look, in order. */
public enum Phase {
  DNS("looking up the name"),
  CONNECT("connecting"),
  TLS("agreeing on TLS"),
  SEND("sending the request"),
  HEADERS("waiting for the answer"),
  BODY("reading the body"),
  MESSAGE("waiting for a message");

  private final String doing;

  Phase(String doing) {
    this.doing = doing;
  }

  /** What is going on in it, for people. */
  String doing() {
    return doing;
  }
}
