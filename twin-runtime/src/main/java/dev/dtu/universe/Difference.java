package dev.dtu.universe;

import dev.dtu.call.Body;
import dev.dtu.call.Reply;
import dev.dtu.journal.Entry;
import dev.dtu.store.Change;
import dev.dtu.store.Row;
import dev.dtu.twin.Turn;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Says where what a twin does now and what was recorded first differ.
final class Difference {

  private static final int SHOWN = 40;

  private Difference() {}

  /// A line for the reply and one for the rows, where they differ.
  static List<String> between(Turn recorded, Turn again) {
    List<String> lines = new ArrayList<>();
    String entry = "entry " + recorded.call().turn() + " (" + name(recorded) + "): ";
    if (!again.reply().equals(recorded.reply())) {
      lines.add(entry + reply(recorded.reply(), again.reply()));
    }
    lines.addAll(between(entry, recorded.changes(), again.changes()));
    return lines;
  }

  /// A line for the rows, where they differ.
  static List<String> between(Entry.Tick recorded, Entry.Tick again) {
    String entry = "entry " + recorded.number() + " (timer " + recorded.timer().key() + "): ";
    return between(entry, recorded.changes(), again.changes());
  }

  private static List<String> between(String entry, List<Change> recorded, List<Change> again) {
    List<Change> before = twins(recorded);
    List<Change> now = twins(again);
    return before.equals(now) ? List.of() : List.of(entry + rows(before, now));
  }

  /// Without what the universe counts of its own rules.
  private static List<Change> twins(List<Change> changes) {
    return changes.stream().filter(change -> !change.table().equals(Faults.COUNTS.name())).toList();
  }

  private static String name(Turn turn) {
    return turn.operation().isEmpty() ? turn.twin() : turn.twin() + " " + turn.operation();
  }

  private static String reply(Reply recorded, Reply again) {
    if (recorded.status() != again.status()) {
      return "another reply, status " + again.status() + " where it was " + recorded.status();
    }
    if (!recorded.headers().equals(again.headers())) {
      return "another reply, headers "
          + again.headers().lines()
          + " where they were "
          + recorded.headers().lines();
    }
    if (recorded.body() instanceof Body.Bytes(byte[] before)
        && again.body() instanceof Body.Bytes(byte[] now)) {
      int at = Arrays.mismatch(before, now);
      return at < 0
          ? "another reply, which travels otherwise"
          : "another reply, at byte %d: '%s' where it was '%s'"
              .formatted(at, shown(now, at), shown(before, at));
    }
    return "another reply, body " + again.body() + " where it was " + recorded.body();
  }

  private static String shown(byte[] body, int at) {
    int end = Math.min(body.length, at + SHOWN);
    return new String(body, at, end - at, StandardCharsets.UTF_8);
  }

  private static String rows(List<Change> recorded, List<Change> again) {
    for (int i = 0; i < Math.min(recorded.size(), again.size()); i++) {
      if (!recorded.get(i).equals(again.get(i))) {
        return "other rows change, first "
            + row(again.get(i))
            + " where it was "
            + row(recorded.get(i));
      }
    }
    boolean more = again.size() > recorded.size();
    List<Change> longer = more ? again : recorded;
    return "other rows change: "
        + row(longer.get(Math.min(recorded.size(), again.size())))
        + (more ? " did not change" : " changes no more");
  }

  private static String row(Change change) {
    return switch (change) {
      case Change.Put(String table, var _, Row after) ->
          table + " '" + after.key() + "' " + after.value();
      case Change.Removed(String table, Row before) -> table + " '" + before.key() + "' (removed)";
      case Change.Minted(String table, long count) -> table + " (its count, " + count + ")";
    };
  }
}
