package dev.dtu.twins.okta;

import dev.dtu.call.Origin;
import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.List;
import java.util.Optional;

/// Where an application's document leads: what may be done with it now, its tile, its help, the
/// policies it is under.
///
/// - source: recorded traffic of okta/terraform-provider-okta and okta/okta-sdk-python, 2026-08-31
final class AppLinks {

  /// The tile of a client of OpenID Connect, the same for all of them in every cell but one that was seen
  /// once, as numbers are for applications of the network.
  private static final String CLIENT_TILE = "aln177a159h7Zf52X0g8";

  private AppLinks() {}

  /// The links of a new application: it begins under the organisation's own policies, where it is
  /// under any.
  static Obj born(Play play, Obj links) {
    Obj told = links;
    for (Thing policy : play.rows("policy").all()) {
      String link = link(policy);
      if (policy.item().flag("system") && links.has(link)) {
        told = told.with(link, policy(play, policy.id()));
      }
    }
    return told;
  }

  /// The link by which an application tells that it is under a policy; empty for policies that it
  /// does not tell.
  static String link(Thing policy) {
    return switch (policy.text("type").orElse("")) {
      case "ACCESS_POLICY" -> "accessPolicy";
      case "PROFILE_ENROLLMENT" -> "profileEnrollment";
      default -> "";
    };
  }

  /// A link to a policy.
  static Obj policy(Play play, String id) {
    return href(play.scene().origin().url() + "/api/v1/policies/" + id);
  }

  /// The links of an application as it is now.
  static Obj told(Play play, Thing app, Obj links) {
    boolean active = app.text("status").filter(Apps.ACTIVE::equals).isPresent();
    String act = active ? "deactivate" : "activate";
    Obj told = links;
    for (String name : List.of("activate", "deactivate", "self", "help")) {
      told = told.without(name);
    }
    String origin = play.scene().origin().url();
    told = told.with(act, href(origin + "/api/v1/apps/" + app.id() + "/lifecycle/" + act));
    Optional<Arr> tiles = links.find("appLinks").flatMap(Json::asArr);
    if (tiles.isPresent()) {
      told = told.with("appLinks", tiles(play, app, tiles.get()));
    }
    Optional<String> help = help(app);
    if (help.isEmpty()) {
      return told;
    }
    String place = admin(play.scene().origin()) + "/app/" + app.text("name").orElse("") + "/";
    Obj link = href(place + app.id() + "/setup/help/" + help.get());
    return told.with("help", link.with("type", Json.of("text/html")));
  }

  /// The number of a tile that is called after its application: each of an organisation's own has
  /// another, those of the network have one wherever they are added.
  private static String made(Play play, Thing app) {
    String whose = AppView.own(app) ? app.id() : app.text("name").orElse("");
    return Mint.of("aln[0-9A-Za-z]{14}1d7")
        .make(play.scene().call().dice().at("tile").at(whose), 0);
  }

  private static Arr tiles(Play play, Thing app, Arr before) {
    String place = play.scene().origin().url() + "/home/" + app.text("name").orElse("");
    return Network.after(app)
        ? Arr.of(List.of(tile(play, app, before)))
        : Network.links(play, app, place + "/" + app.id());
  }

  private static Obj tile(Play play, Thing app, Arr tiles) {
    String last = first(tiles).text("href").map(href -> href.replaceAll(".*/", "")).orElse("");
    boolean client = app.text("name").filter("oidc_client"::equals).isPresent();
    String id = client ? CLIENT_TILE : last.matches("aln[0-9A-Za-z]{17}") ? last : made(play, app);
    String place = play.scene().origin().url() + "/home/" + app.text("name").orElse("");
    return Obj.of("name", Json.of(Network.tile(app)))
        .with("href", Json.of(place + "/" + app.id() + "/" + id))
        .with("type", Json.of("text/html"));
  }

  private static Obj first(Arr tiles) {
    return tiles.size() == 0 ? Obj.EMPTY : tiles.items().getFirst().asObj().orElse(Obj.EMPTY);
  }

  /// How an administrator sets it up: instructions for those that others are told of by hand, a page
  /// elsewhere for those of the integration network. Others have none.
  private static Optional<String> help(Thing app) {
    String mode = app.text("signOnMode").orElse("");
    return switch (mode) {
      case "SAML_2_0" -> Optional.of(mode + (AppView.own(app) ? "/instructions" : "/external-doc"));
      case "SAML_1_1" -> Optional.of(mode + "/instructions");
      case "OPENID_CONNECT" ->
          AppView.arranged(app.item()) ? Optional.of(mode + "/external-doc") : Optional.empty();
      default -> Optional.empty();
    };
  }

  /// The console of the organisation: `acme-admin.okta.com` beside `acme.okta.com`.
  private static String admin(Origin origin) {
    String host = origin.host();
    int dot = host.indexOf('.');
    boolean named = dot > 0 && !host.substring(dot).matches("[.0-9:]+");
    String console = named ? host.substring(0, dot) + "-admin" + host.substring(dot) : host;
    return new Origin(origin.scheme(), console, origin.prefix()).url();
  }

  private static Obj href(String href) {
    return Obj.of("href", Json.of(href));
  }
}
