package dev.dtu.usage;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// Objections as they stand in a file.
final class ObjectionJson {

  static final String MEMBER = "objections";

  private ObjectionJson() {}

  static List<Objection> objections(Obj usage) {
    List<Objection> all = new ArrayList<>();
    for (Json each : usage.items(MEMBER)) {
      Obj json = each.asObj().orElse(Obj.EMPTY);
      all.add(
          new Objection(
              UsageJson.when(json),
              json.flag("early"),
              UsageJson.lines(json, "lines"),
              UsageJson.count(json, "seen"),
              UsageJson.count(json, "against"),
              UsageJson.count(json, "answered")));
    }
    return all;
  }

  static void put(Obj.Builder out, List<Objection> objections) {
    if (!objections.isEmpty()) {
      out.put(MEMBER, Json.array(objections.stream().map(ObjectionJson::json).toList()));
    }
  }

  private static Json json(Objection objection) {
    var out = Obj.builder();
    UsageJson.when(out, objection.when());
    if (objection.early()) {
      out.put("early", true);
    }
    out.put("seen", objection.seen());
    if (objection.against() > 0) {
      out.put("against", objection.against());
    }
    out.put("answered", objection.answered());
    UsageJson.put(out, "lines", objection.lines());
    return out.build();
  }
}
