package dev.dtu.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import org.junit.jupiter.api.Test;

/// Which calls are kept off the threads that others wait for.
class SlowTest {

  private static final Origin ORIGIN = new Origin("http", "localhost", "");
  private static final Request LIST = Request.of("GET", "/api/v1/notes");
  private static final Request OTHER = Request.of("GET", "/api/v1/notes/n1");

  private final Universe universe = Notes.universes().find(Universes.DEFAULT).orElseThrow();
  private final Twin twin = universe.twin("notes");
  private final Way.To to = new Way.To(universe, twin, ORIGIN, "/api/v1/notes");
  private final Turn turn = universe.turn("notes", ORIGIN, LIST);
  private final Slow slow = new Slow();

  private void calls(int count, long nanos) {
    for (int i = 0; i < count; i++) {
      slow.took(turn, nanos);
    }
  }

  @Test
  void one_slow_call_among_quick_ones_is_forgotten() {
    for (int i = 0; i < 100; i++) {
      calls(1, 1_000 * Slow.LONG_NANOS);
      assertThat(slow.expects(to, LIST)).isFalse();
      calls(10, Slow.LONG_NANOS / 2);
    }
  }

  @Test
  void an_operation_is_slow_after_its_second_slow_call_and_others_are_not() {
    calls(2, 1_000 * Slow.LONG_NANOS);
    assertThat(slow.expects(to, LIST)).isTrue();
    assertThat(slow.expects(to, OTHER)).isFalse();
  }

  @Test
  void an_operation_that_has_become_quick_is_known_as_quick_again() {
    calls(1_000, 1_000 * Slow.LONG_NANOS);
    calls(8, 0);
    assertThat(slow.expects(to, LIST)).isTrue();
    calls(8, 0);
    assertThat(slow.expects(to, LIST)).isFalse();
  }
}
