package dev.ripcord.probe;

/** What one connection attempt came to. */
public sealed interface TcpResult permits TcpResult.Connected, Failed {

  Timings timings();

  /** The other side took the connection. */
  record Connected(Timings timings) implements TcpResult {}
}
