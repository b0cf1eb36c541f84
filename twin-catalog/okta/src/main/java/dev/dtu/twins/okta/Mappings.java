package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Refusal;
import java.util.List;
import java.util.Locale;

/// How profiles of identity providers become those of users.
///
/// - source: recorded traffic of okta/terraform-provider-okta, GET /api/v1/mappings, 2026-11-22
final class Mappings {

  private static final String MAPPING = "mapping";

  /// Notes of those that came with a provider; others are only known to be there.
  private static final String BORN = "provider-mapping";

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("listProfileMappings", Mappings::list)
          .on("updateProfileMapping", Mappings::update);

  /// Members of users, each with the expression it is made by.
  private static final List<List<String>> ASSERTED =
      pairs(
          "source",
          "firstName firstName lastName lastName email email mobilePhone mobilePhone login"
              + " userName");

  private static final List<List<String>> CLAIMED =
      pairs(
          "appuser",
          "login email displayName displayName nickName nickname firstName firstName middleName"
              + " middleName lastName lastName email email profileUrl profile timezone zoneinfo"
              + " primaryPhone phoneNumber streetAddress street_address city locality state region"
              + " zipCode postalCode countryCode country");

  private static final List<List<String>> SOCIAL =
      pairs("appuser", "login email email email firstName firstName lastName lastName");

  private Mappings() {}

  private static List<List<String>> pairs(String from, String words) {
    String[] all = words.split(" ");
    var pairs = new java.util.ArrayList<List<String>>();
    for (int i = 0; i < all.length; i += 2) {
      pairs.add(List.of(all[i], from + "." + all[i + 1]));
    }
    return List.copyOf(pairs);
  }

  /// The mappings of a source that has some of its own; else what is known of others.
  private static Reply list(Play play) {
    String source = play.asked("sourceId").orElse("");
    String target = play.asked("targetId").orElse("");
    List<String> born = play.notes(BORN).keys();
    List<Thing> own =
        play.rows(MAPPING).all().stream()
            .filter(each -> born.contains(each.id()))
            .filter(each -> each.text("source.id").filter(source::equals).isPresent())
            .filter(each ->
                target.isEmpty() || each.text("target.id").filter(target::equals).isPresent())
            .toList();
    return own.isEmpty() ? play.plainly() : play.paged(own, 20);
  }

  /// Changes how some attributes are made; null takes one out.
  ///
  /// - refuses: E0000001 an attribute that users do not have
  /// - source: dossier, validation, mapping update to an unknown target, 2026-08-31
  private static Reply update(Play play) {
    Thing mapping = play.rows(MAPPING).get(play.asked("mappingId").orElse(""));
    Obj properties = play.sent().obj("properties").orElse(Obj.EMPTY);
    if (mapping.text("target.type").filter("user"::equals).isPresent()) {
      for (String name : properties.keys()) {
        boolean gone = properties.find(name).filter(Json.Null.NULL::equals).isPresent();
        if (!gone && !Profile.known(play, name)) {
          throw Refusal.of("api-validation")
              .with("subject", "updateMapping")
              .because("", "Invalid target field " + name);
        }
      }
    }
    return play.plainly();
  }

  /// Gives a new provider one mapping for each type of users.
  static void born(Play play, Thing provider) {
    for (Thing type : play.rows("type-user").all()) {
      String id = play.rows(MAPPING).mint();
      Obj item =
          Obj.of("id", Json.of(id), "source", source(play, provider))
              .with("target", target(play, type))
              .with("properties", properties(provider))
              .with("_links", Obj.of("self", link(play, "/mappings/" + id)));
      play.rows(MAPPING).make(item);
      play.notes(BORN).put(id, Obj.of("source", Json.of(provider.id())));
    }
  }

  private static Obj source(Play play, Thing provider) {
    String id = provider.id();
    return Obj.of("id", Json.of(id), "name", Json.of(name(provider)))
        .with("type", "appuser")
        .with(
            "_links",
            Obj.of("self", link(play, "/apps/" + id))
                .with("schema", link(play, "/meta/schemas/apps/" + id + "/default")));
  }

  private static String name(Thing provider) {
    String type = provider.text("type").orElse("").toLowerCase(Locale.ROOT);
    return (type.equals("saml2") ? "saml" : type) + "_idp";
  }

  private static Obj target(Play play, Thing type) {
    String schema =
        type.text("_links.schema.href")
            .map(href -> href.substring(href.lastIndexOf('/') + 1))
            .orElseGet(() ->
                Mint.of("osc[0-9A-Za-z]{14}1d7")
                    .make(play.scene().call().dice().at("schema").at(type.id()), 0));
    return Obj.of("id", Json.of(type.id()), "name", Json.of(type.text("name").orElse("user")))
        .with("type", "user")
        .with(
            "_links",
            Obj.of("self", link(play, "/meta/types/user/" + type.id()))
                .with("schema", link(play, "/meta/schemas/user/" + schema)));
  }

  private static Obj link(Play play, String path) {
    return Obj.of("href", Json.of(play.scene().origin().url() + "/api/v1" + path));
  }

  private static Obj properties(Thing provider) {
    List<List<String>> pairs =
        switch (provider.text("type").orElse("")) {
          case "SAML2" -> ASSERTED;
          case "OIDC" -> CLAIMED;
          default -> SOCIAL;
        };
    Obj all = Obj.EMPTY;
    for (List<String> pair : pairs) {
      String made = pair.getLast();
      String told =
          made.endsWith("zoneinfo") ? made + " == null ? \"America/Los_Angeles\" : " + made : made;
      all =
          all.with(
              pair.getFirst(),
              Obj.of("expression", Json.of(told), "pushStatus", Json.of("DONT_PUSH")));
    }
    return all;
  }
}
