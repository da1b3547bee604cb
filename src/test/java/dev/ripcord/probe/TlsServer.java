package dev.ripcord.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A server with a certificate of its own for the name localhost. */
record TlsServer(LoopbackServer server, Path ca) implements AutoCloseable {
  private static final char[] PASSWORD = "only-a-test".toCharArray();

  static TlsServer start(Path folder) throws Exception {
    var file = folder.resolve("server.p12");
    if (!Files.exists(file)) {
      keytool(file);
    }
    var store = KeyStore.getInstance(file.toFile(), PASSWORD);
    var ca = folder.resolve("server.pem");
    var encoded = Base64.getMimeEncoder().encodeToString(store.getCertificate("s").getEncoded());
    Files.writeString(
        ca, "-----BEGIN CERTIFICATE-----\n" + encoded + "\n-----END CERTIFICATE-----\n");
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    var listener = context.getServerSocketFactory().createServerSocket();
    return new TlsServer(
        LoopbackServer.over(
            listener,
            (socket, _) -> LoopbackServer.send(socket, LoopbackServer.response(200, "secured"))),
        ca);
  }

  private static void keytool(Path file) throws IOException, InterruptedException {
    var tool = Path.of(System.getProperty("java.home"), "bin/keytool").toString();
    var made =
        new ProcessBuilder(
                tool,
                "-genkeypair",
                "-alias",
                "s",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-validity",
                "2",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                new String(PASSWORD))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!made.waitFor(20, TimeUnit.SECONDS) || made.exitValue() != 0) {
      throw new IllegalStateException("keytool failed");
    }
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }
}
