package dev.ripcord.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** TLS for which the certificates of one PEM file sign. */
public final class Authorities {
  private Authorities() {}

  /** Believes what the file's certificates signed, and nothing else. */
  public static SSLContext of(Path file) throws IOException {
    try {
      return context(signedBy(file));
    } catch (IOException | GeneralSecurityException e) {
      throw new OwnFault("the certificates in " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Believes whom the Java runtime believes, and knows of no earlier connection. */
  static SSLContext usual() throws GeneralSecurityException {
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init((KeyStore) null);
    return context(factory.getTrustManagers());
  }

  static SSLContext context(TrustManager[] trusted) throws GeneralSecurityException {
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
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }
}
