package dev.ripcord.probe;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks up a name; not on the caller's thread, since the system's resolver cannot be stopped. */
final class Lookup {
  private Lookup() {}

  static List<InetAddress> addresses(String host, Duration limit) throws IOException {
    try {
      return List.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException name) {
      return named(host, limit);
    }
  }

  private static List<InetAddress> named(String host, Duration limit) throws IOException {
    var task = new FutureTask<>(() -> List.of(InetAddress.getAllByName(host)));
    Thread.ofPlatform().daemon().name("probe-lookup").start(task);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      var silent = new SocketTimeoutException("the name service is silent");
      silent.initCause(e);
      throw silent;
    } catch (ExecutionException e) {
      throw e.getCause() instanceof UnknownHostException unknown
          ? unknown
          : new OwnFault("the name cannot be looked up here: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OwnFault("stopped while looking up the name", e);
    }
  }
}
