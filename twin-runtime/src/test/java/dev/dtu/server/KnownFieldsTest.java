package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Headers;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.junit.jupiter.api.Test;

class KnownFieldsTest {

  private final KnownFields known = new KnownFields();

  @Test
  void a_line_that_comes_again_is_encoded_once_and_others_in_its_place_are_themselves() {
    Headers.Line line = Headers.Line.of("x-one", "the same");
    assertThat(known.field(line)).isEqualTo(new HttpField("x-one", "the same"));
    HttpField encoded = known.field(Headers.Line.of("x-one", "the same"));
    assertThat(encoded).isInstanceOf(PreEncodedHttpField.class);
    assertThat(known.field(line)).isSameAs(encoded);
    Headers.Line type = Headers.Line.of("content-type", "text/plain");
    known.field(type);
    assertThat(known.field(type).getName()).isEqualTo("Content-Type");
    for (int i = 0; i < 1_000; i++) { // more than there are places
      String value = "value " + i;
      assertThat(known.field(Headers.Line.of("x-two", value)).getValue()).isEqualTo(value);
      assertThat(known.field(Headers.Line.of("x-three", value)).getName()).isEqualTo("x-three");
    }
    assertThat(known.field(line).getValue()).isEqualTo("the same");
  }
}
