package dev.ripcord.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/** One request and its answer on a line. */
final class Exchange {
  private static final Http1Config CONFIG =
      Http1Config.custom()
          .setBufferSize(4096)
          .setMaxHeaderCount(200)
          .setMaxLineLength(16384)
          .setMaxEmptyLineCount(10)
          .build();

  private final Line line;
  private final HttpAsk ask;
  private final DefaultBHttpClientConnection connection = new DefaultBHttpClientConnection(CONFIG);

  Exchange(Line line, HttpAsk ask) {
    this.line = line;
    this.ask = ask;
  }

  HttpResult.Answered run() throws IOException, HttpException {
    bind();
    line.enter(Phase.SEND);
    var request = request();
    connection.sendRequestHeader(request);
    if (request.getEntity() != null) {
      connection.sendRequestEntity(request);
    }
    connection.flush();
    line.enter(Phase.HEADERS);
    var response = head();
    line.enter(Phase.BODY);
    return answered(response, body(response));
  }

  private void bind() throws IOException {
    var address = ask.address();
    Socket plain = line.connect(address.host(), address.port());
    if (address.tls()) {
      SSLSocket secured = line.secure(address, ask.trust());
      connection.bind(secured, plain);
    } else {
      connection.bind(plain);
    }
  }

  private ClassicHttpRequest request() {
    var request = new BasicClassicHttpRequest(ask.method(), ask.address().path());
    request.setHeader("Host", ask.address().authority());
    request.setHeader("User-Agent", "ripcord");
    request.setHeader("Accept", "*/*");
    ask.headers().forEach(request::setHeader);
    request.setHeader("Connection", "close");
    ask.body()
        .ifPresent(bytes -> {
          request.setEntity(new ByteArrayEntity(bytes, null));
          request.setHeader("Content-Length", bytes.length);
        });
    return request;
  }

  private ClassicHttpResponse head() throws IOException, HttpException {
    try {
      var response = connection.receiveResponseHeader();
      while (response.getCode() < 200 && response.getCode() != 101) {
        response = connection.receiveResponseHeader();
      }
      return response;
    } catch (IllegalArgumentException e) {
      throw new ProtocolException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Up to one byte more than is kept, so that it shows whether there is more. */
  private byte[] body(ClassicHttpResponse response) throws IOException, HttpException {
    var code = response.getCode();
    if (ask.method().equals("HEAD") || code == 204 || code == 304 || code == 101) {
      return new byte[0];
    }
    connection.receiveResponseEntity(response);
    var entity = response.getEntity();
    if (entity == null) {
      return new byte[0];
    }
    // Never closed: that would read the rest of it, however long. The line is cut instead.
    InputStream content = entity.getContent();
    return content.readNBytes(ask.bodyLimit() + 1);
  }

  private HttpResult.Answered answered(ClassicHttpResponse response, byte[] body) {
    var truncated = body.length > ask.bodyLimit();
    List<HttpResult.Header> headers =
        Stream.of(response.getHeaders())
            .map(each -> new HttpResult.Header(each.getName(), String.valueOf(each.getValue())))
            .toList();
    return new HttpResult.Answered(
        response.getCode(),
        headers,
        truncated ? Arrays.copyOf(body, ask.bodyLimit()) : body,
        truncated,
        ask.address(),
        line.timings());
  }
}
