package dev.dtu.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class JsonLaws {

  @Property(tries = 300)
  void what_is_written_reads_back_to_the_same_bytes(@ForAll("documents") Json document)
      throws Malformed {
    Json again = Json.parse(document.bytes());
    assertThat(again).isEqualTo(document);
    assertThat(again.bytes()).isEqualTo(document.bytes());
    assertThat(again.hashCode()).isEqualTo(document.hashCode());
  }

  @Property(tries = 1000)
  void texts_are_written_as_jackson_writes_them(
      @ForAll @Size(max = 60) List<@From("points") Integer> points) throws IOException {
    var text = new StringBuilder();
    points.forEach(text::appendCodePoint);
    writtenAsJackson(text.toString());
  }

  @Property(tries = 1000)
  void long_texts_with_one_odd_character_are_written_as_jackson_writes_them(
      @ForAll @IntRange(max = 100) int before,
      @ForAll("points") int odd,
      @ForAll @IntRange(max = 100) int after)
      throws IOException, Malformed {
    String text = "a~".repeat(before) + Character.toString(odd) + "é?".repeat(after);
    writtenAsJackson(text);
    assertThat(Json.parse(Json.of(text).bytes())).isEqualTo(Json.of(text));
  }

  private static void writtenAsJackson(String text) throws IOException {
    var out = new ByteArrayOutputStream();
    var factory = new JsonFactory();
    factory.enable(JsonGenerator.Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8);
    try (JsonGenerator generator = factory.createGenerator(out)) {
      generator.writeString(text);
    }
    assertThat(Json.of(text).bytes()).isEqualTo(out.toByteArray());
  }

  /// Code points of every length in UTF-8, those that need an escape among them.
  @Provide
  Arbitrary<Integer> points() {
    return Arbitraries.oneOf(
        Arbitraries.integers().between(0, 0x7F),
        Arbitraries.integers().between(0x80, 0x7FF),
        Arbitraries.integers().between(0x800, 0xD7FF),
        Arbitraries.integers().between(0xE000, 0xFFFF),
        Arbitraries.integers().between(0x10000, 0x10FFFF));
  }

  @Property(tries = 200)
  void the_indented_form_means_the_same(@ForAll("documents") Json document) throws Malformed {
    assertThat(Json.parse(document.pretty())).isEqualTo(document);
  }

  @Property(tries = 300)
  void any_bytes_are_a_value_or_malformed(@ForAll byte[] bytes) {
    try {
      assertThat(Json.parse(bytes)).isNotNull();
    } catch (Malformed malformed) {
      assertThat(malformed).hasMessageContaining("xpected");
    } catch (RuntimeException defect) {
      throw new AssertionError("a defect instead of Malformed", defect);
    }
  }

  @Property(tries = 200)
  void a_changed_copy_leaves_the_first_as_it_was(
      @ForAll("objects") Obj object, @ForAll("keys") String key) {
    Obj before = Obj.EMPTY.withAll(object);
    Obj with = object.with(key, Json.of(1));
    Obj without = with.without(key);
    assertThat(object).isEqualTo(before);
    assertThat(with.find(key)).contains(Json.of(1));
    assertThat(with.size()).isEqualTo(object.size() + (object.has(key) ? 0 : 1));
    assertThat(without.has(key)).isFalse();
  }

  @Provide
  Arbitrary<Json> documents() {
    return document(3);
  }

  @Provide
  Arbitrary<Obj> objects() {
    return object(Arbitraries.integers().map(Json::of), 40);
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.strings().withCharRange('a', 'f').ofMinLength(1).ofMaxLength(2);
  }

  private Arbitrary<Json> document(int depth) {
    Arbitrary<Json> scalar =
        Arbitraries.oneOf(
            Arbitraries.strings()
                .excludeChars('\ud800')
                .ofMaxLength(20)
                .filter(JsonLaws::wellFormed)
                .map(Json::of),
            Arbitraries.longs().map(Json::of),
            Arbitraries.doubles().map(Json::of),
            Arbitraries.of("1.0", "1e400", "-0", "0.10", "123456789012345678901234567890")
                .map(Json.Num::new),
            Arbitraries.of(true, false).map(Json::of),
            Arbitraries.just(Json.Null.NULL));
    if (depth == 0) {
      return scalar;
    }
    Arbitrary<Json> inner = Arbitraries.lazy(() -> document(depth - 1));
    return Arbitraries.oneOf(
        scalar, inner.list().ofMaxSize(4).map(Json::array), object(inner, 16).map(o -> o));
  }

  private Arbitrary<Obj> object(Arbitrary<? extends Json> values, int most) {
    return net.jqwik.api.Combinators.combine(keys(), values)
        .as(Obj.Member::new)
        .list()
        .ofMaxSize(most)
        .map(members -> {
          List<Obj.Member> list = new ArrayList<>(members);
          return Obj.of(list);
        });
  }

  private static boolean wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }
}
