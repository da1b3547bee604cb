package dev.ripcord.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedHashTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 20, 32, 63, 64})
  void it_is_the_hmac_of_the_jdk(int length) throws Exception {
    var random = new Random(length);
    var key = new byte[length];
    random.nextBytes(key);
    for (var size : new int[] {0, 1, 55, 56, 63, 64, 65, 1000}) {
      var content = new byte[size];
      random.nextBytes(content);
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));

      assertThat(KeyedHash.of(key, content)).isEqualTo(mac.doFinal(content));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {65, 100})
  void a_key_that_is_longer_than_a_block_is_refused(int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyedHash.of(new byte[length], new byte[0]));
  }
}
