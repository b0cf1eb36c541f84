package dev.dtu.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Contract;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What a person declares over what was inferred.
class MeaningsReaderTest {

  private static final Obj CONTRACT =
      (Obj)
          Json.trusted(
              """
              {"format": 1, "name": "shop", "title": "Shop", "version": "1",
               "dialect": "openapi 3.0.3", "servers": [], "schemes": {}, "security": [],
               "operations": [["readCart", "GET", "/carts/{id}", "carts"],
                              ["closeCart", "POST", "/carts/{id}/close", "carts"]],
               "schemas": {}}
              """);

  private static final Obj DETAILS =
      (Obj)
          Json.trusted(
              """
              {"readCart": {"replies": {}},
               "closeCart": {"replies": {},
                             "parameters": [{"name": "addItems", "in": "query", "schema": {}}]}}
              """);

  private static final Meanings INFERRED =
      Meanings.fromJson(
          (Obj)
              Json.trusted(
                  """
                  {"resources": [{"name": "cart", "idMember": "id", "idShape": "[a-z]{8}"}],
                   "effects": [{"operation": "readCart", "kind": "read", "resource": "cart",
                                "key": ["path:id"], "replyMember": "cart", "status": 200}],
                   "absent": {"closeCart": "the contract declares no successful reply"}}
                  """));

  private final Flaws flaws = new Flaws();

  private Meanings over(String yaml) {
    Page page =
        Page.parse(MeaningsReader.FILE, yaml.getBytes(StandardCharsets.UTF_8), flaws).orElseThrow();
    return MeaningsReader.over(INFERRED, page, Contract.of(CONTRACT, _ -> DETAILS));
  }

  private List<String> told() {
    return flaws.all().stream().map(Flaw::toString).toList();
  }

  @Test
  void a_declared_member_takes_the_place_of_the_inferred_one_and_the_others_stay() {
    Effect read = over("operations:\n  readCart: {replyMember: basket}\n").effects().getFirst();
    assertThat(read.replyMember()).isEqualTo("basket");
    assertThat(read.kind()).isEqualTo(Effect.Kind.READ);
    assertThat(read.key()).hasSize(1);
    assertThat(told()).isEmpty();
  }

  @Test
  void a_list_is_changed_by_arguments_that_the_operation_takes() {
    String text =
        """
        operations:
          closeCart:
            {kind: update, resource: cart, key: ["path:id"], status: 204,
             sets: {items: {%s: %s}}}
        """;
    over(text.formatted("add", "addItems"));
    assertThat(told()).isEmpty();
    over(text.formatted("ad", "addItems"));
    over(text.formatted("add", "addItem"));
    assertThat(told()).hasSize(2);
    assertThat(told().getFirst()).contains("did you mean 'add'?");
    assertThat(told().getLast()).contains("did you mean 'addItems'?");
  }

  @Test
  void an_absent_operation_is_given_a_meaning() {
    Meanings meanings =
        over(
            """
            operations:
              closeCart:
                {kind: act, resource: cart, key: ["path:id"], sets: {open: false}, status: 204}
            """);
    assertThat(meanings.absent()).isEmpty();
    assertThat(meanings.effects().getLast().sets()).containsEntry("open", Json.of(false));
    assertThat(told()).isEmpty();
  }

  @Test
  void a_resource_is_changed_or_added() {
    Meanings meanings =
        over("resources:\n  cart: {idShape: \"crt_[a-z]{4}\"}\n  item: {idMember: sku}\n");
    assertThat(meanings.resources())
        .containsExactly(
            new Resource(
                "cart",
                List.of(),
                "id",
                "crt_[a-z]{4}",
                List.of(),
                false,
                List.of(),
                new TreeMap<>()),
            new Resource(
                "item", List.of(), "sku", "", List.of(), false, List.of(), new TreeMap<>()));
  }

  @Test
  void what_is_wrong_is_told_with_its_line_and_the_nearest_right_word() {
    over(
        """
        operations:
          readCarp: {kind: read}
          readCart: {kind: raed}
          closeCart: {resource: cart}
        """);
    assertThat(told())
        .containsExactly(
            "twin/meanings.yaml:2: expected an operation of the contract, found 'readCarp'; did"
                + " you mean 'readCart'?",
            "twin/meanings.yaml:3: expected one of create, read, list, update, replace, put,"
                + " delete, copy, act, link, unlink, answer; found 'raed'; did you mean 'read'?",
            "twin/meanings.yaml:4: expected a member 'kind', as nothing was inferred of closeCart;"
                + " found none");
  }

  @Test
  void a_resource_nobody_knows_and_a_binding_of_no_source_are_flaws() {
    over(
        """
        operations:
          readCart: {resource: card}
          closeCart: {kind: act, resource: cart, key: ["head:id"]}
        """);
    assertThat(told()).hasSize(2);
    assertThat(told().getFirst())
        .endsWith("expected one of cart; found 'card'; did you mean 'cart'?");
    assertThat(told().getLast()).contains("twin/meanings.yaml:3: expected bindings 'path:NAME'");
  }
}
