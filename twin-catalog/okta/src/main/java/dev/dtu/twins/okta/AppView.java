package dev.dtu.twins.okta;

import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the service says of an application on its own: its name, the tiles it has, and what may be
/// done with it now.
///
/// - source: recorded traffic of okta/terraform-provider-okta and okta/okta-sdk-python, 2026-08-31
final class AppView {

  private static final Map<String, String> NAMES =
      new TreeMap<>(
          Map.of(
              "OPENID_CONNECT", "oidc_client",
              "BOOKMARK", "bookmark",
              "BASIC_AUTH", "template_basic_auth",
              "BROWSER_PLUGIN", "template_swa",
              "SECURE_PASSWORD_STORE", "template_sps"));

  /// Since then applications tell their name among Okta's resources. No document that was found tells
  /// the day: it is the one after the last recording of those years without, of 2022-01-31; the first
  /// with it is of 2025-03-13.
  ///
  /// - source: recorded traffic of okta/okta-sdk-python and okta/terraform-provider-okta, 2026-11-22
  private static final Instant NAMED = Instant.parse("2022-02-01T00:00:00Z");

  /// What may be said of the forms that templates fill in.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, GET /api/v1/apps, 2026-11-22
  private static final Map<String, List<String>> FIELDS =
      new TreeMap<>(
          Map.of(
              "template_swa",
              fields(
                  "loginUrlRegex usernameField redirectUrl buttonField checkbox passwordField url"),
              "template_swa3field",
              fields(
                  "loginUrlRegex extraFieldSelector extraFieldValue redirectUrl userNameSelector"
                      + " passwordSelector buttonSelector targetURL"),
              "template_sps",
              fields(
                  "usernameField optionalField1 optionalField2Value optionalField3Value"
                      + " passwordField url optionalField1Value optionalField2 optionalField3")));

  /// Those of them that are null where nothing is said; others are always said.
  private static final List<String> BLANK =
      fields(
          "loginUrlRegex redirectUrl checkbox optionalField1 optionalField2 optionalField3"
              + " optionalField1Value optionalField2Value optionalField3Value");

  /// Modes that an organisation makes applications of by itself, without a template.
  private static final List<String> OWN = List.of("SAML_2_0", "AUTO_LOGIN");

  private static final Optional<Json> NOTHING = Optional.of(Json.Null.NULL);
  private static final Optional<Json> NONE = Optional.empty();

  private static List<String> fields(String names) {
    return List.of(names.split(" "));
  }

  private AppView() {}

  /// The item of a new application, called as one of its kind is, or by its organisation and label.
  static Obj named(Play play, Obj item) {
    Optional<String> sent = play.sent().text("name").filter(name -> !name.isBlank());
    String mode = item.text("signOnMode").orElse("");
    String name =
        sent.map(own -> own.toLowerCase(Locale.ROOT))
            .orElseGet(() -> NAMES.getOrDefault(mode, own(play, item)));
    boolean signedIn = sent.isPresent() && mode.equals("AUTO_LOGIN");
    Json way = Network.formless(play.sent()) ? Json.Null.NULL : Json.of("BROWSER_PLUGIN");
    Obj moded = signedIn ? item.with("signOnMode", way) : item;
    Obj told = asked(play, schemed(play, moded).with("name", name));
    told = arranged(told) ? clientless(told) : told;
    told = catalogued(play, told) ? told.with("settings", signless(told)) : told;
    told = Network.added(play, told);
    Optional<Obj> links = told.obj("_links");
    return links.isEmpty() ? told : told.with("_links", AppLinks.born(play, links.get()));
  }

  /// Whether an application of the integration network speaks OpenID Connect by arrangement: it is no
  /// client of its own, whatever was sent.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, POST /api/v1/apps, 2026-03-15
  static boolean arranged(Obj item) {
    return item.text("signOnMode").filter("OPENID_CONNECT"::equals).isPresent()
        && item.text("name").filter("oidc_client"::equals).isEmpty();
  }

