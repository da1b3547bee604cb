package dev.ripcord.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The sample messages of RFC 5769, and what is none. */
class StunMessageTest {
  private static final byte[] ID = hex("b7e7a701bc34d686fa87dfae");
  private static final String HEAD = "2112a442b7e7a701bc34d686fa87dfae";
  private static final String SOFTWARE = "8022000b7465737420766563746f7220";
  private static final String INTEGRITY =
      "000800142b91f599fd9e90c38c7489f92af9ba53f06be7d780280004c07d4c96";

  @Test
  void an_address_is_read_through_its_mask() {
    assertThat(
            StunMessage.answer(
                hex("0101003c" + HEAD + SOFTWARE + "002000080001a147e112a643" + INTEGRITY), ID))
        .contains(new StunMessage.Seen("192.0.2.1:32853"));
    var six = "002000140002a1470113a9faa5d3f179bc25f4b5bed2b9d9";
    assertThat(StunMessage.answer(hex("01010028" + HEAD + SOFTWARE + six), ID))
        .contains(new StunMessage.Seen("2001:db8:1234:5678:11:2233:4455:6677:32853"));
  }

  @Test
  void an_old_server_tells_it_without_a_mask() {
    assertThat(StunMessage.answer(hex("0101000c" + HEAD + "0001000800018055c0000201"), ID))
        .contains(new StunMessage.Seen("192.0.2.1:32853"));
  }

  @Test
  void an_error_is_told_by_its_number() {
    assertThat(StunMessage.answer(hex("0111000c" + HEAD + "000900080000040142616400"), ID))
        .contains(new StunMessage.Refusal("it answers with the error 401"));
    assertThat(StunMessage.answer(hex("01010000" + HEAD), ID))
        .containsInstanceOf(StunMessage.Refusal.class);
  }

  @Test
  void what_answers_another_request_or_none_is_no_answer() {
    assertThat(StunMessage.answer(hex("01010000" + HEAD), new byte[12])).isEmpty();
    assertThat(StunMessage.answer(hex("01010000" + HEAD.replace("2112a442", "00000000")), ID))
        .isEmpty();
    assertThat(StunMessage.answer(hex("00010000" + HEAD), ID)).isEmpty();
    assertThat(StunMessage.answer(hex("01010004" + HEAD), ID)).isEmpty();
    assertThat(StunMessage.answer(hex("0101"), ID)).isEmpty();
    assertThat(
            StunMessage.answer(
                "HTTP/1.1 400 Bad Request".getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                ID))
        .isEmpty();
  }

  @Test
  void an_attribute_that_is_longer_than_the_packet_is_no_fault_of_ours() {
    assertThat(StunMessage.answer(hex("01010008" + HEAD + "0020ffff00000000"), ID))
        .containsInstanceOf(StunMessage.Refusal.class);
    assertThat(StunMessage.answer(hex("01010008" + HEAD + "0020000400010000"), ID))
        .contains(new StunMessage.Refusal("it answers with an address that is none"));
  }

  @Test
  void a_request_is_a_header_with_the_cookie_and_the_id() {
    assertThat(StunMessage.request(ID)).isEqualTo(hex("00010000" + HEAD));
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
