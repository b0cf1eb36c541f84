package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// The keys an application signs with, and the secrets and keys its client proves itself by.
///
/// - source: dossier of developer.okta.com, application credentials, and recorded traffic of
///   okta/terraform-provider-okta, 2026-08-31
final class AppKeys {

  private static final int MOST_SECRETS = 2;
  private static final Duration TEN_YEARS = Duration.ofDays(3652);
  private static final String MODE = "signOnMode";
  private static final String KID = "credentials.signing.kid";

  /// Modes in which applications are signed for by a key that they share.
  private static final List<String> SHARED = List.of("OPENID_CONNECT", "SAML_1_1");

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createOAuth2ClientSecret", AppKeys::secret)
          .on("deactivateOAuth2ClientSecret", AppKeys::deactivate)
          .on("deleteOAuth2ClientSecret", AppKeys::delete)
          .on("generateApplicationKey", AppKeys::generate);

  private AppKeys() {}

  /// A new application, signed for by the organisation's key where it has none of its own.
  static Thing signed(Play play, Thing app) {
    boolean told = app.find("credentials.signing").isPresent();
    return told && SHARED.contains(app.text(MODE).orElse(""))
        ? app.with(KID, organisation(play, app))
        : app;
  }

  /// The key by which the organisation signs for applications that have none: once somebody asked, it
  /// is noted, so that nobody looks through all applications again.
  private static String organisation(Play play, Thing own) {
    Notes notes = play.notes("org-key");
    Optional<String> noted = notes.find("kid").flatMap(known -> known.text("kid"));
    if (noted.isPresent()) {
      return noted.get();
    }
    String kid = seen(play, own);
    notes.put("kid", Obj.of("kid", Json.of(kid)));
    return kid;
  }

  private static String seen(Play play, Thing own) {
    return play.rows("app").all().stream()
        .filter(app -> !app.id().equals(own.id()) && SHARED.contains(app.text(MODE).orElse("")))
        .flatMap(app -> app.text(KID).stream())
        .findFirst()
        .orElseGet(
            () -> Mint.of("[A-Za-z0-9_-]{43}").make(play.scene().call().dice().at("org-key"), 0));
  }

  /// Gives a new application its keys, and its client a secret.
  ///
  /// - one that speaks SAML 2.0 signs with a key of its own; all but those that an organisation made for
  ///   that by itself know the organisation's besides, since they were made
  /// - source: recorded traffic of okta/terraform-provider-okta and okta/okta-sdk-python, GET
  ///   /api/v1/apps/{appId}/credentials/keys, 2026-11-22
  static void born(Play play, Thing app) {
    boolean saml = app.text(MODE).filter("SAML_2_0"::equals).isPresent();
    app.text(KID).filter(_ -> saml).ifPresent(kid -> key(play, app, kid, TEN_YEARS));
    if (!saml || play.sent().text("name").filter(name -> !name.isBlank()).isPresent()) {
      String kid = app.text(KID).filter(_ -> !saml).orElseGet(() -> organisation(play, app));
      Obj shared = Providers.signing(play, kid);
      play.rows("app-credential-key")
          .make(
              shared.with("created", Users.second(play)).with("lastUpdated", Users.second(play)),
              app.id());
    }
    app.text("credentials.oauthClient.client_secret")
        .ifPresent(secret -> {
          Thing made = play.rows("secret").make(secret(play, secret), app.id());
          play.rows("secret").keep(linked(play, app, made));
        });
  }

  private static Obj secret(Play play, String secret) {
    return Obj.of("created", Users.second(play), "lastUpdated", Users.second(play))
        .with("status", Apps.ACTIVE)
        .with("client_secret", secret)
        .with("secret_hash", minted(play, "[A-Za-z0-9_-]{22}", secret));
  }

