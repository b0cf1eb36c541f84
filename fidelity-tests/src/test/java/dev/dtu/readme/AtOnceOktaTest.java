package dev.dtu.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.journal.Entry;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Wish;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Calls of Okta that are under way at the same time, where its limits are real.
@Timeout(120)
class AtOnceOktaTest {

  private static final int MOST = 75;
  private static final String SLOW = "/api/v1/groups";
  private static final String QUICK = "/api/v1/users";

  @TempDir Path folder;

  /// Slow calls, all under way.
  private static List<CompletableFuture<HttpResponse<String>>> slow(Outside outside, int calls) {
    List<CompletableFuture<HttpResponse<String>>> all = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      var one = new CompletableFuture<HttpResponse<String>>();
      Thread.ofVirtual()
          .start(() -> {
            try {
              one.complete(outside.answer("GET", SLOW, ""));
            } catch (Exception broken) {
              one.completeExceptionally(broken);
            }
          });
      all.add(one);
    }
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (calls(outside.universe, SLOW).size() < calls) {
      assertThat(System.nanoTime()).as("slow calls came in").isLessThan(end);
      Thread.onSpinWait();
    }
    return all;
  }

  private static List<Turn> calls(Universe universe, String path) {
    return universe.entries(1, Integer.MAX_VALUE).stream()
        .filter(Entry.Called.class::isInstance)
        .map(entry -> ((Entry.Called) entry).turn())
        .filter(turn -> turn.call().request().path().equals(path))
        .toList();
  }

  private static void late(Outside outside, String by) throws Exception {
    outside.told(
        "POST",
        "/faults",
        "{\"on\": {\"operation\": [\"listGroups\"]}, \"fault\": {\"delay\": \"%s\"}}"
            .formatted(by));
  }

  private static void limit(Outside outside) throws Exception {
    outside.told("PATCH", "/settings", "{\"limits\": true}");
  }

  @Test
  void one_more_than_an_organisation_takes_is_refused_until_the_others_are_answered()
      throws Exception {
    try (var outside = new Outside("okta", folder)) {
      late(outside, "PT6S");
      limit(outside);
      List<CompletableFuture<HttpResponse<String>>> all = slow(outside, MOST);
      HttpResponse<String> over = outside.answer("GET", QUICK, "");
      assertThat(over.statusCode()).as(over.body()).isEqualTo(429);
      assertThat(over.body()).contains("E0000047");
      assertThat(over.headers().firstValue("x-rate-limit-limit")).contains("0");
      assertThat(over.headers().firstValue("x-rate-limit-remaining")).contains("0");
      assertThat(over.headers().firstValue("retry-after")).isEmpty();
      Universe fork = outside.hosted.universes().create(Wish.ANYTHING.named("f").forkOf("lab"));
      assertThat(outside.call(fork, "GET", QUICK + "/me", "").text("id")).isPresent();
      assertThat(all).noneMatch(CompletableFuture::isDone);
      for (CompletableFuture<HttpResponse<String>> each : all) {
        assertThat(each.join().statusCode()).isEqualTo(200);
      }
      assertThat(outside.answer("GET", QUICK, "").statusCode()).isEqualTo(200);
      assertThat(calls(outside.universe, QUICK).getLast().call().beside()).isZero();
      String filter = "/api/v1/logs?filter=severity%20eq%20%22WARN%22";
      assertThat(outside.answer("GET", filter, "").body())
          .containsOnlyOnce("core.concurrency.org.limit.violation");
    }
  }

  @Test
  void nobody_counts_where_limits_are_off() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      late(outside, "PT2S");
      List<CompletableFuture<HttpResponse<String>>> all = slow(outside, MOST + 1);
      assertThat(outside.answer("GET", QUICK, "").statusCode()).isEqualTo(200);
      for (CompletableFuture<HttpResponse<String>> each : all) {
        assertThat(each.join().statusCode()).isEqualTo(200);
      }
      assertThat(calls(outside.universe, SLOW)).allMatch(turn -> turn.call().beside() == 0);
    }
  }

  @Test
  void a_call_that_waits_for_a_hook_is_under_way() throws Exception {
    try (var outside = new Outside("okta", folder)) {
      limit(outside);
      var asked = new CountDownLatch(1);
      var free = new CountDownLatch(1);
      String hook = AwaitsOktaTest.hook(outside, outside.receiver.url());
      outside.receiver.answers(heard -> AwaitsOktaTest.held(heard, asked, free));
      CompletableFuture<HttpResponse<String>> waiting = AwaitsOktaTest.waiting(outside, hook);
      asked.await();
      assertThat(outside.answer("GET", QUICK, "").statusCode()).isEqualTo(200);
      free.countDown();
      assertThat(waiting.join().statusCode()).isEqualTo(200);
      assertThat(outside.answer("GET", QUICK, "").statusCode()).isEqualTo(200);
      assertThat(calls(outside.universe, QUICK).stream().map(turn -> turn.call().beside()))
          .containsExactly(1, 0);
    }
  }
}
