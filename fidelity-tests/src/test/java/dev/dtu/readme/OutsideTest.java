package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Obj;
import dev.dtu.universe.Move;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Wish;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What operators see and set of what twins tell, and what goes wrong with it.
class OutsideTest {

  @TempDir Path folder;

  private static Obj delivery(Outside outside, String name) throws Exception {
    return outside.told("GET", "/deliveries/" + name, "");
  }

  @Test
  void each_fault_of_the_courier_strikes_and_is_marked_in_the_journal() throws Exception {
    try (var outside = new Outside("slack", folder)) {
      EventsTest.app(outside, "s");
      outside.freeze();
      String channel = EventsTest.general(outside);
      outside.told("PUT", "/faults/f", "{\"fault\": {\"courier\": \"lose\"}}");
      EventsTest.say(outside, channel, "lost");
      outside.told("PUT", "/faults/f", "{\"fault\": {\"courier\": \"double\"}}");
      EventsTest.say(outside, channel, "twice");
      assertThat(text(outside.receiver.next())).isEqualTo("twice");
      assertThat(text(outside.receiver.next())).isEqualTo("twice");
      outside.told(
          "PUT",
          "/faults/f",
          "{\"on\": {\"event\": \"message.channels\"},"
              + " \"fault\": {\"courier\": \"delay\", \"by\": \"PT2M\"}}");
      EventsTest.say(outside, channel, "late");
      outside.told(
          "PUT", "/faults/f", "{\"fault\": {\"courier\": \"reorder\"}, \"when\": {\"first\": 1}}");
      EventsTest.say(outside, channel, "second");
      EventsTest.say(outside, channel, "first");
      assertThat(text(outside.receiver.next())).isEqualTo("first");
      assertThat(text(outside.receiver.next())).isEqualTo("second");
      assertThat(outside.receiver.left()).isZero();
      outside.advance("PT2M");
      assertThat(text(outside.receiver.next())).isEqualTo("late");
      outside.until(
          "delivered", "lost", "delivered", "delivered", "delivered", "delivered", "delivered");
      String journal = outside.told("GET", "/journal", "").toString();
      assertThat(journal)
          .contains(
              "{\"courier\":\"lose\"}", "{\"courier\":\"double\"}", "{\"courier\":\"reorder\"}")
          .contains("\"kind\":\"heard\"", "\"state\":\"lost\"");
    }
  }

  private static String text(Receiver.Heard heard) {
    return heard.json().obj("event").orElseThrow().text("text").orElseThrow();
  }

  @Test
  void what_may_not_be_reached_is_refused_with_the_reason() throws Exception {
    try (var outside = new Outside("jira", folder)) {
      Obj refused =
          outside.told(
              "POST",
              "/subscriptions",
              "{\"twin\":\"jira\",\"url\":\"http://hooks.example.com/\"}");
      assertThat(refused.text("refused").orElseThrow()).contains("'hooks.example.com:80'");
      String own = outside.hosted.server().controlUrl() + "/universes";
      outside.told("POST", "/subscriptions", "{\"twin\":\"jira\",\"url\":\"" + own + "\"}");
      String data = outside.hosted.server().dataUrl().replace("127.0.0.1", "localhost");
      outside.told("POST", "/subscriptions", "{\"twin\":\"jira\",\"url\":\"" + data + "/\"}");
      project(outside);
      outside.until("refused", "refused", "refused");
      assertThat(delivery(outside, "d1").toString()).contains("hooks.example.com:80");
      assertThat(delivery(outside, "d2").toString()).contains("this server's own");
      assertThat(delivery(outside, "d3").toString()).contains("this server's own");
      outside.told("PUT", "/reach", "{\"hosts\": []}");
      outside.told(
          "POST",
          "/subscriptions",
          "{\"twin\":\"jira\",\"url\":\"" + outside.receiver.url() + "\"}");
      project(outside);
      outside.until("refused", "refused", "refused", "refused", "refused", "refused", "refused");
      assertThat(outside.receiver.left()).isZero();
    }
  }

  /// One more project, of which is told.
  private static void project(Outside outside) throws Exception {
    int count = outside.states().size();
    Obj all = outside.call("GET", "/rest/api/3/project/search", "");
    String lead =
        all.items("values")
            .items()
            .getFirst()
            .asObj()
            .orElseThrow()
            .obj("lead")
            .flatMap(one -> one.text("accountId"))
            .orElse("1");
    outside.call(
        "POST",
        "/rest/api/3/project",
        "{\"key\":\"P%d\",\"name\":\"p%d\",\"projectTypeKey\":\"software\",\"leadAccountId\":\"%s\"}"
            .formatted(count, count, lead));
  }

