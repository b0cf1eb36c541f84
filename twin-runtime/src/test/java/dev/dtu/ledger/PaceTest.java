package dev.dtu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.twin.Tables;
import org.junit.jupiter.api.Test;

/// When snapshots are made.
class PaceTest {

  private static Store rows(int count) {
    var draft = new Draft(Store.empty());
    for (int i = 0; i < count; i++) {
      draft.put(Tables.shape("a/b"), new Row("k" + i, "k" + i, Obj.EMPTY));
    }
    return draft.store();
  }

  @Test
  void a_snapshot_is_due_after_twice_as_many_entries_as_the_one_before_has_rows() {
    var pace = new Pace(Options.DEFAULT.withSnapshotEntries(10), 0);
    assertThat(pace.due(9)).isFalse();
    assertThat(pace.due(10)).isTrue();
    pace.made(10, rows(25));
    assertThat(pace.due(59)).isFalse();
    assertThat(pace.due(60)).isTrue();
    pace.made(60, rows(3));
    assertThat(pace.due(70)).isTrue();
  }

  @Test
  void a_universe_begins_anew_with_a_short_way_to_its_next_snapshot() {
    var pace = new Pace(Options.DEFAULT.withSnapshotEntries(10), 100);
    pace.made(110, rows(500));
    pace.begin(0);
    assertThat(pace.due(10)).isTrue();
    assertThat(pace.dueToRest(10)).isFalse();
    assertThat(pace.dueToRest(11)).isTrue();
  }
}
