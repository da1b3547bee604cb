package dev.ripcord.notify;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.ripcord.app.demo.FreePort;
import dev.ripcord.catalog.Channel;
import dev.ripcord.catalog.Channel.Encryption;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.probe.OwnCertificate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** E-mail at a real SMTP server (GreenMail). */
@Timeout(60)
final class MailTest {
  private final Secrets secrets = new Secrets(_ -> "t0ps3cret");
  private final ServerSetup plain = new ServerSetup(FreePort.find(), "127.0.0.1", "smtp");
  private final ServerSetup secured = new ServerSetup(FreePort.find(), "127.0.0.1", "smtps");
  private final GreenMail server = new GreenMail(new ServerSetup[] {plain, secured});

  private static OwnCertificate certificate = new OwnCertificate(Path.of("."), Path.of("."));

  /** GreenMail's own certificate is for no name at all. */
  @BeforeAll
  static void bringCertificate(@TempDir Path place) throws Exception {
    certificate = OwnCertificate.in(place, "ip:127.0.0.1");
    System.setProperty("greenmail.tls.keystore.file", certificate.store().toString());
    System.setProperty("greenmail.tls.keystore.password", OwnCertificate.PASSWORD);
    System.setProperty("greenmail.tls.key.password", OwnCertificate.PASSWORD);
  }

  @BeforeEach
  void start() {
    server.setUser("ripcord@example.org", "ripcord", "t0ps3cret");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void a_message_arrives_with_all_that_it_says() throws Exception {
    var message =
        Told.critical("shop", "1")
            .line("first\u0007 line")
            .fact("rule", "errors > 10 %")
            .incident("i-7");
    assertThat(send(to(plain, Encryption.NONE), message)).isEmpty();
    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo("[ripcord] CRITICAL shop: error rate 14 %");
    assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
    assertThat(mail.getMessageID()).isEqualTo("<id-1@ripcord>");
    assertThat(String.valueOf(mail.getContent()).replace("\r", ""))
        .contains("first line\n", "rule:          errors > 10 %", "incident i-7, shop/errors/1");
  }

  @Test
  void a_title_makes_no_header_of_its_own() throws Exception {
    var evil =
        Told.critical("shop", "1")
            .as(Kind.PROBLEM, "x\r\nBcc: all@example.org\r\n\r\nhi", Told.NOON);
    assertThat(send(to(plain, Encryption.NONE), evil)).isEmpty();
    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getHeader("Bcc")).isNull();
    assertThat(mail.getAllRecipients()).hasSize(1);
  }

  @Test
  void one_of_any_length_in_any_script_arrives() {
    assertThat(send(to(plain, Encryption.NONE), Told.hostile(5000))).isEmpty();
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void a_server_without_starttls_gets_nothing() {
    assertThat(send(to(plain, Encryption.STARTTLS), Told.critical("shop", "1")))
        .contains("STARTTLS");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_certificate_that_nobody_vouches_for_is_not_believed() {
    assertThat(send(to(secured, Encryption.IMPLICIT), Told.critical("shop", "1")))
        .contains("certif");
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void one_that_the_catalog_vouches_for_is_and_the_server_learns_who_sends() {
    var login = Optional.of(new Channel.Login("ripcord", "${env:PASSWORD}"));
    var mail = with(to(secured, Encryption.IMPLICIT), "127.0.0.1", login);
    assertThat(send(mail, Told.critical("shop", "1"))).isEmpty();
    assertThat(server.getReceivedMessages()).hasSize(1);
  }

  @Test
  void but_not_for_another_name() {
    var mail = with(to(secured, Encryption.IMPLICIT), "localhost", Optional.empty());
    assertThat(send(mail, Told.critical("shop", "1"))).isNotEmpty();
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void a_wrong_password_is_refused_and_not_told() {
    var login = Optional.of(new Channel.Login("ripcord", "wr0ng-one"));
    var mail = with(to(secured, Encryption.IMPLICIT), "127.0.0.1", login);
    var delivery = Mail.send(mail, Told.critical("shop", "1"), "1", secrets);
    assertThat(delivery).isInstanceOf(Delivery.Refused.class);
    assertThat(delivery.text()).contains("does not know this user").doesNotContain("wr0ng");
  }

  @Test
  void a_server_that_is_not_there_is_a_failure() {
    var gone = new ServerSetup(FreePort.find(), "127.0.0.1", "smtp");
    assertThat(Mail.send(to(gone, Encryption.NONE), Told.news("x"), "1", secrets))
        .isInstanceOf(Delivery.Failed.class);
  }

  @Test
  void with_starttls_all_but_the_greeting_is_secured() throws Exception {
    try (var standIn = StartTlsStandIn.with(certificate)) {
      var setup = new ServerSetup(standIn.port(), "127.0.0.1", "smtp");
      var mail = with(to(setup, Encryption.STARTTLS), "127.0.0.1", Optional.empty());
      assertThat(send(mail, Told.critical("shop", "1"))).isEmpty();
      assertThat(standIn.plain()).hasSize(2).last().isEqualTo("STARTTLS");
      assertThat(standIn.secured()).contains("Subject: [ripcord] CRITICAL shop: error rate 14 %");
    }
  }

  @Test
  void the_library_is_not_loaded_before_a_mail_is_sent() throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin/java").toString();
    var words =
        List.of(
            java,
            "-Xlog:class+load",
            "-cp",
            System.getProperty("java.class.path"),
            Lists.class.getName());
    var process = new ProcessBuilder(words).redirectErrorStream(true).start();
    var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(text).contains("dev.ripcord.notify.NetSender").doesNotContain("jakarta.mail");
  }

  /** Makes what sends, and sends something else than a mail. */
  static final class Lists {
    private Lists() {}

    public static void main(String[] arguments) {
      var sender = new NetSender(dev.ripcord.clock.Clock.system(), new Secrets(_ -> "x"));
      sender.send(new Channel.Slack("${env:X}"), Told.news("x"), "1");
    }
  }

  private String send(Channel.Email to, Message message) {
    return Mail.send(to, message, "id-1", secrets).text();
  }

  private static Channel.Email to(ServerSetup setup, Encryption tls) {
    return new Channel.Email(
        "127.0.0.1",
        setup.getPort(),
        "ripcord@example.org",
        List.of("ops@example.org"),
        Optional.empty(),
        tls,
        Optional.empty());
  }

  private Channel.Email with(Channel.Email mail, String host, Optional<Channel.Login> login) {
    return new Channel.Email(
        host,
        mail.port(),
        mail.from(),
        mail.to(),
        login,
        mail.tls(),
        Optional.of(certificate.pem()));
  }
}
