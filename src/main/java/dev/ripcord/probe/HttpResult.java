package dev.ripcord.probe;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;

/** What one HTTP request came to. */
public sealed interface HttpResult permits HttpResult.Answered, Failed {

  Timings timings();

  /** A field of the answer's head. */
  record Header(String name, String value) {}

  /**
   * An answer, whatever its status.
   *
   * @param body as it came, up to the request's limit
   * @param truncated whether more came than was kept
   * @param from the address that answered, which is another one after a redirect
   */
  @SuppressWarnings("ArrayRecordComponent") // content is handed on, never compared
  record Answered(
      int status,
      List<Header> headers,
      byte[] body,
      boolean truncated,
      WebAddress from,
      Timings timings)
      implements HttpResult {
    private static final String CHARSET = "charset=";

    public Answered {
      headers = List.copyOf(headers);
    }

    /** The first value of a header, by its name in any case. */
    public Optional<String> header(String name) {
      return headers.stream()
          .filter(each -> each.name().equalsIgnoreCase(name))
          .findFirst()
          .map(Header::value);
    }

    /** The body in the character set that its content type tells, else in UTF-8. */
    public String text() {
      return new String(body, header("content-type").map(Answered::charset).orElse(UTF_8));
    }

    private static Charset charset(String contentType) {
      var at = contentType.toLowerCase(java.util.Locale.ROOT).indexOf(CHARSET);
      if (at < 0) {
        return UTF_8;
      }
      var rest = contentType.substring(at + CHARSET.length());
      try {
        return Charset.forName(rest.split(";", 2)[0].replace("\"", "").strip());
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        return UTF_8;
      }
    }

    private static final Charset UTF_8 = StandardCharsets.UTF_8;
  }
}
