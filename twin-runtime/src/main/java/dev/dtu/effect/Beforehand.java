package dev.dtu.effect;

import dev.dtu.contract.Contract;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.TitlePage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What was worked out of a twin's contract before a start, so that planting a universe need not read
/// it: nothing that could not be worked out again.
///
/// @param plain resources whose ids are texts that fit wherever they are shown or sent, as they are
///     minted
/// @param named the ids the contract lists, by resource, where a route takes no others
public record Beforehand(SortedSet<String> plain, SortedMap<String, List<String>> named) {

  /// So many alternatives in alternatives are looked through: no more add members, see [Shape#slots].
  private static final int DEPTH = 3;

  /// Nothing was worked out.
  public static final Beforehand NOTHING = new Beforehand(new TreeSet<>(), new TreeMap<>());

  public Beforehand {
    plain = Collections.unmodifiableSortedSet(new TreeSet<>(plain));
    named = Collections.unmodifiableSortedMap(new TreeMap<>(named));
  }

  /// What there is to know of a twin.
  public static Beforehand of(TitlePage title, Contract contract, Meanings meanings) {
    Meanings unknowing = meanings.with(NOTHING);
    var shelves = new Shelves(title, contract, unknowing);
    SortedSet<String> plain = new TreeSet<>();
    for (Resource resource : meanings.resources()) {
      if (plain(shelves.get(resource.name()))) {
        plain.add(resource.name());
      }
    }
    return new Beforehand(plain, new Ground(contract, unknowing, shelves).named());
  }

  private static boolean plain(Shelf shelf) {
    String member = shelf.resource().idMember();
    return shelf.shapes().stream().allMatch(shape -> plain(shape, member, 0))
        && shelf.ids().plain();
  }

  /// Whether a shape, whatever its alternatives add, shows any text as the id, or none.
  private static boolean plain(Shape shape, String member, int depth) {
    if (!shape.takesObjects()) {
      return true;
    }
    if (shape.variants().isEmpty()) {
      Shape at = Shelf.member(shape.slots(Obj.EMPTY), member);
      return at == null || at.anyText();
    }
    Shape own = shape.slot(member).map(Shape.Slot::shape).orElse(null);
    return member.indexOf('.') < 0
        && (own == null || own.anyText())
        && (depth >= DEPTH
            || shape.variants().stream().allMatch(each -> plain(each, member, depth + 1)));
  }

  /// The form in which it is kept in files.
  public Obj toJson() {
    var names = Obj.builder();
    named.forEach((resource, ids) -> names.put(resource, texts(ids)));
    return Obj.builder()
        .put("plain", texts(List.copyOf(plain)))
        .put("named", names.build())
        .build();
  }

  private static Arr texts(List<String> words) {
    List<Json> texts = new ArrayList<>();
    words.forEach(word -> texts.add(Json.of(word)));
    return Arr.of(texts);
  }

  /// Reads the form [#toJson] writes.
  public static Beforehand fromJson(Obj json) {
    SortedMap<String, List<String>> named = new TreeMap<>();
    for (Obj.Member each : json.obj("named").orElse(Obj.EMPTY)) {
      named.put(each.key(), words(each.value()));
    }
    return new Beforehand(new TreeSet<>(words(json.find("plain").orElse(Json.Null.NULL))), named);
  }

  private static List<String> words(Json texts) {
    List<String> words = new ArrayList<>();
    if (texts instanceof Arr items) {
      items.forEach(item -> item.asText().ifPresent(words::add));
    }
    return words;
  }
}