  /// Whether an application of the integration network signs people in as it does for everybody: it
  /// tells nothing of how.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, AUTO_LOGIN by a name, 2025-03-13
  static boolean catalogued(Play play, Obj item) {
    boolean own = item.obj("settings").flatMap(all -> all.obj("signOn")).isPresent();
    boolean told =
        play.sent()
            .obj("settings")
            .flatMap(all -> all.obj("signOn"))
            .filter(signOn -> signOn.has("loginUrl"))
            .isPresent();
    return own
        && !told
        && play.sent().text("signOnMode").filter("AUTO_LOGIN"::equals).isPresent()
        && play.sent().text("name").filter(name -> !name.isBlank()).isPresent();
  }

  static Obj signless(Obj item) {
    return item.obj("settings").orElse(Obj.EMPTY).without("signOn");
  }

  private static Obj clientless(Obj item) {
    Obj told = item;
    for (String part : List.of("credentials", "settings")) {
      Optional<Obj> own = told.obj(part);
      told = own.isPresent() ? told.with(part, own.get().without("oauthClient")) : told;
    }
    return told;
  }

  /// What of credentials and settings is as it was sent, whatever others usually have.
  static Obj asked(Play play, Obj item) {
    Obj sent = play.sent();
    Obj credentials = sent.obj("credentials").orElse(Obj.EMPTY);
    Obj told = item;
    if (credentials.has("scheme") && item.obj("credentials").isPresent()) {
      Obj own = item.obj("credentials").orElse(Obj.EMPTY);
      told = told.with("credentials", own.with("scheme", credentials.text("scheme").orElse("")));
    }
    Optional<Obj> app = sent.obj("settings").flatMap(each -> each.obj("app"));
    Optional<Obj> settings = told.obj("settings");
    if (app.isPresent() && settings.isPresent()) {
      Obj own = settings.get().obj("app").orElse(Obj.EMPTY);
      told = told.with("settings", settings.get().with("app", own.withAll(unblank(app.get()))));
    }
    return lined(fielded(reached(told)));
  }

  /// An application that an organisation made for SAML by itself tells where assertions go besides, and
  /// who asks to be signed out.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, POST and PUT /api/v1/apps, 2026-11-23
  private static Obj reached(Obj item) {
    Obj settings = item.obj("settings").orElse(Obj.EMPTY);
    Optional<Obj> sign = settings.obj("signOn").filter(own -> own.has("ssoAcsUrl"));
    boolean saml = item.text("signOnMode").filter("SAML_2_0"::equals).isPresent();
    if (!saml || sign.isEmpty()) {
      return item;
    }
    Obj told = sign.get();
    told = told.has("acsEndpoints") ? told : told.with("acsEndpoints", Arr.EMPTY);
    Optional<Obj> slo = told.obj("slo").filter(own -> own.flag("enabled"));
    Optional<String> issuer = slo.flatMap(own -> own.text("issuer"));
    told = issuer.isPresent() ? told.with("spIssuer", issuer.get()) : told;
    return item.with("settings", settings.with("signOn", told));
  }

  /// An application whose people's side signs, too, with its certificate in lines as those of mail are.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, POST /api/v1/apps, 2026-11-22
  private static Obj lined(Obj item) {
    Obj settings = item.obj("settings").orElse(Obj.EMPTY);
    Obj sign = settings.obj("signOn").orElse(Obj.EMPTY);
    Optional<Obj> own = sign.obj("spCertificate");
    List<Json> lines = new ArrayList<>();
    for (Json each : own.map(told -> told.items("x5c")).orElse(Arr.EMPTY)) {
      lines.add(Json.of(Certified.mailed(each.asText().orElse(""))));
    }
    return lines.isEmpty()
        ? item
        : item.with(
            "settings",
            settings.with(
                "signOn",
                sign.with("spCertificate", own.orElse(Obj.EMPTY).with("x5c", Json.array(lines)))));
  }

