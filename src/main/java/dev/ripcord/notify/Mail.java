package dev.ripcord.notify;

import dev.ripcord.catalog.Channel;
import dev.ripcord.catalog.Secrets;
import dev.ripcord.probe.Authorities;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;

/**
 * Sends e-mail. The library is loaded when the first one is sent, and not before: nothing else may
 * name its classes.
 */
final class Mail {
  private static final int SUBJECT = 200;
  private static final int TEXT = 64 * 1024;
  private static final String MILLIS = "10000";

  private Mail() {}

  static Delivery send(Channel.Email to, Message message, String id, Secrets secrets) {
    try {
      var session = Session.getInstance(properties(to));
      var mail = mail(session, to, message, id);
      try (var transport = session.getTransport("smtp")) {
        if (to.login().isPresent()) {
          var login = to.login().get();
          transport.connect(
              to.host(),
              to.port(),
              secrets.resolve(login.username()),
              secrets.resolve(login.password()));
        } else {
          transport.connect();
        }
        transport.sendMessage(mail, mail.getAllRecipients());
      }
      return new Delivery.Taken();
    } catch (AuthenticationFailedException e) {
      return new Delivery.Refused("the mail server does not know this user: " + said(e));
    } catch (SendFailedException e) {
      return refused(e) ? new Delivery.Refused(said(e)) : new Delivery.Failed(said(e));
    } catch (MessagingException | IOException e) {
      return new Delivery.Failed(said(e));
    }
  }

  private static Properties properties(Channel.Email to) throws IOException {
    var properties = new Properties();
    properties.put("mail.smtp.host", to.host());
    properties.put("mail.smtp.port", String.valueOf(to.port()));
    properties.put("mail.smtp.auth", String.valueOf(to.login().isPresent()));
    properties.put("mail.smtp.connectiontimeout", MILLIS);
    properties.put("mail.smtp.timeout", MILLIS);
    properties.put("mail.smtp.writetimeout", MILLIS);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (to.tls()) {
      case STARTTLS -> {
        properties.put("mail.smtp.starttls.enable", "true");
        properties.put("mail.smtp.starttls.required", "true");
      }
      case IMPLICIT -> properties.put("mail.smtp.ssl.enable", "true");
      case NONE -> {}
    }
    if (to.ca().isPresent()) {
      properties.put(
          "mail.smtp.ssl.socketFactory", Authorities.of(to.ca().get()).getSocketFactory());
    }
    return properties;
  }

  /** The same message has the same id each time, by which mail programs drop the second. */
  private static MimeMessage mail(Session session, Channel.Email to, Message message, String id)
      throws MessagingException {
    var mail =
        new MimeMessage(session) {
          @Override
          protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + id + "@ripcord>");
          }
        };
    mail.setFrom(new InternetAddress(to.from()));
    for (var each : to.to()) {
      mail.addRecipient(jakarta.mail.Message.RecipientType.TO, new InternetAddress(each));
    }
    mail.setSubject(Fit.line("[ripcord] " + Wording.headline(message), SUBJECT), "UTF-8");
    mail.setSentDate(Date.from(message.at()));
    mail.setHeader("Auto-Submitted", "auto-generated");
    var text = Wording.text(message) + "\n-- \n" + Wording.footer(message) + "\n";
    mail.setText(Fit.plain(text, TEXT), "UTF-8");
    return mail;
  }

  /** Whether the server said that it never takes this (5xx), and not that it cannot now (4xx). */
  private static boolean refused(Exception e) {
    return said(e).matches("(?s).*\\b5\\d\\d[ -].*");
  }

  private static String said(Exception e) {
    var cause = Optional.ofNullable(e.getCause());
    var more = cause.map(each -> " (" + each.getMessage() + ")").orElse("");
    return Fit.line(e.getMessage() + more, 300);
  }
}
