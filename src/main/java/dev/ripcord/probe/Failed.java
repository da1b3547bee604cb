package dev.ripcord.probe;

/**
 * No answer came.
 *
 * @param phase the part of the look in which it ended
 * @param said one line for people; never holds a header or a body that was sent
 */
public record Failed(Phase phase, Origin origin, String said, Timings timings)
    implements HttpResult, TcpResult, WebSocketResult, StunResult, CertificateResult {}
