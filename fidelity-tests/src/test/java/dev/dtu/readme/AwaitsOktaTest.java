package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Wish;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The verification of an event hook, which answers its caller when the hook has answered.
@Timeout(120)
class AwaitsOktaTest {

  @TempDir Path folder;

  static String hook(Outside outside, String url) throws Exception {
    Obj hook =
        outside.call(
            "POST",
            "/api/v1/eventHooks",
            """
            {"name": "audit", "events": {"type": "EVENT_TYPE", "items": ["user.lifecycle.create"]},
             "channel": {"type": "HTTP", "version": "1.0.0", "config": {"uri": "%s"}}}
            """
                .formatted(url));
    return "/api/v1/eventHooks/" + hook.text("id").orElseThrow();
  }

  private static Receiver.Answer proof(Receiver.Heard heard) {
    String challenge = heard.header("X-Okta-Verification-Challenge");
    return new Receiver.Answer(200, Obj.of("verification", Json.of(challenge)).toString());
  }

  private static HttpResponse<String> verified(Outside outside, String hook) throws Exception {
    return outside.answer("POST", hook + "/lifecycle/verify", "");
  }

  private static void refused(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(((Obj) Json.trusted(answer.body())).text("errorCode")).contains("E0000001");
  }

  private static String state(Outside outside, String hook) throws Exception {
    return outside.call("GET", hook, "").text("verificationStatus").orElse("");
  }

  @Test
  void the_reply_shows_a_verified_hook_and_counts_as_one_call() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      outside.receiver.answers(AwaitsOktaTest::proof);
      String hook = hook(outside, outside.receiver.url());
      HttpResponse<String> answer = verified(outside, hook);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      Obj shown = (Obj) Json.trusted(answer.body());
      assertThat(shown.text("verificationStatus")).contains("VERIFIED");
      assertThat(outside.states()).containsExactly("delivered");
      String journal = outside.told("GET", "/journal", "").toString();
      assertThat(journal).contains("{\"kind\":\"awaits\",\"question\":\"d1\",\"within\":\"PT8S\"}");
      Obj held =
          outside.told(
              "POST",
              "/verify",
              "{\"expect\": [{\"question\": {\"operation\": \"verifyEventHook\"}, \"exactly\":"
                  + " 1}]}");
      assertThat(held.flag("holds")).as(held.toString()).isTrue();
    }
  }

  @Test
  void another_answer_is_refused_and_the_hook_stays_unverified() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      outside.receiver.answers(_ -> new Receiver.Answer(200, "{\"verification\": \"other\"}"));
      String hook = hook(outside, outside.receiver.url());
      refused(verified(outside, hook));
      assertThat(state(outside, hook)).isEqualTo("UNVERIFIED");
      outside.receiver.answers(AwaitsOktaTest::proof);
      assertThat(verified(outside, hook).statusCode()).isEqualTo(200);
      assertThat(state(outside, hook)).isEqualTo("VERIFIED");
    }
  }

  @Test
  void a_hook_that_is_not_there_is_refused() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      int free;
      try (var gone = new ServerSocket(0)) {
        free = gone.getLocalPort();
      }
      String hook = hook(outside, "http://localhost:" + free + "/");
      refused(verified(outside, hook));
      assertThat(state(outside, hook)).isEqualTo("UNVERIFIED");
    }
  }

  @Test
  void others_are_answered_while_a_call_waits_and_a_fork_does_not_wait() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      var asked = new CountDownLatch(1);
      var free = new CountDownLatch(1);
      String hook = hook(outside, outside.receiver.url());
      outside.receiver.answers(heard -> held(heard, asked, free));
      CompletableFuture<HttpResponse<String>> waiting = waiting(outside, hook);
      asked.await();
      assertThat(state(outside, hook)).isEqualTo("UNVERIFIED");
      Universe fork = outside.hosted.universes().create(Wish.ANYTHING.named("f").forkOf("lab"));
      assertThat(Outside.states(fork)).containsExactly("left");
      assertThat(waiting).isNotDone();
      free.countDown();
      assertThat(waiting.join().statusCode()).isEqualTo(200);
      Obj there = outside.call(fork, "GET", hook, "");
      assertThat(there.text("verificationStatus")).contains("UNVERIFIED");
    }
  }

  @Test
  void a_clock_that_passes_the_time_refuses_who_waits() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      var asked = new CountDownLatch(1);
      var free = new CountDownLatch(1);
      String hook = hook(outside, outside.receiver.url());
      outside.receiver.answers(heard -> held(heard, asked, free));
      outside.freeze();
      CompletableFuture<HttpResponse<String>> waiting = waiting(outside, hook);
      asked.await();
      outside.advance("PT8S");
      refused(waiting.join());
      free.countDown();
      assertThat(state(outside, hook)).isEqualTo("UNVERIFIED");
    }
  }

  @Test
  void who_waits_when_the_universe_is_reset_or_the_server_stops_is_told_so() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      var asked = new CountDownLatch(2);
      var free = new CountDownLatch(1);
      String hook = hook(outside, outside.receiver.url());
      outside.receiver.answers(heard -> held(heard, asked, free));
      CompletableFuture<HttpResponse<String>> first = waiting(outside, hook);
      outside.until("sending");
      outside.universe.reset();
      abandoned(first.join());
      String other = hook(outside, outside.receiver.url());
      CompletableFuture<HttpResponse<String>> second = waiting(outside, other);
      outside.until("sending");
      outside.hosted.close();
      abandoned(second.join());
      free.countDown();
      assertThat(outside.universe.entries(1, 100))
          .noneMatch(entry ->
              entry instanceof dev.dtu.journal.Entry.Called(Turn turn)
                  && !turn.call().resumes().isEmpty());
    }
  }

  private static void abandoned(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.headers().firstValue("x-dtu-gateway")).contains("abandoned");
  }

  static CompletableFuture<HttpResponse<String>> waiting(Outside outside, String hook) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return verified(outside, hook);
      } catch (Exception broken) {
        throw new AssertionError(broken);
      }
    });
  }

  /// Proves to be there, but not before it may.
  static Receiver.Answer held(Receiver.Heard heard, CountDownLatch asked, CountDownLatch free) {
    asked.countDown();
    try {
      free.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    return proof(heard);
  }
}
