package dev.ripcord.probe;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS over a connected socket. */
final class Tls {
  private Tls() {}

  static SSLSocket over(Socket socket, WebAddress address, Trust trust) throws IOException {
    var factory = context(trust).getSocketFactory();
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
        case Trust.Authority(Path file) -> context(signedBy(file));
        case Trust.Anyone _ -> context(new TrustManager[] {new Trusting()});
      };
    } catch (GeneralSecurityException e) {
      throw new OwnFault("TLS cannot be set up here: " + e.getMessage(), e);
    }
  }

  private static SSLContext context(TrustManager[] trusted) throws GeneralSecurityException {
    var context = SSLContext.getInstance("TLS");
    context.init(null, trusted, null);
    return context;
  }

  private static TrustManager[] signedBy(Path file) throws IOException, GeneralSecurityException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    try (var in = Files.newInputStream(file)) {
      var count = 0;
      for (var each : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry("ca-" + count++, each);
      }
    } catch (IOException | GeneralSecurityException e) {
      throw new OwnFault("the certificates in " + file + " cannot be read: " + e.getMessage(), e);
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
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
