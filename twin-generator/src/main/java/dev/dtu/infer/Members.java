package dev.dtu.infer;

import dev.dtu.contract.Schema;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Finds the member of an item that a word of a request means.
final class Members {
  private static final int DEPTH = 2;

  /// Members by which an object in an item is named.
  private static final Set<String> CALLED_BY =
      Set.of(
          "id", "gid", "key", "name", "login", "username", "slug", "accountId", "email", "value");

  private static final List<String> MOMENT_ENDINGS = List.of("", "at", "date", "time", "on");
  private static final Set<String> MOMENT_WORDS =
      Set.of(
          "at",
          "date",
          "time",
          "datetime",
          "timestamp",
          "ts",
          "created",
          "updated",
          "modified",
          "published",
          "started",
          "ended");

  private Members() {}

  /// The plain value of the very name.
  static Optional<String> same(String plain, Schema item, Forms forms) {
    for (Schema.Property member : forms.members(item).values()) {
      boolean whole = !member.schema().types().contains("object");
      if (whole && Words.plain(member.name()).equals(plain) && selects(member.schema(), forms)) {
        return Optional.of(member.name());
      }
    }
    return Optional.empty();
  }

  /// The member that tells what is selected by: of the same name, for one or for many, as the member
  /// of an object, or of an object by which it is named.
  static Optional<String> selected(String name, Schema item, Forms forms) {
    return selected(name, item, forms, DEPTH);
  }

  private static Optional<String> selected(String name, Schema item, Forms forms, int depth) {
    String wanted = Words.plain(name);
    String one = Words.plain(Words.kebab(name));
    var members = forms.members(item);
    for (Map.Entry<String, Schema.Property> member : members.entrySet()) {
      String plain = Words.plain(member.getKey());
      boolean same = plain.equals(wanted) || plain.equals(one) || lists(member.getValue(), one);
      if (same && selects(member.getValue().schema(), forms)) {
        return Optional.of(member.getKey());
      }
    }
    for (Map.Entry<String, Schema.Property> member : members.entrySet()) {
      String plain = Words.plain(member.getKey());
      boolean object = member.getValue().schema().types().contains("object");
      if (depth > 1 && object && one.startsWith(plain) && one.length() > plain.length()) {
        String rest = one.substring(plain.length());
        Optional<String> below = selected(rest, member.getValue().schema(), forms, depth - 1);
        if (below.isPresent()) {
          return Optional.of(member.getKey() + "." + below.get());
        }
      }
    }
    return Optional.empty();
  }

  /// True for a list of what a word says one of: `projects` by `project`.
  private static boolean lists(Schema.Property member, String one) {
    return member.schema().types().contains("array")
        && Words.plain(Words.kebab(member.name())).equals(one);
  }

  /// True for a value that words select by: a plain one, an object that is named, a list of those.
  private static boolean selects(Schema schema, Forms forms) {
    if (schema.types().contains("array")) {
      return schema.items().filter(each -> !each.types().contains("array")).isPresent()
          && selects(schema.items().orElseThrow(), forms);
    }
    return !schema.types().contains("object")
        || forms.members(schema).keySet().stream().anyMatch(CALLED_BY::contains);
  }

  /// False when another shape has values of another kind at a member.
  static boolean agree(String dotted, Schema one, Optional<Schema> other, Forms forms) {
    String first = dotted.split("\\.")[0];
    Schema.Property a = forms.members(one).get(first);
    Schema.Property b = other.map(s -> forms.members(s).get(first)).orElse(null);
    return a == null
        || b == null
        || a.schema().types().contains("object") == b.schema().types().contains("object");
  }

  /// The switch a word tells: `archived` is `is_archived` too.
  static Optional<String> turned(String plain, Schema item, Forms forms) {
    for (Schema.Property member : forms.members(item).values()) {
      String own = Words.plain(member.name());
      boolean said = own.equals(plain) || own.equals("is" + plain) || plain.equals("is" + own);
      if (said && member.schema().types().contains("boolean")) {
        return Optional.of(member.name());
      }
    }
    return Optional.empty();
  }

  /// The moment a word tells: `created` is `created_at`, `createdTime` and `dateCreated` too.
  static Optional<String> moment(String plain, Schema item, Forms forms) {
    for (Schema.Property member : forms.members(item).values()) {
      String own = Words.plain(member.name());
      boolean said =
          MOMENT_ENDINGS.stream().anyMatch(end -> own.equals(plain + end))
              || own.equals("date" + plain)
              || own.equals("last" + plain)
              || own.equals("last" + plain + "at");
      if (said && moment(member)) {
        return Optional.of(member.name());
      }
    }
    return Optional.empty();
  }

  /// The moment an item has: what is called just so, or the only one; empty when that is not plain.
  static Optional<String> ownMoment(Schema item, Forms forms) {
    for (String name : List.of("ts", "timestamp")) {
      if (forms.members(item).containsKey(name)) {
        return Optional.of(name);
      }
    }
    List<String> all =
        forms.members(item).values().stream()
            .filter(Members::moment)
            .map(Schema.Property::name)
            .toList();
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
  }

  /// True for a member that holds a moment.
  static boolean moment(Schema.Property member) {
    Schema schema = member.schema();
    if (schema.format().filter(f -> f.startsWith("date")).isPresent()) {
      return true;
    }
    List<String> words = Words.of(member.name());
    boolean named =
        !words.isEmpty()
            && (MOMENT_WORDS.contains(words.getLast()) || words.getFirst().equals("date"));
    return named
        && schema.enumeration().isEmpty()
        && !schema.types().contains("object")
        && !schema.types().contains("array")
        && !schema.types().contains("boolean");
  }

  /// The value a dotted or plain word names, when items can be put in order by it.
  static Optional<String> ordered(String word, Schema item, Forms forms) {
    int dot = word.indexOf('.');
    if (dot > 0) {
      return Optional.ofNullable(forms.members(item).get(word.substring(0, dot)))
          .flatMap(p -> ordered(word.substring(dot + 1), p.schema(), forms))
          .map(below -> word.substring(0, dot) + "." + below);
    }
    String plain = Words.plain(word);
    for (Schema.Property member : forms.members(item).values()) {
      if (Words.plain(member.name()).equals(plain) && Identity.scalar(member.schema())) {
        return Optional.of(member.name());
      }
    }
    return moment(plain, item, forms);
  }
}
