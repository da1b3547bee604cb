package dev.ripcord.host.ssh;

import com.jcraft.jsch.ChannelDirectTCPIP;
import dev.ripcord.host.UnreachableException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import org.jspecify.annotations.Nullable;

/** A socket that connects from the far side, over the connection that there is. */
final class Tunnel extends Socket {
  private final Connection connection;
  private volatile @Nullable ChannelDirectTCPIP channel;
  private volatile @Nullable InetSocketAddress peer;
  private volatile boolean closed;
  private @Nullable InputStream in;
  private @Nullable OutputStream out;

  Tunnel(Connection connection) {
    super(Proxy.NO_PROXY);
    this.connection = connection;
  }

  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    var address = (InetSocketAddress) endpoint;
    try {
      var opened = connection.tunnel();
      channel = opened;
      in = opened.getInputStream();
      out = opened.getOutputStream();
      connection.connect(opened, address, timeout);
      peer = address;
    } catch (NoAnswer e) {
      throw new UnreachableException(e.why());
    }
    if (closed) {
      close();
      throw new SocketException("closed");
    }
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, Connection.OPENING);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return there(in);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return there(out);
  }

  private static <T> T there(@Nullable T stream) throws IOException {
    if (stream == null) {
      throw new SocketException("not connected");
    }
    return stream;
  }

  @Override
  public boolean isConnected() {
    return peer != null;
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public @Nullable InetAddress getInetAddress() {
    var known = peer;
    return known == null ? null : known.getAddress();
  }

  @Override
  public int getPort() {
    var known = peer;
    return known == null ? 0 : known.getPort();
  }

  @Override
  public @Nullable SocketAddress getRemoteSocketAddress() {
    return peer;
  }

  /** The deadline of whoever looks closes the socket; nothing else has to end a read. */
  @Override
  public void setSoTimeout(int timeout) {}

  @Override
  public int getSoTimeout() {
    return 0;
  }

  @Override
  public void setTcpNoDelay(boolean on) {}

  @Override
  public void close() {
    closed = true;
    var open = channel;
    if (open != null) {
      open.disconnect();
    }
  }
}
