package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Effects;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;

/// What the sets of resources hold that roles reach to.
///
/// - in: each resource by its name among Okta's (`orn:…`) or by its address
/// - source: okta-management OpenAPI 2026.06.3, role resource set resources, and recorded traffic of
///   okta/okta-sdk-python, 2026-11-22
final class ResourceSets {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createResourceSet", ResourceSets::create)
          .on("addResourceSetResources", ResourceSets::add)
          .on("addResourceSetResource", ResourceSets::one);

  private static final String SET = "resource-set";
  private static final String RESOURCE = "resource-set-resource";

  private ResourceSets() {}

  private static Reply create(Play play) {
    Thing set = play.done();
    hold(play, set, play.sent().items("resources"));
    return play.shown(set);
  }

  private static Reply add(Play play) {
    Thing set = set(play);
    hold(play, set, play.sent().items("additions"));
    return play.shown(set);
  }

  private static Reply one(Play play) {
    Thing set = set(play);
    String named = play.sent().text("resourceOrnOrUrl").orElse("");
    Thing made = held(play, set, named);
    Optional<Obj> conditions = play.sent().obj("conditions");
    Thing kept =
        conditions.isPresent()
            ? play.rows(RESOURCE).keep(made.with("conditions", conditions.get()))
            : made;
    return play.shown(kept);
  }

  private static Thing set(Play play) {
    return play.rows(SET).get(play.asked("resourceSetIdOrLabel").orElse(""));
  }

  private static void hold(Play play, Thing set, Arr named) {
    for (Json each : named) {
      each.asText().ifPresent(text -> held(play, set, text));
    }
  }

  /// Puts one into a set, once.
  private static Thing held(Play play, Thing set, String named) {
    Rows rows = play.rows(RESOURCE);
    boolean address = named.startsWith("http");
    for (Thing each : rows.all(set.id())) {
      boolean same =
          address
              ? each.text("_links.self.href").filter(named::equals).isPresent()
              : each.text("orn").filter(named::equals).isPresent();
      if (same) {
        return each;
      }
    }
    Obj item = Obj.of("created", Json.of(play.now())).with("lastUpdated", play.now());
    Thing made = rows.make(address ? item : item.with("orn", named), set.id());
    String own = Effects.ORIGIN + "/api/v1/iam/resource-sets/" + set.id() + "/resources/";
    Obj links = Obj.of("resource", Obj.of("href", Json.of(own + made.id())));
    String self = address ? named : self(named);
    return rows.keep(
        made.with(
            "_links", self.isEmpty() ? links : links.with("self", Obj.of("href", Json.of(self)))));
  }

  /// Where a resource of a name is: `orn:okta:idp:ORG:apps:bookmark:ID` is an application.
  private static String self(String orn) {
    String[] parts = orn.split(":");
    boolean plain = parts.length > 5 && parts[4].matches("apps|groups|users|idps");
    return plain ? Effects.ORIGIN + "/api/v1/" + parts[4] + "/" + parts[parts.length - 1] : "";
  }
}
