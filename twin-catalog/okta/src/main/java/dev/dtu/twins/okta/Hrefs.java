package dev.dtu.twins.okta;

import dev.dtu.effect.Effects;
import dev.dtu.effect.Play;
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

  /// What is kept, with the addresses in it as who calls sees them.
  static Json here(Play play, Json kept) {
    return switch (kept) {
      case Obj obj -> {
        Obj out = Obj.EMPTY;
        for (Obj.Member each : obj) {
          out = out.with(each.key(), here(play, each.value()));
        }
        yield out;
      }
      case Arr arr -> Arr.of(arr.items().stream().map(each -> here(play, each)).toList());
      case Json.Text text -> Json.of(here(play, text.value()));
      case Json.Num _, Json.Bool _, Json.Null _ -> kept;
    };
  }

  private static String here(Play play, String text) {
    return text.startsWith(Effects.ORIGIN)
        ? play.scene().origin().url() + text.substring(Effects.ORIGIN.length())
        : text;
  }
}
