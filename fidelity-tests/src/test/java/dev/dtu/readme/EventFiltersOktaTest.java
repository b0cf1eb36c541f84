package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Event hooks with filters: a hook is told of those events alone for which its expression is true.
@Timeout(120)
class EventFiltersOktaTest {

  private static final String SALES =
      "event.target.?[type eq 'UserGroup'].size()>0 && event.target.?[displayName eq"
          + " 'Sales'].size()>0";

  @TempDir Path folder;

  private static Receiver.Answer proof(Receiver.Heard heard) {
    String challenge = heard.header("X-Okta-Verification-Challenge");
    return new Receiver.Answer(200, Obj.of("verification", Json.of(challenge)).toString());
  }

  private static HttpResponse<String> asked(Outside outside, String name, String expression)
      throws Exception {
    Obj filter =
        Obj.of("event", Json.of("group.lifecycle.create"))
            .with("condition", Obj.of("expression", Json.of(expression)));
    return outside.answer(
        "POST",
        "/api/v1/eventHooks",
        """
        {"name": "%s", "events": {"type": "EVENT_TYPE",
           "items": ["group.lifecycle.create", "group.lifecycle.delete"],
           "filter": {"type": "EXPRESSION_LANGUAGE", "eventFilterMap": [%s]}},
         "channel": {"type": "HTTP", "version": "1.0.0", "config": {"uri": "%s/%s"}}}
        """
            .formatted(name, filter, outside.receiver.url(), name));
  }

  private static String hook(Outside outside, String name, String expression) throws Exception {
    outside.receiver.answers(EventFiltersOktaTest::proof);
    HttpResponse<String> answer = asked(outside, name, expression);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String hook = ((Obj) Json.trusted(answer.body())).text("id").orElseThrow();
    outside.call("POST", "/api/v1/eventHooks/" + hook + "/lifecycle/verify", "");
    assertThat(outside.receiver.next().method()).isEqualTo("GET");
    return hook;
  }

  private static String group(Outside outside, String name) throws Exception {
    Obj made =
        outside.call("POST", "/api/v1/groups", "{\"profile\": {\"name\": \"" + name + "\"}}");
    return made.text("id").orElseThrow();
  }

  /// What the hook was told of: the name of the event and of the group.
  private static String told(Outside outside) throws Exception {
    Obj data = outside.receiver.next().json().obj("data").orElseThrow();
    Obj event = data.items("events").at(0).asObj().orElseThrow();
    Obj target = event.items("target").at(0).asObj().orElseThrow();
    return event.text("eventType").orElse("") + " " + target.text("displayName").orElse("");
  }

  @Test
  void a_hook_is_told_of_events_for_which_its_filter_is_true() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      hook(outside, "sales", SALES);
      String other = group(outside, "Marketing");
      group(outside, "Sales");
      assertThat(told(outside)).isEqualTo("group.lifecycle.create Sales");
      outside.call("DELETE", "/api/v1/groups/" + other, "");
      assertThat(told(outside)).as("no filter").isEqualTo("group.lifecycle.delete Marketing");
      assertThat(outside.receiver.left()).isZero();
    }
  }

  @Test
  void each_of_several_hooks_has_a_filter_of_its_own() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      hook(outside, "one", SALES);
      hook(outside, "two", "event.target.?[displayName ne 'Sales'].size() > 0");
      hook(
          outside,
          "three",
          "event.actor.id != null && event.eventType eq 'group.lifecycle.create'"
              + " && event.outcome.result.contains('SUCC')");
      group(outside, "Sales");
      assertThat(told(outside)).isEqualTo("group.lifecycle.create Sales");
      assertThat(told(outside)).isEqualTo("group.lifecycle.create Sales");
      outside.until("delivered", "delivered", "delivered", "delivered", "delivered");
      assertThat(outside.receiver.left()).as("one and three heard, two did not").isZero();
    }
  }

  @Test
  void a_filter_is_shown_as_the_service_shows_it() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      String hook = hook(outside, "shown", SALES);
      Obj events =
          outside.call("GET", "/api/v1/eventHooks/" + hook, "").obj("events").orElseThrow();
      Obj filter = events.obj("filter").orElseThrow();
      assertThat(filter.text("type")).contains("EXPRESSION_LANGUAGE");
      Obj entry = filter.items("eventFilterMap").at(0).asObj().orElseThrow();
      assertThat(entry.obj("condition"))
          .contains(Obj.of("version", Json.Null.NULL, "expression", Json.of(SALES)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "event.target.?[type eq 'UserGroup'",
        "event.target.?[type eq 'UserGroup'].size() >",
        "event.target.?[displayName.?[id eq 'a'].size() > 0].size() > 0",
        "event.target.?[detailEntry eq 'a'].size() > 0",
        "event.severity eq 'WARN'",
        "user.login eq 'a'",
      })
  void a_filter_that_cannot_be_read_is_refused(String expression) throws Exception {
    try (var outside = new Outside("okta", folder)) {
      HttpResponse<String> answer = asked(outside, "wrong", expression);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      assertThat(((Obj) Json.trusted(answer.body())).text("errorCode")).contains("E0000001");
    }
  }
}
