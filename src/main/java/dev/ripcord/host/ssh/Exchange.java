package dev.ripcord.host.ssh;

import com.jcraft.jsch.ChannelExec;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One message and its answer, which comes in on the thread of the connection. */
final class Exchange {
  private static final String LATE = "late";
  private static final String READY = "ready";
  private static final int LAST_WORDS = 200;

  private final Message message;
  private final byte[] text;
  private final Stream out;
  private final Stream err;
  private final CountDownLatch ready = new CountDownLatch(1);
  private final CountDownLatch over = new CountDownLatch(2);
  private volatile boolean late;
  private volatile @Nullable String words;

  Exchange(Message message) {
    this.message = message;
    this.text = message.text().getBytes(StandardCharsets.UTF_8);
    this.out = new Stream(message.nonce(), message.limit(), this::said, this::closed);
    this.err = new Stream(message.nonce(), message.limit(), this::saidBeside, over::countDown);
  }

  /** Bytes of the text. */
  int length() {
    return text.length;
  }

  OutputStream out() {
    return out;
  }

  OutputStream err() {
    return err;
  }

  private void said(String line) {
    switch (line) {
      case LATE -> late = true;
      case READY -> ready.countDown();
      default -> {
        words = line;
        closed();
      }
    }
  }

  private void saidBeside(String line) {
    if (!line.equals(READY)) {
      over.countDown();
    }
  }

  private void closed() {
    ready.countDown();
    over.countDown();
  }

  /** The shell reads all of the text before it begins; only then it may be given more. */
  void send(ChannelExec channel) throws IOException, InterruptedException, NoAnswer {
    var stdin = channel.getOutputStream();
    stdin.write(text);
    stdin.flush();
    if (message.payload().isPresent()) {
      if (!ready.await(message.patience().toMillis(), TimeUnit.MILLISECONDS)) {
        throw NoAnswer.after("no answer within " + message.patience().toSeconds() + " s");
      }
      if (words == null) {
        stdin.write(message.payload().get());
        stdin.flush();
      }
    }
    stdin.close();
  }

  Answer receive() throws InterruptedException, NoAnswer {
    var inTime = over.await(message.patience().toMillis(), TimeUnit.MILLISECONDS);
    var end = words;
    if (end == null) {
      throw NoAnswer.after(
          inTime
              ? "the connection was lost, or the shell there ended" + lastWords()
              : "no answer within " + message.patience().toSeconds() + " s");
    }
    return new Answer(end, late, out.content(), err.content(), out.truncated() || err.truncated());
  }

  private String lastWords() {
    var said = new String(err.content(), StandardCharsets.UTF_8).strip();
    return said.isEmpty() ? "" : ": " + said.substring(Math.max(0, said.length() - LAST_WORDS));
  }
}