  @Test
  void nobody_there_is_a_failure_that_is_tried_again() throws Exception {
    try (var outside = new Outside("jira", folder)) {
      outside.freeze();
      Receiver gone = new Receiver();
      outside.told("POST", "/subscriptions", "{\"twin\":\"jira\",\"url\":\"" + gone.url() + "\"}");
      gone.close();
      project(outside);
      outside.until("queued");
      Obj shown = delivery(outside, "d1");
      assertThat(shown.items("tries").toString()).contains("\"outcome\":\"connection\"");
      assertThat(shown.text("due").orElseThrow()).isGreaterThan(shown.text("made").orElseThrow());
    }
  }

  @Test
  void a_delivery_is_listed_shown_and_told_again() throws Exception {
    try (var outside = new Outside("jira", folder)) {
      outside.freeze();
      outside.receiver.answers(404);
      outside.told(
          "POST",
          "/subscriptions",
          "{\"twin\":\"jira\",\"url\":\"" + outside.receiver.url() + "\"}");
      project(outside);
      Receiver.Heard first = outside.receiver.next();
      outside.until("failed");
      outside.receiver.answers(200);
      outside.told("POST", "/deliveries/d1/redeliver", "");
      Receiver.Heard again = outside.receiver.next();
      assertThat(again.body()).isEqualTo(first.body());
      assertThat(again.header("X-Atlassian-Webhook-Identifier"))
          .isEqualTo(first.header("X-Atlassian-Webhook-Identifier"));
      outside.until("failed", "delivered");
      assertThat(outside.told("GET", "/deliveries?state=failed", "").items("deliveries").items())
          .hasSize(1);
      Obj page = outside.told("GET", "/deliveries?event=project_created&limit=1", "");
      assertThat(page.text("next")).contains("d1");
    }
  }

  @Test
  void what_an_operator_asks_wrong_is_told_with_what_is_right() throws Exception {
    try (var outside = new Outside("jira", folder)) {
      for (String[] each :
          new String[][] {
            {
              "POST",
              "/subscriptions",
              "{\"twin\":\"jra\",\"url\":\"http://a/\"}",
              "400",
              "did you mean 'jira'"
            },
            {
              "POST",
              "/subscriptions",
              "{\"twin\":\"jira\",\"url\":\"a\"}",
              "400",
              "'url' is not usable"
            },
            {
              "POST",
              "/subscriptions",
              "{\"twin\":\"jira\",\"url\":\"http://a/\",\"events\":[\"jira:isue_created\"]}",
              "400",
              "jira:issue_created"
            },
            {
              "POST",
              "/subscriptions",
              "{\"twin\":\"jira\",\"url\":\"http://a/\",\"events\":\"x\"}",
              "400",
              "a list of texts"
            },
            {
              "POST",
              "/subscriptions",
              "{\"twin\":\"jira\",\"url\":\"http://a/\",\"headers\":[1]}",
              "400",
              "'name' and 'value'"
            },
            {"DELETE", "/subscriptions/s9", "", "404", "there is no 's9' here"},
            {"GET", "/deliveries?state=failes", "", "400", "failed"},
            {"POST", "/deliveries/d1/redeliver", "", "404", "there is no 'd1' here"},
            {"PUT", "/reach", "{\"hosts\":[\"http://a\"]}", "400", "names no address"},
            {"PUT", "/reach", "{}", "400", "'hosts' is not usable"},
          }) {
        HttpResponse<String> answer = outside.control(each[0], each[1], each[2]);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(Integer.parseInt(each[3]));
        assertThat(answer.body()).contains(each[4]);
      }
    }
  }

  @Test
  void a_fork_made_by_the_control_port_tells_its_own_and_not_its_parents() throws Exception {
    try (var outside = new Outside("jira", folder)) {
      outside.freeze();
      outside.receiver.answers(503);
      outside.told(
          "POST",
          "/subscriptions",
          "{\"twin\":\"jira\",\"url\":\"" + outside.receiver.url() + "\"}");
      project(outside);
      outside.receiver.next();
      outside.until("queued");
      Universe fork = outside.hosted.universes().create(Wish.ANYTHING.named("fork").forkOf("lab"));
      fork.time("test", new Move.Advance(Duration.ofHours(1)));
      assertThat(Outside.states(fork)).containsExactly("left");
      assertThat(outside.receiver.left()).isZero();
    }
  }
}
