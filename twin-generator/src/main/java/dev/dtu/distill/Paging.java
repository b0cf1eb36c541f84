package dev.dtu.distill;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How a list is walked, as far as parameters and the success reply tell.
///
/// Only for what can be asked with `GET`, and only where the reply is, holds, or may hold a list.
final class Paging {

  private static final List<String> CURSOR =
      List.of(
          "cursor",
          "after",
          "pageToken",
          "page_token",
          "PageToken",
          "nextPageToken",
          "next_page_token",
          "nextToken",
          "next_token",
          "next_cursor",
          "nextCursor",
          "starting_after",
          "startingAfter",
          "continuation",
          "continuationToken",
          "continuation_token",
          "$skiptoken",
          "scroll_id",
          "marker");
  private static final List<String> OFFSET =
      List.of("offset", "startAt", "skip", "$skip", "startIndex", "start_index");

  /// Names that count items when they are numbers, and mean a time or a place otherwise.
  private static final List<String> START = List.of("start", "from");

  private static final List<String> PAGE =
      List.of("page", "page_number", "pageNumber", "Page", "page[number]");
  private static final List<String> LIMIT =
      List.of(
          "limit",
          "per_page",
          "perPage",
          "page_size",
          "pageSize",
          "PageSize",
          "maxResults",
          "max_results",
          "count",
          "$top",
          "size",
          "top",
          "page[size]",
          "pageLimit");

  private static final List<String> ITEMS =
      List.of("items", "values", "data", "results", "value", "entries", "records", "elements");
  private static final List<String> NEXT =
      List.of(
          "next",
          "nextPage",
          "next_page",
          "nextPageToken",
          "next_page_token",
          "next_cursor",
          "nextCursor",
          "next_page_uri",
          "next_url",
          "nextToken",
          "next_token",
          "cursor",
          "@odata.nextLink",
          "nextLink");
  private static final List<String> TOTAL =
      List.of(
          "total",
          "total_count",
          "totalCount",
          "total_results",
          "totalResults",
          "totalSize",
          "results");
  private static final List<String> LAST = List.of("isLast", "is_last", "last", "lastPage", "done");
  private static final List<String> MORE = List.of("has_more", "hasMore", "more", "hasNext");
  private static final List<String> NESTS =
      List.of("links", "_links", "meta", "paging", "pagination", "response_metadata", "metadata");

  private final Shapes shapes;

  Paging(Map<String, Json> schemas) {
    this.shapes = new Shapes(schemas);
  }

  /// @param content of the operation as it will stand in the contract
  Optional<Obj> hint(Operation operation, Obj content) {
    if (operation.method().equals("GET")) {
      return hint(operation.path(), content, query(content));
    }
    boolean read =
        operation.routes().stream().anyMatch(route -> route.use().equals(FurtherRoute.QUERY));
    return read ? hint(operation.path(), content, inBody(content)) : Optional.empty();
  }

  /// The members of the body, as the parameters they are on a route of their own.
  private Map<String, Obj> inBody(Obj content) {
    Map<String, Obj> query = new LinkedHashMap<>();
    Obj types = content.obj("body").flatMap(body -> body.obj("content")).orElse(Obj.EMPTY);
    if (!types.isEmpty()) {
      shapes
          .members(types.value(0))
          .forEach((name, schema) -> query.put(name, Obj.of("schema", schema)));
    }
    return query;
  }

  private Optional<Obj> hint(String path, Obj operation, Map<String, Obj> query) {
    Optional<String> cursor =
        first(CURSOR, query, Set.of("string")).or(() -> handed(operation, query));
    Optional<String> offset =
        first(OFFSET, query, Set.of("integer", "number", "string"))
            .or(() -> first(START, query, Set.of("integer", "number")));
    Optional<String> page = first(PAGE, query, Set.of("integer", "number", "string"));
    Optional<String> limit = first(LIMIT, query, Set.of("integer", "number", "string"));
    var out = Obj.builder();
    if (cursor.isPresent()) {
      out.put("style", "cursor").put("cursor", cursor.get());
    } else if (offset.isPresent()) {
      out.put("style", "offset").put("offset", offset.get());
    } else if (page.isPresent()) {
      out.put("style", "page").put("page", page.get());
    } else if (limit.isPresent()) {
      out.put("style", "limit");
    } else {
      return Optional.empty();
    }
    limit.ifPresent(name -> out.put("limit", name));
    return reply(operation).flatMap(reply -> ofReply(reply, path, out));
  }

  /// A text that may be asked for beside a limit and that the reply tells anew, beside whether it is the
  /// last: where to go on.
  private Optional<String> handed(Obj operation, Map<String, Obj> query) {
    Map<String, Obj> members = reply(operation).map(r -> shapes.members(body(r))).orElse(Map.of());
    boolean ends =
        member(LAST, members, Set.of("object", "string"))
            .or(() -> member(MORE, members, Set.of("object", "string")))
            .isPresent();
    return ends && first(LIMIT, query, Set.of("integer", "number", "string")).isPresent()
        ? query.keySet().stream()
            .filter(name -> members.containsKey(name) && !LIMIT.contains(name))
            .filter(name -> Shapes.types(members.getOrDefault(name, Obj.EMPTY)).contains("string"))
            .findFirst()
        : Optional.empty();
  }

