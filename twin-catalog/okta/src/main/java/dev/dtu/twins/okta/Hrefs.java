package dev.dtu.twins.okta;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// Links of Okta's documents: an address, and what may be done there.
final class Hrefs {

  private Hrefs() {}

  /// `{"href": …, "hints": {"allow": [methods]}}`.
  static Obj of(String href, String... methods) {
    List<Json> allow = new ArrayList<>();
    for (String method : methods) {
      allow.add(Json.of(method));
    }
    return Obj.of("href", Json.of(href)).with("hints", Obj.of("allow", Arr.of(allow)));
  }

  /// The same, called by a name.
  static Obj named(String name, String href, String... methods) {
    return Obj.of("name", Json.of(name)).withAll(of(href, methods));
  }
}