  private static Thing linked(Play play, Thing app, Thing secret) {
    boolean active = secret.text("status").filter(Apps.ACTIVE::equals).isPresent();
    String act = active ? "deactivate" : "activate";
    String href =
        play.scene().origin().url()
            + "/api/v1/apps/"
            + app.id()
            + "/credentials/secrets/"
            + secret.id()
            + "/lifecycle/"
            + act;
    Obj hints = Obj.of("allow", Arr.of(Json.of("POST")));
    return secret.with("_links", Obj.of(act, Obj.of("href", Json.of(href), "hints", hints)));
  }

  private static Thing key(Play play, Thing app, String kid, Duration lasts) {
    Instant now = play.scene().moment().truncatedTo(ChronoUnit.SECONDS);
    return play.rows("app-credential-key")
        .make(Certified.key(play, kid, now, now.plus(lasts)), app.id());
  }

  private static String minted(Play play, String shape, String of) {
    return Mint.of(shape).make(play.scene().dice().at(of), 0);
  }

  /// Makes another key.
  ///
  /// - in: `validityYears`, 2 to 10
  /// - out: the key, 201
  /// - refuses: E0000001 other years
  private static Reply generate(Play play) {
    Thing app = play.rows("app").get(play.asked("appId").orElse(""));
    String asked = play.asked("validityYears").orElse("10");
    int years = asked.matches("[0-9]{1,2}") ? Integer.parseInt(asked) : 0;
    if (years < 2 || years > 10) {
      throw Refusal.of("api-validation")
          .with("subject", "validityYears")
          .because("", "Validity years out of range. It should be 2 - 10 years");
    }
    String kid = minted(play, "[A-Za-z0-9_-]{43}", "kid");
    String own =
        play.scene().origin().url() + "/api/v1/apps/" + app.id() + "/credentials/keys/" + kid;
    return Reply.json(201, key(play, app, kid, Duration.ofDays(365L * years)).item())
        .with("location", own);
  }

  /// Makes another secret.
  ///
  /// - refuses: E0000001 a third one
  private static Reply secret(Play play) {
    Thing app = play.rows("app").get(play.asked("appId").orElse(""));
    Rows secrets = play.rows("secret");
    if (secrets.all(app.id()).size() >= MOST_SECRETS) {
      throw refused("You have reached the maximum number of client secrets per client.");
    }
    String sent = play.sent().text("client_secret").orElse("");
    String value = sent.isEmpty() ? minted(play, "[A-Za-z0-9_-]{64}", "secret") : sent;
    if (value.length() < 14 || value.length() > 100) {
      throw refused("The client secret must be between 14 and 100 characters.");
    }
    String status = play.sent().text("status").orElse(Apps.ACTIVE);
    Thing made = secrets.make(secret(play, value).with("status", status), app.id());
    return Reply.json(201, secrets.keep(linked(play, app, made)).item());
  }

  /// Deactivates a secret.
  ///
  /// - refuses: E0000001 the only one that is active
  private static Reply deactivate(Play play) {
    Thing app = play.rows("app").get(play.asked("appId").orElse(""));
    Rows secrets = play.rows("secret");
    Thing secret = secrets.get(app.id(), play.asked("secretId").orElse(""));
    List<Thing> active =
        Finding.those(
            secrets.all(app.id()),
            each -> each.text("status").filter(Apps.ACTIVE::equals).isPresent());
    if (active.size() == 1 && active.getFirst().id().equals(secret.id())) {
      throw refused("You cannot deactivate the only active client secret.");
    }
    Thing off = secret.with("status", Apps.INACTIVE).with("lastUpdated", Users.second(play));
    return Reply.json(200, secrets.keep(linked(play, app, off)).item());
  }

  /// Deletes a secret that is not active.
  private static Reply delete(Play play) {
    Thing secret =
        play.rows("secret").get(play.asked("appId").orElse(""), play.asked("secretId").orElse(""));
    if (secret.text("status").filter(Apps.ACTIVE::equals).isPresent()) {
      throw refused("You cannot delete an active client secret.");
    }
    return play.plainly();
  }

  private static Refusal refused(String why) {
    return Refusal.of("api-validation").with("subject", "clientSecret").because("", why);
  }
}
