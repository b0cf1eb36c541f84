package dev.dtu.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import dev.dtu.call.Headers;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.contract.Contract;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Meaning;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Seed;
import dev.dtu.twin.Tables;
import dev.dtu.twin.TitlePage;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;

class UniverseExtensionTest {

  private static final Origin HERE = new Origin("http", "shop.localhost", "");
  private static final AtomicInteger TOLD = new AtomicInteger();

  private static final Obj TITLE =
      (Obj)
          Json.trusted(
              """
              {"format": 1, "name": "shop", "operations": [
                ["good", "GET", "/good", "shop"], ["misshapen", "GET", "/misshapen", "shop"],
                ["undeclared", "GET", "/undeclared", "shop"], ["bodiless", "GET", "/bodiless", "shop"],
                ["forgetful", "POST", "/forgetful", "shop"], ["broken", "GET", "/broken", "shop"],
                ["gone", "GET", "/gone", "shop"], ["closed", "GET", "/closed", "shop"]]}
              """);

  private static final Json REPLIES =
      Json.trusted(
          """
          {"replies": {"200": {"content": {"application/json": {
            "type": "object", "required": ["n"], "properties": {"n": {"type": "integer"}}}}}}}
          """);

  private static final Map<String, Behaviour> BEHAVIOURS =
      Map.of(
          "good", _ -> Reply.json(200, Obj.of("n", Json.of(1))),
          "misshapen", _ -> Reply.json(200, Obj.of("n", Json.of("one"))),
          "undeclared", _ -> Reply.json(202, Obj.of("n", Json.of(1))),
          "bodiless", _ -> Reply.empty(200),
          "forgetful",
              scene -> {
                var shape = Tables.shape("shop/thing");
                String key = "k" + TOLD.incrementAndGet();
                scene.draft().put(shape, new Row(key, scene.draft().nextPlace(shape), Obj.EMPTY));
                return Reply.json(200, Obj.of("n", Json.of(1)));
              },
          "broken",
              _ -> {
                throw new IllegalStateException("a bug of ours");
              },
          "gone",
              _ -> {
                throw Refusal.of(Problem.NOT_FOUND);
              },
          "closed",
              _ -> {
                throw Refusal.of("closed-on-sundays");
              });

  private static Twin shop() {
    Contract contract =
        Contract.of(
            TITLE,
            _ -> {
              var family = Obj.builder();
              BEHAVIOURS.keySet().forEach(id -> family.put(id, REPLIES));
              return family.build();
            });
    return new Twin(
        new TitlePage("shop", List.of(), TitlePage.USUAL_ORDER, List.of()),
        contract,
        id -> new Meaning.Does(BEHAVIOURS.get(id), Meaning.Provenance.BEHAVIOUR),
        (refusal, _) ->
            new Reply(404, Headers.NONE, dev.dtu.call.Body.of("no"), dev.dtu.call.Delivery.PROMPT),
        Seed.NOTHING);
  }

  /// Run by the tests below, one method at a time.
  static class Sample {
    @RegisterExtension final UniverseExtension universes = UniverseExtension.of(shop());

    @Test
    void good(Universe universe) {
      assertThat(universe.answer("shop", HERE, Request.of("GET", "/good")).status()).isEqualTo(200);
    }

    @Test
    void misshapen(Universe universe) {
      universe.answer("shop", HERE, Request.of("GET", "/good"));
      universe.answer("shop", HERE, Request.of("GET", "/misshapen"));
    }

    @Test
    void undeclared(Universe universe) {
      universe.answer("shop", HERE, Request.of("GET", "/undeclared"));
    }

    @Test
    void bodiless(Universe universe) {
      universe.answer("shop", HERE, Request.of("GET", "/bodiless"));
    }

    @Test
    void forgetful(Universe universe) {
      universe.answer("shop", HERE, Request.of("POST", "/forgetful"));
    }

    @Test
    void broken(Universe universe) {
      universe.answer("shop", HERE, Request.of("GET", "/broken"));
    }

    @Test
    void gone(Universe universe) {
      universe.answer("shop", HERE, Request.of("GET", "/gone"));
      universe.answer("shop", HERE, Request.of("GET", "/no/such/path"));
    }

    @Test
    void closed(Universe universe) {
      universe.answer("shop", HERE, Request.of("GET", "/closed"));
    }

    @Test
    void fork(Universes universes) throws Universes.Refused {
      Universe fork = universes.create(Wish.ANYTHING.named("branch").forkOf("default"));
      fork.answer("shop", HERE, Request.of("GET", "/misshapen"));
    }
  }

  /// A class that names its twins itself.
  static class Named implements InUniverse {
    @Override
    public List<Twin> twins() {
      return List.of(shop());
    }

    @Test
    void empty(Universe universe) {
      assertThat(universe.entries(1, 10)).isEmpty();
      universe.answer("shop", HERE, Request.of("GET", "/good"));
    }

    @Test
    void empty_again(Universe universe) {
      assertThat(universe.entries(1, 10)).isEmpty();
      universe.answer("shop", HERE, Request.of("GET", "/good"));
    }
  }

  @Test
  void a_test_whose_replies_fit_passes() {
    assertThat(failure("good")).isEmpty();
  }

  @Test
  void a_refusal_every_service_has_need_not_be_declared() {
    assertThat(failure("gone")).isEmpty();
  }

  @Test
  void a_refusal_of_the_twins_own_must_be_declared() {
    assertThat(failure("closed"))
        .contains("turn 1, shop closed: reply 404: expected a declared status (200), found 404");
  }

  @Test
  void a_reply_that_does_not_fit_fails_the_test_and_names_turn_operation_and_member() {
    assertThat(failure("misshapen"))
        .contains("1 finding(s)")
        .contains("universe 'default', turn 2, shop misshapen: reply 200: n: ");
  }

  @Test
  void an_undeclared_status_fails_the_test() {
    assertThat(failure("undeclared")).contains("expected a declared status (200), found 202");
  }

  @Test
  void a_body_that_is_missing_fails_the_test() {
    assertThat(failure("bodiless")).contains("expected a body, found none");
  }

  @Test
  void rows_that_come_out_otherwise_when_executed_again_fail_the_test() {
    assertThat(failure("forgetful"))
        .contains("re-execution, entry 1 (shop forgetful): other rows change");
  }

  @Test
  void a_defect_fails_the_test_and_says_where() {
    assertThat(failure("broken"))
        .contains("turn 1, shop broken: defect java.lang.IllegalStateException: a bug of ours at ");
  }

  @Test
  void forks_are_looked_over_too() {
    assertThat(failure("fork")).contains("universe 'branch', turn 1, shop misshapen");
  }

  @Test
  void each_test_gets_a_fresh_universe() {
    EngineTestKit.engine("junit-jupiter")
        .selectors(org.junit.platform.engine.discovery.DiscoverySelectors.selectClass(Named.class))
        .execute()
        .testEvents()
        .assertStatistics(events -> events.started(2).succeeded(2));
  }

  private static String failure(String method) {
    String type = method.equals("fork") ? Universes.class.getName() : Universe.class.getName();
    return EngineTestKit.engine("junit-jupiter")
        .selectors(selectMethod(Sample.class, method, type))
        .execute()
        .testEvents()
        .finished()
        .stream()
        .flatMap(
            event -> event.getPayload(org.junit.platform.engine.TestExecutionResult.class).stream())
        .flatMap(result -> result.getThrowable().stream())
        .map(Throwable::toString)
        .findFirst()
        .orElse("");
  }
}
