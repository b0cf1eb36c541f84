package dev.dtu.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What stands in bytes that a client sent.
class SealedTest {

  private static final byte[] SENT = bytes(900, 7);

  private static byte[] bytes(int count, long seed) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static String url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Sealed sealed() {
    var sealed = new Sealed();
    sealed.take(Base64.getMimeEncoder().encodeToString(SENT));
    sealed.take("short");
    return sealed;
  }

  @Test
  void a_part_of_them_and_their_hash_are_the_client_s() throws NoSuchAlgorithmException {
    assertThat(sealed().holds(url(Arrays.copyOfRange(SENT, 100, 356)))).isTrue();
    assertThat(sealed().holds(url(MessageDigest.getInstance("SHA-256").digest(SENT)))).isTrue();
  }

  @Test
  void other_bytes_short_ones_and_words_are_not() {
    assertThat(sealed().holds(url(bytes(256, 8)))).isFalse();
    assertThat(sealed().holds(url(Arrays.copyOfRange(SENT, 100, 110)))).isFalse();
    assertThat(sealed().holds("no base of sixty-four!")).isFalse();
    assertThat(new Sealed().holds(url(SENT))).isFalse();
  }
}
