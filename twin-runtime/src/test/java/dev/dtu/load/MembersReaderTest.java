package dev.dtu.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Facts;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What a person declares of single members.
class MembersReaderTest {

  private static final Obj CONTRACT =
      (Obj)
          Json.trusted(
              """
              {"format": 1, "name": "shop", "title": "Shop", "version": "1",
               "dialect": "openapi 3.0.3", "servers": [], "schemes": {}, "security": [],
               "operations": [["makeCart", "POST", "/carts", "carts"],
                              ["readCart", "GET", "/carts/{id}", "carts"]],
               "schemas": {}}
              """);

  private static final Usages MINED =
      Usages.fromJson(
          (Obj)
              Json.trusted(
                  """
                  {"operations": {"makeCart": {"seen": 9, "item": [
                     {"at": "/links", "is": {}, "seen": 9},
                     {"at": "/links/self", "is": "${drawn}", "seen": 9},
                     {"at": "/state", "is": "open", "seen": 9}]}}}
                  """));

  private final Flaws flaws = new Flaws();

  private Usages read(String yaml) {
    Page page =
        Page.parse(MembersReader.FILE, yaml.getBytes(StandardCharsets.UTF_8), flaws).orElseThrow();
    return MembersReader.read(page, Contract.of(CONTRACT, _ -> Obj.EMPTY));
  }

  private List<String> told() {
    return flaws.all().stream().map(Flaw::toString).toList();
  }

  @Test
  void declared_lines_take_the_place_of_mined_ones_at_their_members_and_below() {
    Usages declared =
        read(
            """
            source: "https://shop.example/docs, 2026-11-22"
            operations:
              makeCart, readCart:
                item:
                  - {at: /links, is: {self: "${origin}/carts"}}
              makeCart:
                item:
                  - {at: /note, absent: true}
            """);
    assertThat(told()).isEmpty();
    Usage made = MINED.under(declared).of("makeCart").orElseThrow();
    Facts facts = (_, _) -> Optional.empty();
    Obj sent = Obj.of("note", Json.of("n"));
    assertThat(Usage.applied(made.item(), sent, facts))
        .isEqualTo(Json.trusted("{\"state\":\"open\",\"links\":{\"self\":\"${origin}/carts\"}}"));
    assertThat(MINED.under(declared).of("readCart")).isPresent();
    assertThat(MINED.under(new Usages("", new TreeMap<>())).of("makeCart"))
        .isEqualTo(MINED.of("makeCart"));
  }

  @Test
  void what_is_wrong_is_told_with_its_line() {
    read(
        """
        operations:
          makeCarp:
            item:
              - {is: 1}
              - {at: /a}
        """);
    assertThat(told())
        .containsExactly(
            "twin/members.yaml:1: expected a member 'source', found none",
            "twin/members.yaml:3: expected operations of the contract, found 'makeCarp'; did you"
                + " mean 'makeCart'?",
            "twin/members.yaml:4: expected a member 'at', a JSON pointer; found none",
            "twin/members.yaml:5: expected either 'is' or 'absent: true'");
  }
}