  private Map<String, Obj> query(Obj operation) {
    Map<String, Obj> query = new LinkedHashMap<>();
    for (Json item : operation.items("parameters")) {
      Obj parameter = item.asObj().orElse(Obj.EMPTY);
      if (parameter.text("in").filter("query"::equals).isPresent()) {
        query.put(parameter.text("name").orElse(""), parameter);
      }
    }
    return query;
  }

  private Optional<String> first(List<String> names, Map<String, Obj> query, Set<String> types) {
    for (String name : names) {
      Obj parameter = query.get(name);
      if (parameter == null) {
        continue;
      }
      Obj schema = shapes.plain(parameter.find("schema").orElse(Obj.EMPTY));
      boolean moment = schema.text("format").filter(f -> f.startsWith("date")).isPresent();
      List<String> declared = Shapes.types(schema);
      if (!moment && (declared.isEmpty() || declared.stream().anyMatch(types::contains))) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  private static Optional<Obj> reply(Obj operation) {
    Obj replies = operation.obj("replies").orElse(Obj.EMPTY);
    for (String code : List.of("200", "206", "203", "2XX", "default")) {
      if (replies.obj(code).isPresent()) {
        return replies.obj(code);
      }
    }
    return Optional.empty();
  }

  private Optional<Obj> ofReply(Obj reply, String path, Obj.Builder out) {
    boolean link =
        reply.obj("headers").stream()
            .flatMap(headers -> headers.keys().stream())
            .anyMatch("link"::equalsIgnoreCase);
    Obj body = body(reply);
    boolean bounded = out.has("offset") || out.has("page") || out.has("cursor");
    if (!bounded && Shapes.types(body).isEmpty() && !body.has("allOf")) {
      return Optional.empty(); // `size` of a picture
    }
    if (Shapes.types(body).contains("array")) {
      return Optional.of((link ? out.put("link", true) : out).build());
    }
    Map<String, Obj> members = shapes.members(body);
    Optional<String> items = items(members, path);
    if (items.isEmpty() && lists(members).isEmpty() && (!members.isEmpty() || !bounded)) {
      return Optional.empty();
    }
    items.ifPresent(name -> out.put("items", name));
    Optional<String> handed = out.build().text("cursor").filter(members::containsKey);
    member(NEXT, members, Set.of("boolean"))
        .or(() -> handed)
        .ifPresent(name -> out.put("next", name));
    member(TOTAL, members, Set.of("object", "array")).ifPresent(name -> out.put("total", name));
    member(LAST, members, Set.of("object", "string")).ifPresent(name -> out.put("last", name));
    member(MORE, members, Set.of("object", "string")).ifPresent(name -> out.put("more", name));
    return Optional.of((link ? out.put("link", true) : out).build());
  }

  private Obj body(Obj reply) {
    Obj content = reply.obj("content").orElse(Obj.EMPTY);
    for (Obj.Member type : content) {
      if (type.key().contains("json")) {
        return shapes.plain(type.value());
      }
    }
    return Obj.EMPTY;
  }

  private List<String> lists(Map<String, Obj> members) {
    List<String> lists = new ArrayList<>();
    members.forEach((name, schema) -> {
      if (Shapes.types(schema).contains("array")) {
        lists.add(name);
      }
    });
    return lists;
  }

  private Optional<String> items(Map<String, Obj> members, String path) {
    List<String> lists = lists(members);
    List<String> ofObjects = new ArrayList<>(lists);
    ofObjects.removeIf(name -> !shapes.ofObjects(members.getOrDefault(name, Obj.EMPTY)));
    List<String> choice = ofObjects.isEmpty() ? lists : ofObjects;
    if (choice.size() == 1) {
      return Optional.of(choice.getFirst());
    }
    String segment = path.replaceAll("(\\.json)?/*$", "");
    String last = segment.substring(segment.lastIndexOf('/') + 1);
    return choice.contains(last)
        ? Optional.of(last)
        : ITEMS.stream().filter(choice::contains).findFirst();
  }

  /// The first of the names that is a member, or a member of a member such as `links.next`, and has
  /// none of the types.
  private Optional<String> member(
      List<String> names, Map<String, Obj> members, Set<String> otherThan) {
    for (String name : names) {
      if (members.containsKey(name) && fits(members.get(name), otherThan)) {
        return Optional.of(name);
      }
    }
    for (String nest : NESTS) {
      Map<String, Obj> inner = shapes.members(members.getOrDefault(nest, Obj.EMPTY));
      for (String name : names) {
        if (inner.containsKey(name) && fits(inner.get(name), otherThan)) {
          return Optional.of(nest + "." + name);
        }
      }
    }
    return Optional.empty();
  }

  private static boolean fits(
      @org.jspecify.annotations.Nullable Obj schema, Set<String> otherThan) {
    return schema != null && Shapes.types(schema).stream().noneMatch(otherThan::contains);
  }
}