  /// Who sets the names and passwords of an application whose forms are filled in: its users, unless it
  /// is told otherwise.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, POST /api/v1/apps, 2026-11-22
  private static Obj schemed(Play play, Obj item) {
    boolean filled = item.text("signOnMode").filter("BROWSER_PLUGIN"::equals).isPresent();
    Obj credentials = item.obj("credentials").orElse(Obj.EMPTY);
    boolean said = play.sent().obj("credentials").filter(own -> own.has("scheme")).isPresent();
    boolean none = play.sent().obj("credentials").orElse(Obj.EMPTY).isEmpty();
    return !filled || said || none
        ? item
        : item.with("credentials", credentials.with("scheme", "EDIT_USERNAME_AND_PASSWORD"));
  }

  /// The settings of a template are those it has: what is not said of them is null.
  private static Obj fielded(Obj item) {
    List<String> fields = FIELDS.getOrDefault(item.text("name").orElse(""), List.of());
    Optional<Obj> settings = item.obj("settings");
    if (fields.isEmpty() || settings.isEmpty()) {
      return item;
    }
    Obj own = settings.get().obj("app").orElse(Obj.EMPTY);
    Obj whole = Obj.EMPTY;
    for (String field : fields) {
      Optional<Json> said = own.find(field).or(() -> BLANK.contains(field) ? NOTHING : NONE);
      whole = said.isPresent() ? whole.with(field, said.get()) : whole;
    }
    return item.with("settings", settings.get().with("app", whole));
  }

  /// Settings that are sent blank are none.
  private static Obj unblank(Obj sent) {
    Obj told = sent;
    for (String name : sent.keys()) {
      told =
          sent.text(name).filter(String::isEmpty).isPresent()
              ? told.with(name, Json.Null.NULL)
              : told;
    }
    return told;
  }

  private static String own(Play play, Obj item) {
    String label = item.text("label").orElse("app").toLowerCase(Locale.ROOT);
    String name = organisation(play) + "_" + label.replaceAll("[^a-z0-9]", "");
    Notes counts = play.notes("app-names");
    long count =
        1 + counts.find(name).flatMap(known -> known.text("count")).map(Long::parseLong).orElse(0L);
    counts.put(name, Obj.of("count", Json.of(Long.toString(count))));
    return name + "_" + count;
  }

  /// How the organisation is called in addresses.
  static String organisation(Play play) {
    String host = play.scene().origin().host();
    int dot = host.indexOf('.');
    return (dot < 0 ? host : host.substring(0, dot)).replaceAll("[^A-Za-z0-9-]", "-");
  }

  /// The application with its tiles and the links of its status.
  static Thing told(Play play, Thing app) {
    Thing told = app;
    if (app.find("visibility").isPresent() && app.find("visibility.appLinks").isEmpty()) {
      told = told.with("visibility.appLinks", Obj.of(Network.tile(app), Json.of(true)));
    } else if (app.find("visibility.appLinks").filter(Obj.EMPTY::equals).isPresent()) {
      told = told.with("visibility.appLinks", Obj.of(Network.tile(app), Json.of(true)));
    }
    if (told.find("orn").isEmpty() && !play.scene().moment().isBefore(NAMED)) {
      told = told.with("orn", orn(play, app));
    }
    Optional<Obj> links = told.find("_links").flatMap(Json::asObj);
    return links.isEmpty() ? told : told.with("_links", AppLinks.told(play, told, links.get()));
  }

  /// Its name among Okta's resources.
  private static String orn(Play play, Thing app) {
    String org = Orgs.id(play);
    String name = app.text("name").orElse("");
    return (Orgs.previews(play) ? "orn:oktapreview:idp:" : "orn:okta:idp:")
        + org
        + ":apps:"
        + name
        + ":"
        + app.id();
  }

  /// Whether it is one that the organisation made by itself.
  static boolean own(Thing app) {
    return app.text("signOnMode").filter(OWN::contains).isPresent()
        && app.text("name").filter(name -> name.matches(".*_[0-9]+")).isPresent();
  }
}
