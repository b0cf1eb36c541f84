package dev.dtu.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.store.Store;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JournalTest {

  private static Entry entry(long number) {
    return new Entry.Act(number, Instant.EPOCH, "tester", "nothing", List.of());
  }

  private static Journal journal(long most, long last) {
    return new Journal(new Budget(most, Long.MAX_VALUE), last);
  }

  private static void fill(Journal journal, int entries) {
    for (int i = 0; i < entries; i++) {
      journal.append(Store.empty(), entry(journal.last() + 1));
    }
  }

  private static long kept(Journal journal) {
    return journal.last() + 1 - journal.oldest();
  }

  @Test
  void journals_share_a_budget_and_each_keeps_a_little() {
    var budget = new Budget(1L << 30, 200 * 10_000);
    var first = new Journal(budget, 0);
    var second = new Journal(budget, 0);
    fill(first, 20_000);
    fill(second, 20_000);
    assertThat(kept(first)).isBetween(8_000L, 10_000L);
    assertThat(kept(second)).isBetween(250L, 2_500L);
    first.close();
    first.close();
    fill(second, 20_000);
    assertThat(kept(second)).isBetween(8_000L, 10_000L);
  }

  @Test
  void entries_are_found_by_number_across_segments() {
    var journal = journal(1L << 30, 0);
    for (long number = 1; number <= 2500; number++) {
      journal.append(Store.empty(), entry(number));
    }
    assertThat(journal.from(998, 5))
        .extracting(Entry::number)
        .containsExactly(998L, 999L, 1000L, 1001L, 1002L);
    assertThat(journal.from(2499, 100)).hasSize(2);
    assertThat(journal.from(2501, 100)).isEmpty();
    assertThat(journal.oldest()).isEqualTo(1);
  }

  @Test
  void the_oldest_segment_goes_when_the_budget_is_used_up() {
    var journal = journal(200 * 3000, 0);
    for (long number = 1; number <= 10_000; number++) {
      journal.append(Store.empty(), entry(number));
    }
    assertThat(journal.last()).isEqualTo(10_000);
    assertThat(journal.oldest()).isGreaterThan(6_000).isLessThan(8_001);
    assertThat(journal.from(1, 1).getFirst().number()).isEqualTo(journal.oldest());
  }

  @Test
  void numbers_have_no_gaps() {
    var journal = journal(1000, 5);
    assertThatThrownBy(() -> journal.append(Store.empty(), entry(5)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("expected entry 6");
    assertThat(journal.oldest()).isEqualTo(6);
  }
}
