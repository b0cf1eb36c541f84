package dev.dtu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.twins.jira.jql.Clause;
import dev.dtu.twins.jira.jql.Jql;
import dev.dtu.twins.jira.jql.Misread;
import dev.dtu.twins.jira.jql.Structure;
import dev.dtu.twins.jira.jql.Words;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds of every query, however it was written.
class JqlLaws {

  private static final List<String> PARTS =
      List.of(
          ("project status = != ~ !~ < > <= >= in not is was changed ( ) , [ ] ! & || and or order"
               + " by asc desc empty null cf 10 -1d \"a b\" 'x after during from to on select ENG"
               + " now() \\u12 \\ { \u0001 . \n")
              .split(" "));

  @Provide
  Arbitrary<String> queries() {
    Arbitrary<String> parts =
        Arbitraries.of(PARTS).list().ofMaxSize(14).map(it -> String.join(" ", it));
    return Arbitraries.oneOf(
        parts,
        Arbitraries.strings().ofMaxLength(40),
        Arbitraries.strings().ascii().ofMaxLength(40));
  }

  @Property(tries = 3000)
  void a_query_is_read_or_refused_at_a_place_of_it(@ForAll("queries") String text) {
    try {
      Jql query = Jql.read(text);
      query.where().map(Clause::plain);
      assertThat(Structure.of(query)).isNotNull();
    } catch (Misread wrong) {
      assertThat(wrong.position()).isBetween(0, text.length());
      assertThat(wrong.said()).startsWith("Error in ");
    }
  }

  @Property(tries = 500)
  void any_value_is_read_again_as_it_was_written(@ForAll("values") String value) throws Misread {
    Jql query = Jql.read("labels = " + Words.written(value));
    Clause.Term term = (Clause.Term) query.where().orElseThrow();
    assertThat(Structure.of(query).toString()).contains("operand");
    assertThat(term.operand().orElseThrow().written()).isEqualTo(Words.written(value));
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings().withCharRange(' ', '~').withChars('é', '漢').ofMinLength(1);
  }

  @Property(tries = 5)
  void brackets_in_brackets_end_before_the_stack_does() {
    for (String open : List.of("(", "not ", "!", "a in (")) {
      try {
        Jql.read(open.repeat(100_000));
      } catch (Misread wrong) {
        assertThat(wrong.said()).startsWith("Error in ");
      }
    }
  }
}
