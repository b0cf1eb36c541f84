package dev.dtu.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChaptersTest {

  private static Chapter chapter(Chapter.Kind kind, int epoch, long number) {
    return Chapter.of(Path.of("volume"), kind, epoch, number);
  }

  @Test
  void the_newest_is_the_first_of_those_from_the_newest_back() {
    var chapters =
        new Chapters(
            List.of(
                chapter(Chapter.Kind.SEGMENT, 0, 1),
                chapter(Chapter.Kind.SNAPSHOT, 0, 20),
                chapter(Chapter.Kind.SEGMENT, 0, 30),
                chapter(Chapter.Kind.SEGMENT, 1, 1),
                chapter(Chapter.Kind.SNAPSHOT, 0, 25)));
    assertThat(chapters.back(Chapter.Kind.SNAPSHOT, 0))
        .extracting(Chapter::number)
        .containsExactly(25L, 20L);
    assertThat(chapters.newest(Chapter.Kind.SEGMENT, 0)).map(Chapter::number).hasValue(30L);
    assertThat(chapters.newest(Chapter.Kind.SNAPSHOT, 0)).map(Chapter::number).hasValue(25L);
    assertThat(chapters.newest(Chapter.Kind.SEGMENT, 1)).map(Chapter::number).hasValue(1L);
    assertThat(chapters.newest(Chapter.Kind.SNAPSHOT, 1)).isEmpty();
  }
}
