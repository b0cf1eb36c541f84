package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Universes do not wait for one another, whatever one of them is busy with.
class BusyTest {

  private static final int WAITING = 32;

  @TempDir Path folder;

  private static CompletableFuture<HttpResponse<String>> get(Running running, String universe) {
    return running.client.sendAsync(
        running.to("/u/" + universe + "/notes/api/v1/notes").build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void a_busy_universe_keeps_its_own_callers_waiting_and_no_others() throws Exception {
    try (var running = new Running(folder)) {
      running.universes.create(Wish.ANYTHING.named("idle").takingAnyCredential());
      Universe busy = running.universe(Universes.DEFAULT);
      var begun = new CountDownLatch(1);
      var end = new CountDownLatch(1);
      Thread act =
          Thread.ofVirtual()
              .start(() ->
                  busy.act(
                      "test",
                      "take long",
                      _ -> {
                        begun.countDown();
                        awaited(end);
                      }));
      try {
        awaited(begun);
        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < WAITING; i++) {
          waiting.add(get(running, Universes.DEFAULT));
        }
        for (int i = 0; i < WAITING; i++) {
          assertThat(get(running, "idle").get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(waiting).noneMatch(CompletableFuture::isDone);
        end.countDown();
        for (CompletableFuture<HttpResponse<String>> late : waiting) {
          assertThat(late.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
      } finally {
        end.countDown();
        act.join();
      }
    }
  }

  private static void awaited(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
