package dev.dtu.twin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Call;
import dev.dtu.call.Caller;
import dev.dtu.call.Dice;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.contract.Contract;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What a letterhead puts on replies.
class HeadingTest {

  private static final Twin TWIN =
      new Twin(
          new TitlePage("echo", List.of(), TitlePage.USUAL_ORDER, List.of()),
          Contract.of(
              (Obj) Json.trusted("{\"format\": 1, \"name\": \"echo\", \"operations\": []}"),
              _ -> Obj.EMPTY),
          _ -> new Meaning.Absent("nothing is asked"),
          (refusal, _) -> Reply.json(400, Json.of(refusal.problem())),
          Seed.NOTHING);

  private static final Heading HEADING =
      new Heading(
          new Letterhead(
              new TreeMap<>(
                  Map.of(
                      "x-name", "n-${id:[a-z]{8}}",
                      "x-kind", "echo",
                      "x-time", "at ${seconds}",
                      "x-failure", "${said:error}")),
              Letterhead.Leafing.USUAL,
              Remarks.NONE,
              List.of(),
              Optional.empty()));

  private static Scene scene(long turn) {
    var call =
        new Call(
            turn,
            Instant.ofEpochSecond(1_700_000_000),
            new Dice(1),
            new Origin("https", "echo.example.com", ""),
            Caller.Nobody.NOBODY,
            Request.of("GET", "/"));
    return new Scene(TWIN, call, Store.empty());
  }

  private static Optional<String> told(Reply reply, boolean refused, String header) {
    return HEADING.on(reply, scene(1), refused).headers().find(header);
  }

  @Test
  void what_is_the_same_on_all_stands_beside_what_is_made_for_each() {
    Reply reply = Reply.json(200, Obj.EMPTY);
    assertThat(told(reply, false, "x-kind")).contains("echo");
    assertThat(told(reply, false, "x-name").orElseThrow()).matches("n-[a-z]{8}");
    assertThat(told(reply, false, "x-time")).contains("at 1700000000");
    assertThat(HEADING.on(reply, scene(2), false).headers().find("x-name"))
        .isNotEqualTo(told(reply, false, "x-name"));
    assertThat(told(reply.with("x-kind", "own"), false, "x-kind")).contains("own");
  }

  @Test
  void what_a_document_that_refuses_says_is_told_of_refusals_alone() {
    Reply reply = Reply.json(200, Obj.of("error", Json.of("not_there")));
    assertThat(told(reply, true, "x-failure")).contains("not_there");
    assertThat(told(reply, false, "x-failure")).isEmpty();
    assertThat(told(Reply.json(200, Obj.EMPTY), true, "x-failure")).isEmpty();
    assertThat(told(Reply.text(400, "not_there", "text/plain"), true, "x-failure")).isEmpty();
  }
}
