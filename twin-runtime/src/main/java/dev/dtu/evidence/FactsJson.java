package dev.dtu.evidence;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Writes and reads the facts of one operation and status. A count that is that of all is left out.
final class FactsJson {

  private static final Pattern NAME = Pattern.compile("(\\S+) (\\d{3})( refused)?");

  private FactsJson() {}

  static Obj write(Facts facts) {
    var out = Obj.builder().put("seen", facts.seen()).put("recordings", facts.recordings());
    if (facts.asked() != facts.seen()) {
      out.put("asked", facts.asked());
    }
    counts(out, "verdicts", facts.verdicts());
    out.put("headers", usual(facts.headers(), facts.seen()));
    counts(out, "query", facts.query());
    facts.request().ifPresent(seen -> out.put("request", SeenJson.write(seen, facts.asked())));
    facts.reply().ifPresent(seen -> out.put("reply", SeenJson.write(seen, facts.seen())));
    return out.build();
  }

  private static void counts(Obj.Builder out, String member, SortedMap<String, Integer> counts) {
    if (!counts.isEmpty()) {
      var all = Obj.builder();
      counts.forEach((name, times) -> all.put(name, Json.of(times)));
      out.put(member, all.build());
    }
  }

  /// Names in one text, with how often where that is not always: `date, etag 3`.
  private static Json usual(SortedMap<String, Integer> counts, int all) {
    var text = new StringBuilder();
    counts.forEach((name, times) ->
        text.append(text.isEmpty() ? "" : ", ")
            .append(name)
            .append(times == all ? "" : " " + times));
    return Json.of(text.toString());
  }

  static Facts read(String name, Obj told) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      throw SeenJson.wrong("an operation and a status", Json.of(name));
    }
    int seen = told.find("seen").map(SeenJson::whole).orElse(0);
    int asked = told.find("asked").map(SeenJson::whole).orElse(seen);
    return new Facts(
        parts.group(1),
        Integer.parseInt(parts.group(2)),
        parts.group(3) != null,
        seen,
        told.find("recordings").map(SeenJson::whole).orElse(0),
        counts(told, "verdicts"),
        headers(told.text("headers").orElse(""), seen),
        counts(told, "query"),
        asked,
        told.find("request").map(tree -> SeenJson.read(tree, asked)),
        told.find("reply").map(tree -> SeenJson.read(tree, seen)));
  }

  private static SortedMap<String, Integer> counts(Obj told, String member) {
    SortedMap<String, Integer> counts = new TreeMap<>();
    Optional<Obj> written = told.obj(member);
    written.ifPresent(
        all -> all.forEach(each -> counts.put(each.key(), SeenJson.whole(each.value()))));
    return counts;
  }

  private static SortedMap<String, Integer> headers(String text, int all) {
    SortedMap<String, Integer> headers = new TreeMap<>();
    for (String each : text.isEmpty() ? new String[0] : text.split(", ")) {
      int space = each.indexOf(' ');
      headers.put(
          space < 0 ? each : each.substring(0, space),
          space < 0 ? all : SeenJson.whole(new Json.Num(each.substring(space + 1))));
    }
    return headers;
  }
}
