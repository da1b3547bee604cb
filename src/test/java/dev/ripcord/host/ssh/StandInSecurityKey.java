package dev.ripcord.host.ssh;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;

/**
 * An agent that holds one key in a security key, which is touched by nobody: the real sshd checks
 * what it signs. Shapes from OpenSSH's PROTOCOL.u2f and from the draft of the agent's protocol.
 */
final class StandInSecurityKey implements AutoCloseable {
  private static final String KIND = "sk-ssh-ed25519@openssh.com";
  private static final String APPLICATION = "ssh:";
  private static final int RAW_KEY = 32;
  private static final int TOUCHED = 1;

  private final KeyPair key;
  private final ServerSocketChannel door;

  StandInSecurityKey(Path socket) {
    try {
      this.key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      this.door = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
      door.bind(UnixDomainSocketAddress.of(socket));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    Thread.ofVirtual().start(this::serve);
  }

  /** A line for {@code authorized_keys}. */
  String authorized() throws IOException {
    return KIND + " " + Base64.getEncoder().encodeToString(blob()) + " stand-in\n";
  }

  private void serve() {
    try {
      while (true) {
        var client = door.accept();
        Thread.ofVirtual().start(() -> answer(client));
      }
    } catch (IOException _) {
      // closed
    }
  }

  private void answer(SocketChannel client) {
    try (client) {
      var in = new DataInputStream(Channels.newInputStream(client));
      var out = new DataOutputStream(Channels.newOutputStream(client));
      while (true) {
        var request = new byte[in.readInt()];
        in.readFully(request);
        text(out, reply(request));
      }
    } catch (IOException | GeneralSecurityException _) {
      // the client has gone
    }
  }

  private byte[] reply(byte[] request) throws IOException, GeneralSecurityException {
    var in = new DataInputStream(new ByteArrayInputStream(request));
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    switch (in.readByte()) {
      case 11 -> { // SSH_AGENTC_REQUEST_IDENTITIES
        out.writeByte(12);
        out.writeInt(1);
        text(out, blob());
        text(out, "stand-in".getBytes(US_ASCII));
      }
      case 13 -> { // SSH_AGENTC_SIGN_REQUEST
        in.readNBytes(in.readInt());
        out.writeByte(14);
        text(out, signature(in.readNBytes(in.readInt())));
      }
      default -> out.writeByte(5); // SSH_AGENT_FAILURE
    }
    return bytes.toByteArray();
  }

  private byte[] blob() throws IOException {
    var encoded = key.getPublic().getEncoded();
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    text(out, KIND.getBytes(US_ASCII));
    text(out, Arrays.copyOfRange(encoded, encoded.length - RAW_KEY, encoded.length));
    text(out, APPLICATION.getBytes(US_ASCII));
    return bytes.toByteArray();
  }

  private byte[] signature(byte[] data) throws IOException, GeneralSecurityException {
    var counted = new byte[] {TOUCHED, 0, 0, 0, 7};
    var signer = Signature.getInstance("Ed25519");
    signer.initSign(key.getPrivate());
    signer.update(sha256(APPLICATION.getBytes(US_ASCII)));
    signer.update(counted);
    signer.update(sha256(data));
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    text(out, KIND.getBytes(US_ASCII));
    text(out, signer.sign());
    out.write(counted);
    return bytes.toByteArray();
  }

  private static byte[] sha256(byte[] data) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(data);
  }

  private static void text(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
    out.flush();
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
