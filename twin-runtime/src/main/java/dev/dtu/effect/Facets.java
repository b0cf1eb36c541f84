package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.IndexShape;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// What else the rows of a resource are found by: the members its lists filter by, the scopes that do
/// not begin its keys, and what people call them for short. Kept as an index, so that neither a
/// filtered list nor a delete nor a short name looks at every row.
///
/// @param members dotted members of the item
/// @param scopes positions in the key
/// @param nicknames see [Resource]
record Facets(List<String> members, List<Integer> scopes, List<String> nicknames) {

  static final Facets NONE = new Facets(List.of(), List.of(), List.of());

  /// The index; a table has it when there are facets.
  static final String FACET = "facet";

  /// Longer words are not kept; lists that ask for one look at each row.
  static final int LONGEST = 200;

  /// What a row is found by whose members are made only when it is shown.
  private static final String BARE = "?";

  /// Members by which an object in an item is named.
  private static final List<String> CALLED_BY =
      List.of(
          "id", "gid", "key", "name", "login", "username", "slug", "accountId", "email", "value");

  Facets {
    members = List.copyOf(members);
    scopes = List.copyOf(scopes);
    nicknames = List.copyOf(nicknames);
  }

  /// Those of all resources, by name.
  static Map<String, Facets> of(Meanings meanings) {
    Map<String, SortedSet<String>> members = new LinkedHashMap<>();
    for (Effect effect : meanings.effects()) {
      for (String told : effect.filters().values()) {
        if (told.indexOf(' ') < 0) {
          members.computeIfAbsent(effect.resource(), _ -> new TreeSet<>()).add(told);
        }
      }
    }
    Map<String, Integer> depths = new LinkedHashMap<>();
    for (Resource resource : meanings.resources()) {
      depths.putIfAbsent(resource.name(), resource.scopes().size());
    }
    Map<String, Facets> facets = new LinkedHashMap<>();
    for (Resource resource : meanings.resources()) {
      List<Integer> scopes = new ArrayList<>();
      for (int i = 0; i < resource.scopes().size(); i++) {
        // as many scopes as stand before the id of the scope's own resource
        int depth = depths.getOrDefault(resource.scopes().get(i).resource(), i);
        if (depth != i) {
          scopes.add(i);
        }
      }
      List<String> own = List.copyOf(members.getOrDefault(resource.name(), new TreeSet<>()));
      facets.putIfAbsent(resource.name(), new Facets(own, scopes, resource.nicknames()));
    }
    return facets;
  }

  /// The table of the resource.
  TableShape shape(String name) {
    return members.isEmpty() && scopes.isEmpty() && nicknames.isEmpty()
        ? Tables.shape(name)
        : Tables.shape(name, new IndexShape(FACET, this::of));
  }

  /// All facets of a row.
  private List<String> of(Row row) {
    List<String> facets = new ArrayList<>();
    for (int scope : scopes) {
      facets.add(scope(scope, Shelves.part(row.key(), scope)));
    }
    Obj item = Stored.item(row);
    for (String nickname : nicknames) {
      Nicknames.of(nickname, item).ifPresent(facets::add);
    }
    if (row.value().flag("bare")) {
      facets.add(BARE);
      return facets;
    }
    for (String member : members) {
      for (String word : words(item, member)) {
        if (word.length() <= LONGEST) {
          facets.add(member + "=" + word);
        }
      }
    }
    return facets;
  }

  static String scope(int position, String value) {
    return "@" + position + "=" + value;
  }

  /// The facet that has exactly the rows whose member is this word; empty when each row must be
  /// looked at.
  Optional<String> facet(Table table, String member, String word) {
    boolean kept = members.contains(member) && word.length() <= LONGEST;
    return kept && table.count(FACET, BARE) == 0
        ? Optional.of(member + "=" + word)
        : Optional.empty();
  }

  /// The words a filter by the member may ask for: the scalar there, what an object there is called
  /// by, or those of each of a list.
  static List<String> words(Obj item, String member) {
    Optional<Json> value = Members.find(item, member);
    int dot = value.isPresent() ? -1 : member.lastIndexOf('.');
    Json there =
        dot < 0
            ? value.orElse(Json.Null.NULL)
            : Members.find(item, member.substring(0, dot)).orElse(Json.Null.NULL);
    if (!(there instanceof Arr several)) {
      return there instanceof Obj && dot >= 0 ? List.of() : words(there);
    }
    List<String> words = new ArrayList<>();
    for (Json each : several) {
      Json part = dot < 0 ? each : part(each, member.substring(dot + 1));
      words(part).stream().filter(word -> !words.contains(word)).forEach(words::add);
    }
    return words;
  }

  /// The member of an item of a list; what is no object names it itself.
  private static Json part(Json each, String member) {
    return each instanceof Obj thing ? thing.find(member).orElse(Json.Null.NULL) : each;
  }

  private static List<String> words(Json value) {
    if (!(value instanceof Obj thing)) {
      return value.asWords().map(List::of).orElse(List.of());
    }
    List<String> words = new ArrayList<>();
    for (String name : CALLED_BY) {
      thing.find(name).flatMap(Json::asWords).ifPresent(words::add);
    }
    return words;
  }
}
