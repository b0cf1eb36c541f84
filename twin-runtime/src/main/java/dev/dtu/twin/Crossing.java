package dev.dtu.twin;

import dev.dtu.call.Headers;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Pages of other origins whose scripts may call a service (CORS): those that rows of a resource name. Their
/// browsers ask first by `OPTIONS`, without a credential, and are told what may be sent.
///
/// - source: https://fetch.spec.whatwg.org, HTTP CORS protocol
///
/// @param resource whose rows name origins
/// @param origin the member that does, dotted
/// @param where what rows must say, by member, dotted; of a list, one item
public record Crossing(String resource, String origin, SortedMap<String, String> where) {

  private static final String ASKED = "access-control-request-";

  public Crossing {
    where = Collections.unmodifiableSortedMap(new TreeMap<>(where));
  }

  /// What a browser is told that asks before a script's call; empty for other calls, and for pages that
  /// may not.
  Optional<Reply> preflight(Scene scene) {
    Request request = scene.call().request();
    Optional<String> method = request.headers().find(ASKED + "method");
    if (!request.method().equals("OPTIONS") || method.isEmpty() || guest(scene).isEmpty()) {
      return Optional.empty();
    }
    Reply reply =
        Reply.empty(204)
            .with("access-control-allow-methods", method.get())
            .with("access-control-max-age", "3600");
    return Optional.of(
        request
            .headers()
            .find(ASKED + "headers")
            .map(names -> reply.with("access-control-allow-headers", names))
            .orElse(reply));
  }

  /// What a reply carries to a page that may read it.
  List<Headers.Line> lines(Scene scene) {
    List<Headers.Line> lines = new ArrayList<>();
    guest(scene)
        .ifPresent(page -> {
          lines.add(Headers.Line.of("access-control-allow-origin", page));
          lines.add(Headers.Line.of("access-control-allow-credentials", "true"));
          lines.add(Headers.Line.of("vary", "Origin"));
        });
    return lines;
  }

  /// The origin of the page that calls, if it may.
  private Optional<String> guest(Scene scene) {
    Optional<String> page = scene.call().request().headers().find("origin");
    String name = scene.twin().space() + "/" + resource;
    Optional<Table> table = scene.draft().base().table(name);
    if (page.isEmpty() || table.isEmpty()) {
      return Optional.empty();
    }
    Iterator<Row> rows = table.get().rows(0);
    while (rows.hasNext()) {
      Obj item = rows.next().value().obj("item").orElse(Obj.EMPTY);
      boolean met = where.entrySet().stream().allMatch(e -> says(item, e.getKey(), e.getValue()));
      if (met && says(item, origin, page.get())) {
        return page;
      }
    }
    return Optional.empty();
  }

  private static boolean says(Json value, String dotted, String word) {
    if (value instanceof Arr several) {
      return several.items().stream().anyMatch(each -> says(each, dotted, word));
    }
    if (dotted.isEmpty()) {
      return value.asText().filter(word::equals).isPresent();
    }
    int dot = dotted.indexOf('.');
    String first = dot < 0 ? dotted : dotted.substring(0, dot);
    String rest = dot < 0 ? "" : dotted.substring(dot + 1);
    return value
        .asObj()
        .flatMap(members -> members.find(first))
        .filter(member -> says(member, rest, word))
        .isPresent();
  }
}
