package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the integration network says of an application, the same wherever it is added: its tile, the
/// tile's number, its logo, whether there is a form to fill in.
///
/// - source: recorded traffic of okta/terraform-provider-okta and okta/okta-sdk-python, GET /api/v1/apps,
///   2026-11-23
final class Network {

  private static final String LINKED = "_link";
  private static final String LOGIN = "login";
  private static final String TILES = "visibility.appLinks";

  /// Numbers that the network gave tiles; tiles of the others have one of their own each.
  private static final Map<String, String> NUMBERS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("amazon_aws", "272"),
              Map.entry("aws_console", "4163"),
              Map.entry("bookmark", "2557"),
              Map.entry("boxnet", "72"),
              Map.entry("docusign", "292"),
              Map.entry("facebook_at_work", "54231"),
              Map.entry("office365", "2161"),
              Map.entry("okta_org2org", "51975"),
              Map.entry("pagerduty", "3107"),
              Map.entry("saasure", "2"),
              Map.entry("salesforce", "46"),
              Map.entry("sharepoint_onpremise", "3601"),
              Map.entry("template_basic_auth", "2873"),
              Map.entry("template_sps", "2355"),
              Map.entry("template_swa", "2357"),
              Map.entry("template_swa3field", "3287"),
              Map.entry("zendesk", "238"),
              Map.entry("zoomus", "1835")));

  /// Tiles that are not called as most are.
  private static final Map<String, String> NAMES =
      new TreeMap<>(Map.of("aws_console", "aws_console_login", "saasure", "admin"));

  private Network() {}

  /// Whether an application's tile is called after it: the organisation made it by itself, or it was
  /// brought into the network by its maker's own hand, as all are that speak OpenID Connect.
  static boolean after(Thing app) {
    String own = app.text("name").orElse("") + LINKED;
    boolean oidc = app.text("signOnMode").filter("OPENID_CONNECT"::equals).isPresent();
    return oidc
        || AppView.own(app)
        || app.find(TILES).flatMap(Json::asObj).filter(all -> all.has(own)).isPresent();
  }

  /// What its tile is called.
  static String tile(Thing app) {
    String name = app.text("name").orElse("");
    return after(app) ? name + LINKED : NAMES.getOrDefault(name, LOGIN);
  }

  /// Whether who adds one by a name knows a tile that is called after it: such a one has no form to
  /// fill in, and does not sign in that way, nor in any other.
  static boolean formless(Obj sent) {
    String own = sent.text("name").orElse("") + LINKED;
    return sent.obj("visibility")
        .flatMap(visible -> visible.obj("appLinks"))
        .filter(tiles -> tiles.has(own))
        .isPresent();
  }

  /// The item of a new one: its tile by the network's name, its logo its own.
  static Obj added(Play play, Obj item) {
    String name = item.text("name").orElse("");
    String tile = NAMES.getOrDefault(name, LOGIN);
    Obj visible = item.obj("visibility").orElse(Obj.EMPTY);
    boolean usual = visible.obj("appLinks").filter(Network::login).isPresent();
    Obj told =
        usual
            ? item.with("visibility", visible.with("appLinks", Obj.of(tile, Json.of(true))))
            : item;
    Optional<Obj> links = told.obj("_links");
    return links.isEmpty() || !play.sent().has("name")
        ? told
        : told.with("_links", logoed(play, name, links.get()));
  }

  private static boolean login(Obj tiles) {
    return tiles.keys().size() == 1 && tiles.has(LOGIN);
  }

  private static Obj logoed(Play play, String name, Obj links) {
    List<Json> logos = new ArrayList<>();
    for (Json each : links.items("logo")) {
      Obj logo = each.asObj().orElse(Obj.EMPTY);
      String href = logo.text("href").orElse("");
      boolean drawn = href.contains("/fs/bcg/4/") && !name.startsWith("template_");
      logos.add(
          drawn ? logo.with("href", href.replaceAll("[^/]*$", "") + picture(play, name)) : each);
    }
    return logos.isEmpty() ? links : links.with("logo", Arr.of(logos));
  }

  private static String picture(Play play, String name) {
    return Mint.of("gfs[0-9A-Za-z]{14}1d6").make(play.scene().call().dice().at("logo").at(name), 0);
  }

  /// The links of the tiles that people see, each at a number that the network gave it.
  static Arr links(Play play, Thing app, String place) {
    Obj all = app.find(TILES).flatMap(Json::asObj).orElse(Obj.EMPTY);
    List<Json> links = new ArrayList<>();
    for (String tile : all.keys().size() > 1 ? all.keys() : List.of(tile(app))) {
      if (all.keys().size() <= 1 || all.flag(tile)) {
        links.add(
            Obj.of("name", Json.of(tile))
                .with("href", Json.of(place + "/" + number(play, app)))
                .with("type", Json.of("text/html")));
      }
    }
    return Arr.of(links);
  }

  private static String number(Play play, Thing app) {
    String name = app.text("name").orElse("");
    return Optional.ofNullable(NUMBERS.get(name))
        .orElseGet(
            () -> Mint.of("[1-9][0-9]{3}").make(play.scene().call().dice().at("tile").at(name), 0));
  }
}
