package dev.dtu.infer;

import java.util.List;
import java.util.Set;

/// Members that lead through a list, count it, or tell how the call went: they are none of a thing's.
final class Walking {
  private static final Set<String> BEGINNINGS =
      Set.of(
          "total",
          "count",
          "size",
          "length",
          "page",
          "pages",
          "offset",
          "limit",
          "next",
          "prev",
          "previous",
          "self",
          "more",
          "first",
          "last",
          "cursor",
          "cursors",
          "token",
          "links",
          "link",
          "meta",
          "metadata",
          "ok",
          "object",
          "kind",
          "incomplete",
          "url",
          "uri",
          "expand",
          "warnings",
          "warning",
          "errors",
          "start",
          "end",
          "max",
          "results",
          "paging",
          "pagination",
          "has",
          "is",
          "per",
          "type",
          "etag",
          "query",
          "response",
          "names",
          "schema",
          "success",
          "status",
          "message",
          "after",
          "before",
          "href",
          "items");

  private static final Set<String> ENDS = Set.of("token", "count", "cursor", "url");

  private Walking() {}

  static boolean walks(String name) {
    List<String> words = Words.of(name);
    return !words.isEmpty()
        && (BEGINNINGS.contains(words.getFirst()) || ENDS.contains(words.getLast()));
  }
}
