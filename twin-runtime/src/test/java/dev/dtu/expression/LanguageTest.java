package dev.dtu.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import org.junit.jupiter.api.Test;

/// What a language reads, and what it says of what it cannot.
class LanguageTest {

  private static final Language ALL = Language.of(Operator.values()).negating().grouping();
  private static final Language FEW = Language.of(Operator.EQ, Operator.PR);

  private static final Obj ADA =
      Obj.of("status", Json.of("ACTIVE"), "age", new Json.Num("36"))
          .with("at", Json.of("2026-01-31T10:00:00.000Z"))
          .with("admin", Json.of(true))
          .with("nick", Json.Null.NULL)
          .with("tags", Arr.of(Json.of("math"), Json.of("Poems")))
          .with("profile", Obj.of("name", Json.of("Ada \"L\""), "a.b", Json.of("dotted")))
          .with("mails", Arr.of(Obj.of("type", Json.of("work"), "value", Json.of("ada@x"))));

  private static boolean holds(String text) throws Misspelled {
    return ALL.read(text).holds(ADA, Comparing.EXACT);
  }

  private static Misspelled wrong(Language language, String text) {
    return catchThrowableOfType(Misspelled.class, () -> language.read(text));
  }

  @Test
  void texts_numbers_moments_and_flags_compare_as_what_they_are() throws Misspelled {
    assertThat(holds("status eq \"ACTIVE\" and age gt 9 and age le 36.0")).isTrue();
    assertThat(holds("at gt \"2026-01-31T09:30:00Z\" and at lt \"2026-01-31T12:00:00+01:00\""))
        .isTrue();
    assertThat(holds("admin eq true and not (admin eq false)")).isTrue();
    assertThat(holds("profile.name eq \"Ada \\\"L\\\"\" and profile.a.b sw \"dot\"")).isTrue();
    assertThat(holds("status co \"TIV\" and status ew \"IVE\" and status ne \"STAGED\"")).isTrue();
    assertThat(holds("age gt \"a\"")).isFalse();
  }

  @Test
  void a_list_does_what_one_of_its_values_does() throws Misspelled {
    assertThat(holds("tags eq \"math\" and tags sw \"Po\" and mails.type eq \"work\"")).isTrue();
    assertThat(holds("mails[type eq \"work\" and value sw \"ada\"]")).isTrue();
    assertThat(holds("mails[type eq \"home\" or value sw \"bob\"]")).isFalse();
    assertThat(ALL.read("mails[type eq \"home\"]").comparisons().getFirst().attribute())
        .isEqualTo("mails.type");
  }

  @Test
  void nothing_is_not_present_and_equals_null() throws Misspelled {
    assertThat(holds("age pr and not (nick pr) and not (none pr)")).isTrue();
    assertThat(holds("nick eq null and none eq null and age ne null")).isTrue();
    assertThat(holds("none ne null or nick gt 1")).isFalse();
  }

  @Test
  void letters_count_or_do_not() throws Misspelled {
    Expression small = FEW.read("status EQ \"active\"");
    assertThat(small.holds(ADA, Comparing.EXACT)).isFalse();
    assertThat(small.holds(ADA, Comparing.CASELESS)).isTrue();
  }

  @Test
  void and_binds_tighter_than_or() throws Misspelled {
    assertThat(holds("status eq \"ACTIVE\" or age eq 1 and age eq 2")).isTrue();
    assertThat(holds("(status eq \"ACTIVE\" or age eq 1) and age eq 2")).isFalse();
  }

  @Test
  void what_is_wrong_is_told_with_its_place_and_what_was_expected() {
    assertThat(wrong(FEW, "display_message eqq \"x\""))
        .hasMessage("expected eq, pr at position 16, found 'eqq'");
    assertThat(wrong(FEW, "a gt 1").fault()).isEqualTo(Misspelled.Fault.OPERATOR);
    assertThat(wrong(FEW, "a eq b"))
        .hasMessage(
            "expected a text in quotes, a number, true, false, null at position 5, found 'b'");
    assertThat(wrong(FEW, "a eq \"b"))
        .hasMessageContaining("a text that ends with \" at position 5");
    assertThat(wrong(FEW, "a eq \"\\x\"")).hasMessageContaining("an escape of JSON at position 6");
    assertThat(wrong(FEW, ""))
        .hasMessage("expected the name of an attribute, ( at position 0, found the end");
    assertThat(wrong(FEW, "a pr b pr"))
        .hasMessage("expected and, or, the end at position 5, found 'b'");
    assertThat(wrong(FEW, "(a pr")).hasMessage("expected and, or, ) at position 5, found the end");
    assertThat(wrong(FEW, "not (a pr)").fault()).isEqualTo(Misspelled.Fault.OPERATOR);
    assertThat(wrong(FEW, "a[b pr]").found()).isEqualTo("[");
    assertThat(wrong(ALL, "not a pr").expected()).contains("eq");
  }

  @Test
  void there_is_a_limit_to_length_and_depth() {
    assertThat(wrong(FEW, "(".repeat(Language.DEPTH + 1) + "a pr").fault())
        .isEqualTo(Misspelled.Fault.LIMIT);
    assertThat(wrong(FEW, "a".repeat(Language.LENGTH + 1)))
        .hasMessageContaining("at most 20000 characters");
  }

  private static final Language SIGNS =
      Language.ofSigns(Operator.CO, Operator.EQ, Operator.NE, Operator.LE, Operator.GT);

  private static boolean signs(String text) throws Misspelled {
    return SIGNS.read(text).holds(ADA, Comparing.EXACT);
  }

  @Test
  void a_language_of_signs_says_the_same() throws Misspelled {
    assertThat(signs("status='ACTIVE' and not age <= 9 and (admin = true or nick)")).isTrue();
    assertThat(signs("not not status contains 'TIV' and status!=\"STAGED\"")).isTrue();
    assertThat(signs("'math' in tags and not 'prose' in tags")).isTrue();
    assertThat(signs("mails has { type='work' and value='ada@x' }")).isTrue();
    assertThat(signs("mails has {type='home'} or nick")).isFalse();
    assertThat(SIGNS.read("name = 'it\\'s a \\\\'").comparisons().getFirst().value())
        .isEqualTo(Json.of("it's a \\"));
    assertThat(SIGNS.read("'x' in tags").comparisons().getFirst().operator())
        .isEqualTo(Operator.IN);
  }

  @Test
  void signs_that_cannot_be_read_are_told_with_their_place() {
    assertThat(wrong(SIGNS, "age >= 1"))
        .hasMessageContaining("expected contains, =, !=, <=, > at position 4");
    assertThat(wrong(SIGNS, "status = it"))
        .hasMessageContaining("a text in quotes, a number, true, false, null at position 9");
    assertThat(wrong(SIGNS, "status = 'it's'").fault()).isEqualTo(Misspelled.Fault.LINK);
    assertThat(wrong(SIGNS, "status = 'open")).hasMessageContaining("a text that ends with '");
    assertThat(wrong(SIGNS, "'x' tags")).hasMessage("expected in at position 4, found 'tags'");
    assertThat(wrong(SIGNS, "'x' in")).hasMessageContaining("the name of an attribute");
    assertThat(wrong(SIGNS, "mails has 'x'")).hasMessageContaining("expected { at position 10");
    assertThat(wrong(SIGNS, "mails has {a='x'")).hasMessageContaining("expected and, or, }");
    assertThat(wrong(SIGNS, "not ".repeat(Language.DEPTH + 1) + "nick").fault())
        .isEqualTo(Misspelled.Fault.LIMIT);
  }
}
