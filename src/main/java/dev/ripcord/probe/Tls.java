package dev.ripcord.probe;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS over a connected socket. */
final class Tls {
  private Tls() {}

  static SSLSocket over(Socket socket, WebAddress address, Trust trust) throws IOException {
    return over(socket, address, trust, context(trust));
  }

  /** The same without a session that an earlier connection left, which would not be looked at. */
  static SSLSocket anew(Socket socket, WebAddress address, Trust trust) throws IOException {
    try {
      return over(
          socket,
          address,
          trust,
          trust instanceof Trust.Public ? Authorities.usual() : context(trust));
    } catch (GeneralSecurityException e) {
      throw new OwnFault("TLS cannot be set up here: " + e.getMessage(), e);
    }
  }

  private static SSLSocket over(Socket socket, WebAddress address, Trust trust, SSLContext context)
      throws IOException {
    var factory = context.getSocketFactory();
    var secured = (SSLSocket) factory.createSocket(socket, address.host(), address.port(), true);
    if (!(trust instanceof Trust.Anyone)) {
      var parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(parameters);
    }
    secured.startHandshake();
    return secured;
  }

  private static SSLContext context(Trust trust) throws IOException {
    try {
      return switch (trust) {
        case Trust.Public _ -> SSLContext.getDefault();
        case Trust.Authority(Path file) -> Authorities.of(file);
        case Trust.Anyone _ -> Authorities.context(new TrustManager[] {new Trusting()});
      };
    } catch (GeneralSecurityException e) {
      throw new OwnFault("TLS cannot be set up here: " + e.getMessage(), e);
    }
  }

  /** Believes every certificate, since the catalog says so for this address. */
  private static final class Trusting extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
