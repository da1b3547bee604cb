import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Pattern;

/** A stand-in for Lavalink in Java; README.md says what it is true to. */
public class LavalinkStandIn {
  private static final String VERSION = "4.0.8";
  private static final Pattern PASSWORD = Pattern.compile("password: \"?([^\"\\n]+)\"?");
  private static final Pattern PORT = Pattern.compile("port: (\\d+)");
  private static String configuration;

  public static void main(String[] args) throws IOException {
    configuration = Files.readString(Path.of("application.yml"));
    var port = Integer.parseInt(found(PORT, configuration));
    try (var server = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"))) {
      System.out.println("Lavalink is ready to accept connections.");
      while (true) {
        var socket = server.accept();
        Thread.ofVirtual().start(() -> serve(socket));
      }
    }
  }

  private static String found(Pattern pattern, String text) {
    var match = pattern.matcher(text);
    return match.find() ? match.group(1) : "";
  }

  private static boolean told(String word) {
    try {
      return Files.readString(Path.of("control")).contains(word);
    } catch (IOException none) {
      return false;
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      var request = head(socket.getInputStream());
      var out = socket.getOutputStream();
      var path = request.split(" ", 3)[1];
      if (path.equals("/version")) {
        answer(out, "200 OK", "text/plain", VERSION);
      } else if (!header(request, "authorization").equals(found(PASSWORD, configuration))) {
        error(out, 401, "Unauthorized", path);
      } else if (path.equals("/v4/websocket")) {
        webSocket(socket, request, path);
      } else {
        json(out, path);
      }
    } catch (IOException gone) {
      // The client hung up.
    }
  }

  private static void json(OutputStream out, String path) throws IOException {
    if (path.equals("/v4/info")) {
      ok(out, "{\"version\":{\"semver\":\"" + VERSION + "\",\"major\":4,\"minor\":0,\"patch\":8},\"jvm\":\""
          + System.getProperty("java.version") + "\",\"lavaplayer\":\"2.2.2\","
          + "\"sourceManagers\":[\"youtube\",\"soundcloud\"],\"filters\":[],\"plugins\":[]}");
    } else if (path.equals("/v4/stats")) {
      var memory = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
      ok(out, "{\"players\":0,\"playingPlayers\":0,\"uptime\":" + ManagementFactory.getRuntimeMXBean().getUptime()
          + ",\"memory\":{\"free\":1,\"used\":" + memory.getUsed() + ",\"allocated\":" + memory.getCommitted()
          + ",\"reservable\":1},\"cpu\":{\"cores\":2,\"systemLoad\":0.1,\"lavalinkLoad\":0.01}}");
    } else if (path.startsWith("/v4/loadtracks?identifier=ytsearch:")) {
      tracks(out, "youtube");
    } else if (path.startsWith("/v4/loadtracks?identifier=scsearch:")) {
      tracks(out, "soundcloud");
    } else {
      error(out, 404, "Not Found", path);
    }
  }

  private static void tracks(OutputStream out, String source) throws IOException {
    ok(out, told(source + "-error")
        ? "{\"loadType\":\"error\",\"data\":{\"message\":\"Something went wrong\",\"severity\":\"fault\",\"cause\":\"x\"}}"
        : "{\"loadType\":\"search\",\"data\":[{\"encoded\":\"QAAA\",\"info\":{\"title\":\"test\",\"sourceName\":\""
            + source + "\"},\"pluginInfo\":{}}]}");
  }

  private static void webSocket(Socket socket, String request, String path) throws IOException {
    var out = socket.getOutputStream();
    if (told("no-websocket")) {
      error(out, 403, "Forbidden", path);
      return;
    }
    var user = header(request, "user-id");
    if (user.isEmpty() || header(request, "client-name").isEmpty()) {
      error(out, 400, "Bad Request", path);
      return;
    }
    send(out, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: " + accept(header(request, "sec-websocket-key")) + "\r\n\r\n");
    var ready = "{\"op\":\"ready\",\"resumed\":false,\"sessionId\":\"s" + user + "\"}";
    out.write(new byte[] {(byte) 0x81, (byte) ready.length()});
    send(out, ready);
    while (socket.getInputStream().read() >= 0) {
      // Until the client hangs up.
    }
  }

  private static String accept(String key) {
    try {
      var salted = (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(salted));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String head(InputStream in) throws IOException {
    var text = new StringBuilder();
    while (!text.toString().endsWith("\r\n\r\n")) {
      var read = in.read();
      if (read < 0) {
        throw new IOException("cut");
      }
      text.append((char) read);
    }
    return text.toString();
  }

  private static String header(String request, String name) {
    return found(Pattern.compile("(?im)^" + name + ": ([^\r\n]*)"), request);
  }

  private static void ok(OutputStream out, String body) throws IOException {
    answer(out, "200 OK", "application/json", body);
  }

  private static void error(OutputStream out, int status, String word, String path) throws IOException {
    answer(out, status + " " + word, "application/json", "{\"timestamp\":" + System.currentTimeMillis() + ",\"status\":"
        + status + ",\"error\":\"" + word + "\",\"message\":\"" + word + "\",\"path\":\"" + path + "\"}");
  }

  private static void answer(OutputStream out, String status, String type, String body) throws IOException {
    send(out, "HTTP/1.1 " + status + "\r\nContent-Type: " + type + "\r\nContent-Length: " + body.length()
        + "\r\nLavalink-Api-Version: 4\r\nConnection: close\r\n\r\n" + body);
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }
}
