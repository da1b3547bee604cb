package dev.ripcord.journal;

import dev.ripcord.catalog.DatabaseAddress;
import dev.ripcord.catalog.Secrets;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Connects to the server of an address; its password is looked up anew for each connection. */
final class PostgresServer {
  private final DatabaseAddress address;
  private final Secrets secrets;

  PostgresServer(DatabaseAddress address, Secrets secrets) {
    this.address = address;
    this.secrets = secrets;
  }

  PostgresSession connect() throws SQLException {
    var database = URLEncoder.encode(address.database(), StandardCharsets.UTF_8);
    var url = "jdbc:postgresql://" + address.hosts() + "/" + database;
    return new PostgresSession(DriverManager.getConnection(url, properties()));
  }

  /**
   * Without a password the driver looks into {@code ~/.pgpass}. A statement is never kept prepared
   * on the server, which a pooler could not follow.
   */
  private Properties properties() {
    var properties = new Properties();
    address.options().forEach(properties::setProperty);
    address.user().ifPresent(each -> properties.setProperty("user", each));
    address.password().ifPresent(each -> properties.setProperty("password", password(each)));
    properties.setProperty("ApplicationName", "ripcord");
    properties.setProperty("assumeMinServerVersion", "12");
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("socketTimeout", "10");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("prepareThreshold", "0");
    properties.setProperty("logServerErrorDetail", "false");
    if (address.hosts().contains(",")) {
      properties.setProperty("targetServerType", "primary");
    }
    return properties;
  }

  private String password(String reference) {
    try {
      return secrets.resolve(reference);
    } catch (IllegalStateException e) {
      throw new JournalException(
          "the journal %s cannot be opened: %s. Nothing was done. %s"
              .formatted(address, e.getMessage(), PostgresTrouble.ELSEWHERE),
          e);
    }
  }
}
