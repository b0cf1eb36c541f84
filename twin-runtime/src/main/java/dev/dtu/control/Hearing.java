package dev.dtu.control;

import dev.dtu.call.Nearest;
import dev.dtu.event.Reach;
import dev.dtu.fault.Selector;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// What an operator says of who hears of events, and where a universe may send to.
record Hearing(Obj body) {

  private static final String TEXTS = "a list of texts";
  private static final String LINES = "a list of objects with 'name' and 'value'";

  /// A subscription, with nothing unusable in it.
  ///
  /// @param known the names of events
  Obj subscription(List<String> known) throws Wrong {
    String url = body.text("url").orElse("");
    if (new Reach(List.of("*")).refusal(url).isPresent()) {
      throw wrong("url", "an address with http or https and a host");
    }
    for (String glob : texts("events")) {
      if (known.stream().noneMatch(name -> Selector.matches(glob, name))) {
        throw new Wrong(400, "the twin tells nothing named '" + glob + "'")
            .expected(String.join(", ", known))
            .found(glob)
            .remedy("use a known name, or * for a part" + Nearest.hint(glob, known));
      }
    }
    if (body.has("secret") && body.text("secret").isEmpty()) {
      throw wrong("secret", "a text");
    }
    for (Json line : items("headers", LINES)) {
      Obj one = line.asObj().orElse(Obj.EMPTY);
      if (one.text("name").isEmpty() || one.text("value").isEmpty() || one.size() > 2) {
        throw wrong("headers", LINES);
      }
    }
    return body.has("events") ? body : body.with("events", Json.array(List.of()));
  }

  Reach reach() throws Wrong {
    List<String> hosts = texts("hosts");
    for (String each : hosts) {
      if (!Reach.names(each)) {
        throw new Wrong(400, "'" + each + "' names no address")
            .expected("'loopback', a host, '*.' and a host, or '*'; with ':port' if only that")
            .found(each);
      }
    }
    if (!body.has("hosts") || hosts.size() > Reach.LIMIT) {
      throw wrong("hosts", "a list of at most " + Reach.LIMIT + " addresses");
    }
    return new Reach(hosts);
  }

  private List<String> texts(String member) throws Wrong {
    List<String> texts = new ArrayList<>();
    for (Json each : items(member, TEXTS)) {
      texts.add(each.asText().orElseThrow(() -> wrong(member, TEXTS)));
    }
    return texts;
  }

  private List<Json> items(String member, String expected) throws Wrong {
    Json list = body.find(member).orElse(Arr.EMPTY);
    return list.asArr().orElseThrow(() -> wrong(member, expected)).items();
  }

  private Wrong wrong(String member, String expected) {
    return new Wrong(400, "'" + member + "' is not usable")
        .expected(expected)
        .found(body.find(member).map(Json::toString).orElse("none"));
  }
}
