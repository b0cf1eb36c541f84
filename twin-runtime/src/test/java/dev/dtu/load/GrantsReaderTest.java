package dev.dtu.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.effect.Meanings;
import dev.dtu.grant.Denial;
import dev.dtu.grant.Desk;
import dev.dtu.grant.Grants;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantsReaderTest {

  private static final Contract CONTRACT =
      Contract.of(
          (Obj)
              Json.trusted(
                  "{\"format\":1,\"name\":\"guild\",\"schemas\":{},"
                      + "\"operations\":[[\"token\",\"POST\",\"/token\",\"all\"]]}"),
          _ -> Obj.EMPTY);
  private static final Meanings MEANINGS =
      Meanings.fromJson((Obj) Json.trusted("{\"resources\":[{\"name\":\"team\"}]}"));

  private final Flaws flaws = new Flaws();

  private Grants read(String yaml) {
    Page page =
        Page.parse("grants.yaml", yaml.getBytes(StandardCharsets.UTF_8), flaws).orElseThrow();
    return new GrantsReader(page).read(CONTRACT, MEANINGS);
  }

  @Test
  void a_token_service_is_read() {
    Grants grants =
        read(
            """
            source: "made for tests, 2026-11-21"
            clients: {web: {id: "w[0-9]{4}", secret: "s[a-z]{4}"}}
            assertions: {audiences: [here], lasts: 60}
            operations:
              token:
                usual: refresh_token
                grants: {refresh_token: {access: {shape: "t#{1}"}, reply: {team: "${team.name}"}}}
            says: {no-code: {error: invalid_code}}
            """);
    assertThat(flaws.all()).isEmpty();
    assertThat(grants.clients()).extracting("kind").containsExactly("web");
    assertThat(grants.assertions())
        .isEqualTo(new Grants.Assertions(List.of("here"), 60, 300, false));
    assertThat(grants.desks().get("token")).isInstanceOf(Desk.Handing.class);
    assertThat(grants.says().get(Denial.NO_CODE))
        .isEqualTo(new Denial.Saying("invalid_code", "code is missing.", 400));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "clients: {web: {secret: x}} | expected a member 'id'",
        "clients: {web: {id: '[a'}} | expected ']'",
        "clients: {web: {id: a, file: {x: '${keey}'}}} | did you mean 'key'?",
        "clients: {web: {id: a, keyed: yes}} | expected one of true, false",
        "assertions: {last: 5} | did you mean 'lasts'?",
        "operations: {tokn: {shows: keys}} | did you mean 'token'?",
        "operations: {token: {}} | expected one of grants, code, revokes, tells, shows, pushes,"
            + " waits, decides, begins; found none",
        "operations: {token: {grants: {}, judged: {'urn:x': passwrd}}} | found 'passwrd'",
        "operations: {token: {shows: keys, tells: token}} | found tells and shows",
        "operations: {token: {shows: kees}} | did you mean 'keys'?",
        "operations: {token: {grants: {refresh_tokn: {}}}} | did you mean 'refresh_token'?",
        "operations: {token: {grants: {refresh_token: {}}}} | expected a member 'access'",
        "operations: {token: {grants: {refresh_token: {access: {shape: a, same: sbject}}}}} | did"
            + " you mean 'subject'?",
        "operations: {token: {grants: {refresh_token: {access: {shape: a}, rather: [{reply:"
            + " {}}]}}}} | expected a member 'where'",
        "operations: {token: {grants: {refresh_token: {access: {shape: a}, beside: {x: {ask:"
            + " y}}}}}} | did you mean 'asks'?",
        "operations: {token: {shows: {a: {$given: scop, as: b}}}} | did you mean 'scope'?",
        "operations: {token: {code: {lasts: 5}}} | expected 'shape' or 'claims', found neither",
        "operations: {token: {shows: {a: '${scop}'}}} | did you mean 'scope'?",
        "operations: {token: {shows: {a: '${crew.id}'}}} | found 'crew.id'",
        "operations: {token: {shows: keys, of: {teem: x}}} | did you mean 'team'?",
        "covers: {'a.*': b} | expected a scope with one '*' on both sides",
        "assertions: {once: perhaps} | expected one of true, false",
        "says: {no-coed: {error: a}} | did you mean 'no-code'?",
        "says: {no-code: {status: 4000}} | expected a whole number from 200 to 599",
      })
  void what_is_wrong_is_told_with_the_nearest_right_word(String yaml, String told) {
    read("source: \"made for tests, 2026-11-21\"\n" + yaml);
    assertThat(flaws.all()).isNotEmpty();
    assertThat(flaws.all().getFirst().toString()).startsWith("grants.yaml:2").contains(told);
  }

  @Test
  void where_it_was_read_must_be_told() {
    read("clients: {}");
    assertThat(flaws.all().getFirst().toString()).contains("expected a member 'source'");
  }
}
