package dev.dtu.evidence;

import dev.dtu.contract.Schema;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A place of documents while they are looked at. Mutable; one thread's.
final class Observed {

  /// So many names that no contract declares stand in one place at most; then they are folded.
  private static final int NAMES = 80;

  private static final Pattern NAME = Pattern.compile("[A-Za-z_$@][A-Za-z0-9_.$:-]{0,50}");

  private final String name;
  private final SortedMap<String, Integer> types = new TreeMap<>();
  private final SortedMap<String, Observed> members = new TreeMap<>();
  private final SortedMap<String, Boolean> declared = new TreeMap<>();
  private final IdForm ids = new IdForm();
  private final Constants constants;
  private @Nullable Observed items;
  private @Nullable Observed any;

  /// @param name of the member that it is, or stands in
  Observed(String name) {
    this.name = name;
    this.constants = new Constants(name);
  }

  /// Who looks: what members schemas have, and the number of the recording.
  record Look(Members members, int recording) {}

  /// Looks at one document.
  ///
  /// @param schema what the contract says of it; nothing when it says nothing
  void add(Json value, @Nullable Schema schema, Look look) {
    types.merge(value.kind(), 1, Integer::sum);
    switch (value) {
      case Obj obj -> {
        for (Obj.Member member : obj) {
          member(member, schema, look);
        }
      }
      case Arr arr -> {
        Schema below = schema == null ? null : schema.items().orElse(null);
        for (Json item : arr) {
          items = items == null ? new Observed(name) : items;
          items.add(item, below, look);
        }
      }
      case Json.Text(String text) -> {
        if (IdForm.named(name)) {
          ids.add(text);
        }
        List<Json> words = schema == null ? List.of() : schema.enumeration();
        constants.add(text, words, look.recording);
      }
      case Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private void member(Obj.Member member, @Nullable Schema schema, Look look) {
    String key = member.key();
    Schema known = schema == null ? null : look.members.of(schema).get(key);
    if (known == null && (open(schema) || strange(key))) {
      any = any == null ? new Observed(name) : any;
      Schema below = schema == null ? null : schema.additionalProperties().orElse(null);
      any.add(member.value(), below, look);
    } else {
      declared.merge(key, known != null, Boolean::logicalOr);
      members.computeIfAbsent(key, Observed::new).add(member.value(), known, look);
    }
  }

  private static boolean open(@Nullable Schema schema) {
    return schema != null
        && schema.keyword("additionalProperties").filter(say -> say != Json.Bool.FALSE).isPresent();
  }

  private static boolean strange(String key) {
    return IdForm.like(key) || !NAME.matcher(key).matches();
  }

  /// What was seen here and below.
  ///
  /// @param path of this place, where it stands in no array
  /// @param echoes which places of the request go with which; empty where nothing is to be said
  Seen seen(Optional<String> path, Optional<Echoes> echoes, String around) {
    boolean fold = declared.values().stream().filter(each -> !each).count() > NAMES;
    SortedMap<String, Seen> below = new TreeMap<>();
    Observed others = fold || any != null ? merged(fold) : null;
    for (Map.Entry<String, Observed> each : members.entrySet()) {
      if (!fold || declared.getOrDefault(each.getKey(), false)) {
        Optional<String> at = path.map(here -> Holding.below(here, each.getKey()));
        below.put(each.getKey(), each.getValue().seen(at, echoes, path.orElse("")));
      }
    }
    return new Seen(
        types,
        below,
        items == null ? Optional.empty() : Optional.of(alone(items)),
        others == null ? Optional.empty() : Optional.of(alone(others)),
        constants.words(),
        ids.form(),
        path.flatMap(here -> echoes.flatMap(each -> each.of(here, around))));
  }

  private static Seen alone(Observed below) {
    return below.seen(Optional.empty(), Optional.empty(), "");
  }

  /// What stands under folded names, with that of undeclared ones where those are too many.
  private Observed merged(boolean fold) {
    var all = new Observed(name);
    if (any != null) {
      all.add(any);
    }
    members.forEach((key, place) -> {
      if (fold && !declared.getOrDefault(key, false)) {
        all.add(place);
      }
    });
    return all;
  }

  /// Adds what was observed elsewhere; constants and forms are not, as they are not of one place.
  private void add(Observed other) {
    other.types.forEach((type, times) -> types.merge(type, times, Integer::sum));
    other.declared.forEach((key, known) -> declared.merge(key, known, Boolean::logicalOr));
    other.members.forEach((key, place) -> members.computeIfAbsent(key, Observed::new).add(place));
    if (other.items != null) {
      items = items == null ? new Observed(name) : items;
      items.add(other.items);
    }
    if (other.any != null) {
      any = any == null ? new Observed(name) : any;
      any.add(other.any);
    }
  }
}
