package dev.dtu.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import org.junit.jupiter.api.Test;

class SealTest {

  private static final Obj CLAIMS = Obj.of("sub", Json.of("ada"));

  @Test
  void the_key_of_a_space_is_the_same_on_every_machine() {
    assertThat(new Seal("guild").name()).isEqualTo("615c46e5be1739913848e4707ceba7599aa37c58");
  }

  @Test
  void the_same_words_give_the_same_token() {
    String token = new Seal("guild").sign(CLAIMS);
    assertThat(new Seal("guild").sign(CLAIMS)).isEqualTo(token);
    Seal.Read read = Seal.Read.of(token).orElseThrow();
    assertThat(read.claims()).isEqualTo(CLAIMS);
    assertThat(new Seal("guild").signed(read, Obj.EMPTY)).isTrue();
    assertThat(new Seal("other").signed(read, Obj.EMPTY)).isFalse();
  }

  @Test
  void a_client_with_keys_of_its_own_signs_with_those() {
    var own = new Seal("client");
    Obj keys = Obj.of("keys", Json.array(java.util.List.of(own.open())));
    Seal.Read read = Seal.Read.of(own.sign(CLAIMS)).orElseThrow();
    assertThat(new Seal("guild").signed(read, keys)).isTrue();
    assertThat(new Seal("guild").signed(read, Obj.EMPTY)).isFalse();
  }

  @Test
  void what_is_no_token_is_none() {
    assertThat(Seal.Read.of("")).isEmpty();
    assertThat(Seal.Read.of("a.b.c")).isEmpty();
  }
}
