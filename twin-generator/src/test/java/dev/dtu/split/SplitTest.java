package dev.dtu.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.recording.Recordings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTest {

  @TempDir Path folder;

  @Test
  void what_is_written_reads_back_whole_and_once() throws Exception {
    var lines = new StringBuilder("no JSON\n");
    for (int i = 0; i < 40; i++) {
      lines.append(
          """
          {"service":"shop","cassette":"case%c_%d","request":{"method":"GET",\
          "url":"https://shop.example/carts/%d","headers":{},"body":null},\
          "response":{"status":200,"headers":{},"body":{"id":%d}}}
          """
              .formatted((char) ('a' + i / 2), i, i, i));
    }
    Path file = Files.writeString(folder.resolve("all.jsonl"), lines);
    Map<Side, Path> sides = new TreeMap<>();
    for (Side side : Side.values()) {
      sides.put(side, folder.resolve(side.word()));
    }
    Split.Written written = Split.write(List.of(file), 7, Shares.USUAL, sides);
    assertThat(written.unread()).singleElement().asString().contains("all.jsonl", "1");
    Map<String, Side> groups = new TreeMap<>();
    int sessions = 0;
    for (Side side : Side.values()) {
      for (Path each : Recordings.files(sides.get(side))) {
        for (var session : Recordings.read(each).sessions()) {
          sessions++;
          Side known = groups.putIfAbsent(Group.of(session), side);
          assertThat(known == null ? side : known).isEqualTo(side);
        }
      }
    }
    assertThat(sessions).isEqualTo(40);
    assertThat(groups).hasSize(20);
    assertThat(written.counts().values().stream().mapToInt(Split.Count::exchanges).sum())
        .isEqualTo(40);
  }

  @Test
  void shares_that_do_not_make_a_hundred_are_refused() {
    assertThat(Shares.parse("50,30,20")).isEqualTo(new Shares(50, 30, 20));
    assertThatThrownBy(() -> Shares.parse("60,20"))
        .hasMessage("expected three percentages that make 100, such as 60,20,20; found '60,20'");
    assertThatThrownBy(() -> Shares.parse("60,20,30")).hasMessageContaining("found 60,20,30");
    assertThatThrownBy(() -> Shares.parse("0,50,50")).hasMessageContaining("the first not 0");
  }
}
