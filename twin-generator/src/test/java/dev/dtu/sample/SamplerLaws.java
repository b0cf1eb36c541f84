package dev.dtu.sample;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.contract.Schemas;
import dev.dtu.json.Json;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerLaws {

  private static final Schema PERSON =
      Schema.of(
          Json.trusted(
              """
              {"type": "object", "required": ["name", "kind", "born"], "properties": {
                "id": {"type": "string", "readOnly": true},
                "name": {"type": "string", "minLength": 3, "maxLength": 12},
                "kind": {"enum": ["a", "b"]},
                "born": {"type": "string", "format": "date"},
                "code": {"type": "string", "pattern": "^[A-Z]{2}-[0-9]{3,5}$"},
                "mail": {"type": "string", "format": "email"},
                "age": {"type": "integer", "minimum": 18, "maximum": 99},
                "half": {"type": "number", "exclusiveMinimum": 0, "multipleOf": 5},
                "tags": {"type": "array", "minItems": 1, "maxItems": 2, "uniqueItems": true,
                  "items": {"type": "string"}},
                "pay": {"oneOf": [
                  {"type": "object", "required": ["iban"], "properties": {"iban": {"type": "string"}},
                   "additionalProperties": false},
                  {"type": "object", "required": ["card"], "properties": {"card": {"type": "integer"}},
                   "additionalProperties": false}]}}}
              """),
          Schemas.NONE);

  @Property(tries = 200)
  void what_is_made_fits(@ForAll long seed, @ForAll Sampler.Optionals optionals) {
    var sampler = new Sampler(SchemaCheck.Direction.REQUEST, Chance.of(seed));
    Optional<Json> made = sampler.sample(PERSON, optionals);

    assertThat(made).isPresent();
    assertThat(SchemaCheck.check(made.get(), PERSON, SchemaCheck.Direction.REQUEST)).isEmpty();
    assertThat(made.get().asObj().orElseThrow().has("id")).isFalse();
  }

  @Property(tries = 50)
  void all_optionals_are_there_when_asked_for(@ForAll long seed) {
    var sampler = new Sampler(SchemaCheck.Direction.REQUEST, Chance.of(seed));

    assertThat(
            sampler
                .sample(PERSON, Sampler.Optionals.ALL)
                .orElseThrow()
                .asObj()
                .orElseThrow()
                .keys())
        .containsExactly("name", "kind", "born", "code", "mail", "age", "half", "tags", "pay");
  }

  @Property(tries = 50)
  void the_same_seed_makes_the_same(@ForAll long seed) {
    assertThat(
            new Sampler(SchemaCheck.Direction.REQUEST, Chance.of(seed))
                .sample(PERSON, Sampler.Optionals.SOME))
        .isEqualTo(
            new Sampler(SchemaCheck.Direction.REQUEST, Chance.of(seed))
                .sample(PERSON, Sampler.Optionals.SOME));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "^[a-z0-9]{4}$",
        "abc",
        "^(draft|live)$",
        "^[^/]+$",
        "^\\d{3}-\\w+$",
        "^(?:a|b)*c?$",
        "^[A-Fa-f0-9]{40}$",
        "^(?!x)[a-z]+$",
        "^https?://.+$",
        "\\S+",
        "^[\\w-]+:[\\w./-]+$"
      })
  void a_pattern_gives_a_text_that_matches(String pattern) {
    for (long seed = 0; seed < 20; seed++) {
      Optional<String> text = PatternText.of(pattern, 0, 100, Chance.of(seed));
      assertThat(text).as(pattern).isPresent();
      assertThat(Pattern.compile(pattern).matcher(text.get()).find()).isTrue();
    }
  }

  @Property(tries = 20)
  void a_pattern_that_is_not_followed_gives_nothing(@ForAll long seed) {
    assertThat(PatternText.of("^\\p{L}+$", 0, 10, Chance.of(seed))).isEmpty();
  }
}
