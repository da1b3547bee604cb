package dev.ripcord.target.github;

import dev.ripcord.probe.LoopbackServer;
import java.io.IOException;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A stand-in for GitHub's REST API: the workflow {@code rollback.yml} of one repository.
 *
 * <p>Its shapes are those of GitHub's published OpenAPI description (github/rest-api-description):
 * {@code POST .../dispatches} takes {@code ref}, {@code inputs} and {@code return_run_details}, and
 * answers 204 with nothing, or 200 with a {@code workflow-dispatch-response} ({@code
 * workflow_run_id}, {@code run_url}, {@code html_url}, all required; since 2026-02-19); {@code GET
 * .../runs} answers {@code total_count} and {@code workflow_runs}, each a {@code workflow-run} of
 * which the required fields stand in {@link #run}.
 */
public final class GithubStandIn implements AutoCloseable {
  public static final String TOKEN = "ghs_16C7e42F292c6912E7710c838347Ae178B4a";
  private static final String BASE = "/repos/wpgc/sermon-uploader/actions/";
  private static final Set<String> WORDS = Set.of("ref", "inputs", "return_run_details");

  public final List<JsonNode> dispatches = new CopyOnWriteArrayList<>();
  final List<String> heads = new CopyOnWriteArrayList<>();

  /** By number: status, conclusion (or null) and title, as JSON texts. */
  private final Map<Long, List<String>> runs = new ConcurrentHashMap<>();

  private final ConcurrentLinkedQueue<String> next = new ConcurrentLinkedQueue<>();
  private final AtomicLong number = new AtomicLong(17_000_000_000L);
  private final LoopbackServer server = LoopbackServer.that(this::answer);

  /** Whether it is new enough to tell which run a dispatch became. */
  volatile boolean details = true;

  /** What becomes of a run at once, which elsewhere takes minutes. */
  public volatile String conclusion = "";

  /** Whether the connection breaks after it has taken a dispatch. */
  volatile boolean breaks;

  private volatile Runnable effect = () -> {};

  /** The workflow's inputs. */
  volatile Set<String> inputs =
      Set.of("rollback_type", "target_commit", "reason", "force_rollback", "ripcord_id");

  public String address() {
    return "http://localhost:" + server.port();
  }

  /** How the next request is answered, whatever it is. */
  void then(int status, String body, String... headers) {
    next.add(LoopbackServer.response(status, body, headers));
  }

  /** What the workflow does. */
  public void whenDispatched(Runnable does) {
    effect = does;
  }

  /** Somebody else starts the workflow. */
  long elsewhere(String title) {
    return started(title);
  }

  /** A run goes on. */
  public void now(long run, String status, String conclusion) {
    runs.computeIfPresent(run, (_, old) -> List.of(status, conclusion, old.getLast()));
  }

  public long last() {
    return number.get();
  }

  private void answer(Socket socket, String head) throws IOException {
    var body = LoopbackServer.body(socket, head);
    heads.add(head);
    var told = Optional.ofNullable(next.poll());
    if (told.isPresent()) {
      LoopbackServer.send(socket, told.get());
    } else if (!head.contains("\r\nAuthorization: Bearer " + TOKEN + "\r\n")) {
      LoopbackServer.send(socket, LoopbackServer.response(401, said("Bad credentials")));
    } else if (head.startsWith("POST " + BASE + "workflows/rollback.yml/dispatches ")) {
      dispatched(socket, new JsonMapper().readTree(body));
    } else if (head.startsWith("GET " + BASE + "workflows/rollback.yml/runs?")) {
      listed(socket, head);
    } else if (head.startsWith("GET " + BASE + "runs/")) {
      var id = Long.parseLong(head.substring(head.indexOf("runs/") + 5, head.indexOf(" HTTP")));
      LoopbackServer.send(socket, LoopbackServer.response(200, run(id)));
    } else {
      LoopbackServer.send(socket, LoopbackServer.response(404, said("Not Found")));
    }
  }

  private void dispatched(Socket socket, JsonNode asked) throws IOException {
    var unknown = asked.propertyNames().stream().filter(each -> !WORDS.contains(each)).toList();
    var detailed = asked.has("return_run_details");
    var foreign =
        asked.path("inputs").propertyNames().stream()
            .filter(each -> !inputs.contains(each))
            .toList();
    if (!unknown.isEmpty() || (detailed && !details)) {
      refuse(socket, "Invalid request. \"return_run_details\" is not a permitted key.");
    } else if (!asked.path("ref").asString("").equals("main")) {
      refuse(socket, "No ref found for: " + asked.path("ref").asString(""));
    } else if (!foreign.isEmpty()) {
      refuse(socket, "Unexpected inputs provided: " + foreign);
    } else {
      dispatches.add(asked);
      effect.run();
      var run = started("Rollback [" + asked.path("inputs").path("ripcord_id").asString("") + "]");
      if (breaks) {
        socket.close();
        return;
      }
      LoopbackServer.send(
          socket,
          detailed
              ? LoopbackServer.response(200, response(run))
              : "HTTP/1.1 204 No Content\r\n\r\n");
    }
  }

  private static void refuse(Socket socket, String message) throws IOException {
    LoopbackServer.send(socket, LoopbackServer.response(422, said(message)));
  }

  private static String said(String message) {
    return "{\"message\": \"%s\", \"documentation_url\": \"https://docs.github.com/rest\"}"
        .formatted(message.replace("\"", "\\\""));
  }

  private long started(String title) {
    var id = number.incrementAndGet();
    runs.put(id, List.of(conclusion.isEmpty() ? "queued" : "completed", conclusion, title));
    return id;
  }

  private static String response(long run) {
    return "{\"workflow_run_id\": %d, \"run_url\": \"https://api.github.com%sruns/%d\", \"html_url\": \"https://github.com/wpgc/sermon-uploader/actions/runs/%d\"}"
        .formatted(run, BASE, run, run);
  }

  private void listed(Socket socket, String head) throws IOException {
    var all = runs.keySet().stream().sorted((a, b) -> Long.compare(b, a)).map(this::run).toList();
    var text =
        "{\"total_count\": " + all.size() + ", \"workflow_runs\": [" + String.join(",", all) + "]}";
    var etag = "W/\"" + Integer.toHexString(text.hashCode()) + "\"";
    LoopbackServer.send(
        socket,
        head.contains("\r\nIf-None-Match: " + etag + "\r\n")
            ? "HTTP/1.1 304 Not Modified\r\nETag: " + etag + "\r\n\r\n"
            : LoopbackServer.response(200, text, "ETag: " + etag));
  }

  private String run(long id) {
    var told = runs.getOrDefault(id, List.of("queued", "", ""));
    var conclusion = told.get(1).isEmpty() ? "null" : "\"" + told.get(1) + "\"";
    return """
    {"id": %d, "node_id": "WFR_x", "name": "Rollback", "display_title": "%s", "head_branch": "main",
     "head_sha": "0123456789abcdef0123456789abcdef01234567", "path": ".github/workflows/rollback.yml",
     "run_number": 1, "run_attempt": 1, "event": "workflow_dispatch", "status": "%s",
     "conclusion": %s, "workflow_id": 9, "url": "https://api.github.com%sruns/%d",
     "html_url": "https://github.com/wpgc/sermon-uploader/actions/runs/%d", "pull_requests": [],
     "created_at": "2026-11-22T10:00:00Z", "updated_at": "2026-11-22T10:00:00Z"}\
    """
        .formatted(id, told.get(2), told.getFirst(), conclusion, BASE, id, id);
  }

  @Override
  public void close() {
    server.close();
  }
}
