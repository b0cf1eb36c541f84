package dev.dtu.example;

import dev.dtu.call.Headers;
import dev.dtu.fidelity.Forms;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One answer that a document gives as an example, and the request it answers, where it tells of one.
record Example(String method, String path, int status, Optional<Json> sent, Json shown) {

  private static final Pattern HOLE = Pattern.compile("\\{([^{}/]+)}");

  private static final Headers JSON = Headers.of("content-type", "application/json");

  /// As a recording of one call, of a tenant of its own.
  ///
  /// @param number of the example, which makes its tenant another than all others
  /// @param told examples of the path's parameters
  Session session(String service, int number, Hosts hosts, Map<String, String> told) {
    String name = "example " + word(number);
    String origin = "https://" + word(number) + ".tenant.test";
    Map<String, String> named = named(told, number);
    String route = filled(hosts.base() + path, named);
    Optional<Json> body = sent.map(each -> placed(each, hosts, origin, named));
    var asked =
        new Exchange.Sent(
            method.toUpperCase(Locale.ROOT),
            origin + route,
            body.isPresent() ? JSON : Headers.NONE,
            body.<Content>map(Content.Document::new).orElse(Content.Nothing.NOTHING));
    var answered =
        new Exchange.Answered(
            status, JSON, new Content.Document(placed(shown, hosts, origin, named)));
    Optional<Instant> moment = method.equals("get") ? Optional.empty() : latest(shown);
    var exchange = new Exchange(asked, answered, "", moment, List.of());
    return new Session(name, service, "", name, List.of(exchange));
  }

  /// What each parameter of the path is called in the example: as its links have it, as the document says
  /// or by the id it shows; else by a word that is nothing else.
  private Map<String, String> named(Map<String, String> told, int number) {
    Map<String, String> named = new LinkedHashMap<>(linked());
    List<String> names = new ArrayList<>();
    Matcher hole = HOLE.matcher(path);
    while (hole.find()) {
      names.add(hole.group(1));
    }
    if (path.endsWith("}")) {
      shown
          .asObj()
          .flatMap(obj -> obj.find("id"))
          .flatMap(Json::asWords)
          .filter(id -> !id.isEmpty() && id.indexOf('/') < 0 && id.indexOf('{') < 0)
          .ifPresent(id -> named.putIfAbsent(names.getLast(), id));
    }
    for (String name : names) {
      named.computeIfAbsent(name, each -> told.getOrDefault(each, each + word(number)));
    }
    return named;
  }

  /// The parameters as a link of the example to itself has them.
  private Map<String, String> linked() {
    Map<String, String> linked = new LinkedHashMap<>();
    var names = new ArrayList<String>();
    var pattern = new StringBuilder(".*");
    Matcher hole = HOLE.matcher(path);
    int from = 0;
    while (hole.find()) {
      pattern.append(Pattern.quote(path.substring(from, hole.start()))).append("([^/{}]+)");
      names.add(hole.group(1));
      from = hole.end();
    }
    pattern.append(Pattern.quote(path.substring(from)));
    String self =
        shown
            .at("_links.self.href")
            .or(() -> shown.at("self"))
            .or(() -> shown.at("url"))
            .flatMap(Json::asText)
            .orElse("");
    Matcher found = Pattern.compile(pattern.toString()).matcher(self);
    for (int i = 0; !names.isEmpty() && found.matches() && i < names.size(); i++) {
      linked.put(names.get(i), found.group(i + 1));
    }
    return linked;
  }

  /// The latest moment that is shown: of what was just written, the call's.
  private static Optional<Instant> latest(Json value) {
    return switch (value) {
      case Obj obj ->
          obj.keys().stream()
              .flatMap(key -> obj.find(key).flatMap(Example::latest).stream())
              .max(Instant::compareTo);
      case Json.Text(String text) -> Forms.moment(text, Optional.empty());
      case Arr _, Json.Num _, Json.Bool _, Json.Null _ -> Optional.empty();
    };
  }

  private static Json placed(Json value, Hosts hosts, String origin, Map<String, String> named) {
    return switch (value) {
      case Obj obj -> {
        var out = Obj.builder();
        obj.forEach(each -> out.put(each.key(), placed(each.value(), hosts, origin, named)));
        yield out.build();
      }
      case Arr arr -> {
        List<Json> items = new ArrayList<>();
        arr.forEach(each -> items.add(placed(each, hosts, origin, named)));
        yield Arr.of(items);
      }
      case Json.Text(String text) ->
          hosts.at(origin, text).<Json>map(it -> Json.of(filled(it, named))).orElse(value);
      case Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private static String filled(String text, Map<String, String> named) {
    return HOLE.matcher(text)
        .replaceAll(
            hole -> Matcher.quoteReplacement(named.getOrDefault(hole.group(1), hole.group())));
  }

  /// A number in letters and digits, as ids are.
  private static String word(int number) {
    return "x" + Integer.toString(number + 46_656, 36) + "q7k2m9";
  }
}
