package dev.dtu.tenant;

import dev.dtu.fidelity.Before;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Pointer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A thing that was there before a session's first call, and where it was seen.
///
/// @param group of the recording
/// @param session the recording
/// @param tenant the host it was seen at
/// @param kind of the tenant; empty where the recording does not tell
record Sighting(Before thing, String group, String session, String tenant, String kind) {

  private static final List<String> NAMES =
      List.of("name", "label", "title", "key", "login", "displayname", "slug");

  private static final String PROFILE = "profile";

  /// What services call what they made themselves.
  private static final List<String> OWN =
      List.of("system", "_system", "default", "isdefault", "builtin");

  /// What is the same of it on every tenant: its resource, its type, and what it is called. Empty where
  /// nothing is.
  Optional<String> sameness(String above) {
    Optional<String> word =
        thing.called().stream()
            .filter(Person.CALLER::contains)
            .findFirst()
            .map(each -> "called " + each);
    Optional<String> name =
        word.or(() -> named().flatMap(at -> at.in(thing.item())).flatMap(Json::asText))
            .or(this::plainId);
    String type = thing.item().text("type").orElse("");
    return name.map(each -> thing.resource() + "|" + above + "|" + type + "|" + each);
  }

  private Optional<String> plainId() {
    return Optional.of(thing.id()).filter(id -> !id.isEmpty() && !Plain.token(id));
  }

  /// Its resource and its type.
  String sort() {
    return thing.resource() + "|" + thing.item().text("type").orElse("");
  }

  /// Where its name stands, by itself or in a part of it that holds what is told of it.
  Optional<Pointer> named() {
    return named(thing.item(), Pointer.ROOT)
        .or(() -> thing.item().obj(PROFILE).flatMap(part -> named(part, Pointer.ROOT.to(PROFILE))));
  }

  private static Optional<Pointer> named(Obj item, Pointer at) {
    for (String wanted : NAMES) {
      for (Obj.Member each : item) {
        boolean named = each.key().toLowerCase(Locale.ROOT).equals(wanted);
        if (named && each.value().asText().filter(name -> !name.isBlank()).isPresent()) {
          return Optional.of(at.to(each.key()));
        }
      }
    }
    return Optional.empty();
  }

  /// Whether the service says that it made it itself.
  boolean own() {
    for (Obj.Member each : thing.item()) {
      String name = each.key().toLowerCase(Locale.ROOT);
      if (OWN.contains(name) && each.value().equals(Json.of(true))) {
        return true;
      }
    }
    return false;
  }
}
