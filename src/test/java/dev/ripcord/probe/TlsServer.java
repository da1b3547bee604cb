package dev.ripcord.probe;

import java.nio.file.Path;

/** A server with a certificate of its own for the name localhost. */
record TlsServer(LoopbackServer server, Path ca) implements AutoCloseable {

  static TlsServer start(Path folder) throws Exception {
    var certificate = OwnCertificate.in(folder, "dns:localhost");
    var listener = certificate.server().getServerSocketFactory().createServerSocket();
    return new TlsServer(
        LoopbackServer.over(
            listener,
            (socket, _) -> LoopbackServer.send(socket, LoopbackServer.response(200, "secured"))),
        certificate.pem());
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }
}
