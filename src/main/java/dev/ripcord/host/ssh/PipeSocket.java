package dev.ripcord.host.ssh;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A program's stdin and stdout as a socket whose reads can time out, which is how the library
 * notices a far side that has gone silent.
 */
final class PipeSocket extends Socket {
  private static final int PIECE = 1 << 15;
  private static final byte[] END = {};

  private final Process process;
  private final BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();
  private final InputStream in = new Arrivals();
  private volatile long timeout;

  PipeSocket(Process process) {
    super(Proxy.NO_PROXY);
    this.process = process;
    Thread.ofVirtual().start(this::carry);
  }

  private void carry() {
    try (var from = process.getInputStream()) {
      var bytes = new byte[PIECE];
      for (var n = from.read(bytes); n >= 0; n = from.read(bytes)) {
        arrived.add(Arrays.copyOf(bytes, n));
      }
    } catch (IOException _) {
      // it was ended
    }
    arrived.add(END);
  }

  @Override
  public InputStream getInputStream() {
    return in;
  }

  @Override
  public OutputStream getOutputStream() {
    return process.getOutputStream();
  }

  /** Milliseconds; 0 means that a read waits for as long as it takes. */
  @Override
  public void setSoTimeout(int milliseconds) {
    timeout = milliseconds;
  }

  @Override
  public int getSoTimeout() {
    return Math.toIntExact(timeout);
  }

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public boolean isConnected() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return !process.isAlive();
  }

  @Override
  public void close() {
    process.destroy();
  }

  /** What has come and was not read yet. */
  private final class Arrivals extends InputStream {
    private byte[] piece = {};
    private int at;
    private boolean ended;

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      Objects.checkFromIndexSize(offset, length, bytes.length);
      if (at == piece.length && !next()) {
        return -1;
      }
      var n = Math.min(length, piece.length - at);
      System.arraycopy(piece, at, bytes, offset, n);
      at += n;
      return n;
    }

    private boolean next() throws IOException {
      if (!ended) {
        piece = taken();
        at = 0;
        ended = piece.length == 0;
      }
      return !ended;
    }

    private byte[] taken() throws IOException {
      try {
        var limit = timeout == 0 ? Long.MAX_VALUE : timeout;
        var next = arrived.poll(limit, TimeUnit.MILLISECONDS);
        if (next == null) {
          throw new SocketTimeoutException("nothing came for " + limit + " ms");
        }
        return next;
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted");
      }
    }
  }
}
