package dev.dtu.split;

import dev.dtu.call.Dice;
import dev.dtu.recording.JsonLines;
import dev.dtu.recording.Recordings;
import dev.dtu.recording.Session;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which group stands on which side. The same groups, seed and shares give the same split, whatever
/// order they come in; a group that comes later moves no other, but where a side would be empty.
public final class Split {

  private final SortedMap<String, Side> sides;

  private Split(SortedMap<String, Side> sides) {
    this.sides = sides;
  }

  /// Parts groups. With three groups or more no side that has a share is empty.
  public static Split of(Collection<String> groups, long seed, Shares shares) {
    SortedMap<String, Double> places = new TreeMap<>();
    groups.forEach(group -> places.put(group, place(group, seed)));
    SortedMap<String, Side> sides = new TreeMap<>();
    places.forEach((group, place) -> sides.put(group, side(place, shares)));
    if (sides.size() >= Side.values().length) {
      for (Side side : Side.values()) {
        if (shares.of(side) > 0 && !sides.containsValue(side)) {
          sides.put(nearest(side, places, sides), side);
        }
      }
    }
    return new Split(sides);
  }

  /// The side of a group of those that were parted.
  public Side side(String group) {
    Side side = sides.get(group);
    if (side == null) {
      throw new IllegalArgumentException("expected a group that was parted, found " + group);
    }
    return side;
  }

  /// The groups of a side, in order.
  public List<String> groups(Side side) {
    return sides.entrySet().stream()
        .filter(each -> each.getValue() == side)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Where a group stands between 0 and 100.
  private static double place(String group, long seed) {
    return (new Dice(seed).at("split").at(group).seed() >>> 11) * 0x1.0p-53 * 100;
  }

  private static Side side(double place, Shares shares) {
    return place < shares.training()
        ? Side.TRAINING
        : place < shares.training() + shares.validation() ? Side.VALIDATION : Side.HELD_OUT;
  }

  /// The group to give to a side that has none: the last of the side that has most.
  private static String nearest(
      Side wanting, SortedMap<String, Double> places, SortedMap<String, Side> sides) {
    Map<Side, Integer> counts = new EnumMap<>(Side.class);
    sides.values().forEach(side -> counts.merge(side, 1, Integer::sum));
    Side most =
        counts.entrySet().stream()
            .max(Map.Entry.<Side, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey)
            .orElse(wanting);
    return places.entrySet().stream()
        .filter(each -> sides.get(each.getKey()) == most)
        .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .orElseThrow();
  }

  /// How much went to a side.
  ///
  /// @param sessions recordings
  public record Count(int groups, int sessions, int exchanges) {

    Count plus(Session session) {
      return new Count(groups, sessions + 1, exchanges + session.exchanges().size());
    }
  }

  /// What was written where.
  ///
  /// @param unread what could not be read, a line each
  public record Written(Map<Side, Count> counts, List<String> unread) {}

  /// Reads recordings and writes each session into the folder of its side, a file a session. Files are
  /// read twice, one at a time.
  ///
  /// @param folders by side; what stands there goes
  public static Written write(List<Path> files, long seed, Shares shares, Map<Side, Path> folders)
      throws IOException {
    List<String> groups = new ArrayList<>();
    List<String> unread = new ArrayList<>();
    for (Path file : files) {
      var read = Recordings.read(file);
      read.sessions().forEach(session -> groups.add(Group.of(session)));
      read.troubles().forEach(trouble -> unread.add(trouble.toString()));
    }
    Split split = of(groups, seed, shares);
    Map<Side, Count> counts = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      counts.put(side, new Count(split.groups(side).size(), 0, 0));
      Path folder = folders.getOrDefault(side, Path.of(side.word()));
      clear(folder);
      Files.createDirectories(folder);
    }
    int number = 0;
    for (Path file : files) {
      for (Session session : Recordings.read(file).sessions()) {
        Side side = split.side(Group.of(session));
        counts.computeIfPresent(side, (_, count) -> count.plus(session));
        Path folder = folders.getOrDefault(side, Path.of(side.word()));
        write(session, folder.resolve("%05d.jsonl".formatted(++number)));
      }
    }
    return new Written(counts, unread);
  }

  /// Writes a session as lines of JSON.
  public static void write(Session session, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int i = 0; i < session.exchanges().size(); i++) {
        out.write(
            JsonLines.line(session.where(), i, session.exchanges().get(i), Duration.ZERO)
                .toString());
        out.write('\n');
      }
    }
  }

  private static void clear(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (var files = Files.walk(folder)) {
        for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }
}
