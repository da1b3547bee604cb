package dev.ripcord.probe;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** The messages of a STUN binding (RFC 8489, 5 and 14), as far as one look needs them; pure. */
final class StunMessage {
  static final int ID_LENGTH = 12;
  private static final int HEADER = 20;
  private static final int COOKIE = 0x2112A442;
  private static final int REQUEST = 0x0001;
  private static final int SUCCESS = 0x0101;
  private static final int ERROR = 0x0111;
  private static final int MAPPED = 0x0001;
  private static final int XOR_MAPPED = 0x0020;
  private static final int ERROR_CODE = 0x0009;
  private static final int IPV6 = 2;

  private StunMessage() {}

  /** What an answer says. */
  sealed interface Said {}

  /** Under which address the server sees us. */
  record Seen(String as) implements Said {}

  /** The server gives an error of this number, or answers without an address. */
  record Refusal(String why) implements Said {}

  static byte[] request(byte[] id) {
    return ByteBuffer.allocate(HEADER)
        .putShort((short) REQUEST)
        .putShort((short) 0)
        .putInt(COOKIE)
        .put(id)
        .array();
  }

  /** Empty for what is not the answer to this request, whoever sent it. */
  static Optional<Said> answer(byte[] packet, byte[] id) {
    if (packet.length < HEADER) {
      return Optional.empty();
    }
    var in = ByteBuffer.wrap(packet);
    var type = in.getShort() & 0xffff;
    var length = in.getShort() & 0xffff;
    var theirs = new byte[ID_LENGTH];
    var known = in.getInt() == COOKIE && length == packet.length - HEADER && length % 4 == 0;
    in.get(theirs);
    if (!known || !Arrays.equals(theirs, id) || (type != SUCCESS && type != ERROR)) {
      return Optional.empty();
    }
    return Optional.of(type == ERROR ? new Refusal(error(in)) : seen(in, id));
  }

  private static Said seen(ByteBuffer in, byte[] id) {
    var plain = Optional.<ByteBuffer>empty();
    for (var each = next(in); each.isPresent(); each = next(in)) {
      if (each.get().type == XOR_MAPPED) {
        return address(each.get().value, id);
      }
      plain = each.get().type == MAPPED ? Optional.of(each.get().value) : plain;
    }
    return plain
        .map(each -> address(each, new byte[0]))
        .orElseGet(
            () -> new Refusal("it answers, but does not say under which address it sees us"));
  }

  /**
   * With the transaction's id the address is masked by it, so that no router on the way edits it.
   */
  private static Said address(ByteBuffer value, byte[] id) {
    if (value.remaining() < 8) {
      return new Refusal("it answers with an address that is none");
    }
    var mask = ByteBuffer.allocate(16).putInt(id.length == 0 ? 0 : COOKIE).put(id).array();
    var six = (value.getShort() & 0xff) == IPV6;
    var port = (value.getShort() ^ (mask[0] << 8 | (mask[1] & 0xff))) & 0xffff;
    var bytes = new byte[Math.min(value.remaining(), six ? 16 : 4)];
    value.get(bytes);
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] ^= mask[i];
    }
    try {
      var address = new InetSocketAddress(InetAddress.getByAddress(bytes), port);
      return new Seen(address.getAddress().getHostAddress() + ":" + address.getPort());
    } catch (UnknownHostException e) {
      return new Refusal("it answers with an address that is none");
    }
  }

  private static String error(ByteBuffer in) {
    for (var each = next(in); each.isPresent(); each = next(in)) {
      var value = each.get().value;
      if (each.get().type == ERROR_CODE && value.remaining() >= 4) {
        var code = value.getInt();
        return "it answers with the error " + ((code >> 8 & 7) * 100 + (code & 0xff));
      }
    }
    return "it answers with an error";
  }

  /** An attribute with its value, which is filled up to four bytes. */
  private record Attribute(int type, ByteBuffer value) {}

  private static Optional<Attribute> next(ByteBuffer in) {
    if (in.remaining() < 4) {
      return Optional.empty();
    }
    var type = in.getShort() & 0xffff;
    var length = in.getShort() & 0xffff;
    if (length > in.remaining()) {
      return Optional.empty();
    }
    var value = in.slice(in.position(), length);
    in.position(Math.min(in.limit(), in.position() + (length + 3) / 4 * 4));
    return Optional.of(new Attribute(type, value));
  }
}
