package dev.dtu.infer;

import dev.dtu.contract.Operation;
import dev.dtu.contract.Paging;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.Schema;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Query parameters of a list that select by a member of the item.
final class Filters {
  private static final Set<String> NOT_FILTERS =
      Set.of(
          "limit",
          "offset",
          "page",
          "perpage",
          "pagesize",
          "cursor",
          "after",
          "before",
          "sort",
          "sortby",
          "sortorder",
          "order",
          "orderby",
          "direction",
          "expand",
          "fields",
          "include",
          "q",
          "query",
          "search",
          "filter",
          "since",
          "until",
          "start",
          "startat",
          "maxresults",
          "count",
          "total",
          "format",
          "embed",
          "select",
          "self",
          "url");

  private Filters() {}

  static SortedMap<String, String> of(Draft.Use use, Forms forms) {
    var filters = new TreeMap<String, String>();
    Optional<Schema> item = Forms.item(use.reply());
    if (item.isEmpty()) {
      return filters;
    }
    for (Parameter p : use.op().operation().parameters()) {
      if (p.place() == Parameter.Place.QUERY && selects(p.name(), use.op().operation())) {
        member(p.name(), item.get(), forms, 2).ifPresent(m -> filters.put(p.name(), m));
      }
    }
    return filters;
  }

  /// True for a word that may select, and walks no list.
  static boolean selects(String name, Operation operation) {
    return !NOT_FILTERS.contains(Words.plain(name)) && !walks(name, operation);
  }

  private static boolean walks(String name, Operation operation) {
    return operation.paging().filter(paging -> walks(name, paging)).isPresent();
  }

  private static boolean walks(String name, Paging p) {
    return p.cursor().filter(name::equals).isPresent()
        || p.offset().filter(name::equals).isPresent()
        || p.page().filter(name::equals).isPresent()
        || p.limit().filter(name::equals).isPresent();
  }

  private static Optional<String> member(String name, Schema item, Forms forms, int depth) {
    String wanted = Words.plain(name);
    String one = Words.plain(Words.kebab(name));
    for (Map.Entry<String, Schema.Property> member : forms.members(item).entrySet()) {
      String plain = Words.plain(member.getKey());
      if ((plain.equals(wanted) || plain.equals(one)) && plainValue(member.getValue().schema())) {
        return Optional.of(member.getKey());
      }
    }
    for (Map.Entry<String, Schema.Property> member : forms.members(item).entrySet()) {
      String plain = Words.plain(member.getKey());
      boolean object = member.getValue().schema().types().contains("object");
      if (depth > 1 && object && wanted.startsWith(plain) && wanted.length() > plain.length()) {
        Optional<String> below =
            member(wanted.substring(plain.length()), member.getValue().schema(), forms, depth - 1);
        if (below.isPresent()) {
          return Optional.of(member.getKey() + "." + below.get());
        }
      }
    }
    return Optional.empty();
  }

  private static boolean plainValue(Schema schema) {
    return !schema.types().contains("object") && !schema.types().contains("array");
  }
}
