package dev.dtu.twins.drive;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The order of a list of files.
///
/// - source: developers.google.com, Drive API, files.list, orderBy, 2026-09-12
final class Ordering implements Comparator<Thing> {

  private static final List<String> KEYS =
      List.of(
          ("createdTime folder modifiedByMeTime modifiedTime name name_natural quotaBytesUsed"
                  + " recency sharedWithMeTime starred viewedByMeTime")
              .split(" "));

  private final List<Comparator<Thing>> keys;
  private final boolean told;

  private Ordering(List<Comparator<Thing>> keys, boolean told) {
    this.keys = List.copyOf(keys);
    this.told = told;
  }

  /// What the request asks for, else the last changed first.
  ///
  /// - refuses: `invalid-value` of `orderBy` for a key Drive does not order by
  static Ordering of(Play play) {
    String text = play.asked("orderBy").orElse("").strip();
    List<Comparator<Thing>> keys = new ArrayList<>();
    for (String each : text.isEmpty() ? List.<String>of() : List.of(text.split(",", -1))) {
      String[] words = each.strip().split("\\s+");
      boolean down = words.length == 2 && words[1].equalsIgnoreCase("desc");
      if (!KEYS.contains(words[0]) || words.length > 2 || (words.length == 2 && !down)) {
        throw Refusal.of("invalid-value").with("parameter", "orderBy");
      }
      Comparator<Thing> key = key(words[0]);
      keys.add(down ? key.reversed() : key);
    }
    if (keys.isEmpty()) {
      keys.add(key("modifiedTime").reversed());
    }
    return new Ordering(keys, !text.isEmpty());
  }

  /// Whether the request asks for an order.
  boolean told() {
    return told;
  }

  private static Comparator<Thing> key(String key) {
    return switch (key) {
      case "folder" -> Comparator.comparing(file -> !Files.isFolder(file));
      case "name" -> Comparator.comparing(Ordering::name);
      case "name_natural" -> Comparator.comparing(Ordering::name, Natural.ORDER);
      case "quotaBytesUsed" ->
          Comparator.comparingLong(file -> Long.parseLong(file.text(key).orElse("0")));
      case "starred" ->
          Comparator.comparing(file -> file.find(key).filter(Json.of(true)::equals).isEmpty());
      case "recency" -> Comparator.comparing(file -> file.text("modifiedTime").orElse(""));
      default -> Comparator.comparing(file -> file.text(key).orElse(""));
    };
  }

  private static String name(Thing file) {
    return file.text("name").orElse("").toLowerCase(Locale.ROOT);
  }

  @Override
  public int compare(Thing one, Thing other) {
    for (Comparator<Thing> key : keys) {
      int order = key.compare(one, other);
      if (order != 0) {
        return order;
      }
    }
    return other.row().place().compareTo(one.row().place());
  }
}
