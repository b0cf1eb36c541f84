package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
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

/// The keys an application signs with, and the secrets and keys its client proves itself by.
///
/// - source: dossier of developer.okta.com, application credentials, and recorded traffic of
///   okta/terraform-provider-okta, 2026-08-31
final class AppKeys {

  private static final int MOST_SECRETS = 2;
  private static final Duration TEN_YEARS = Duration.ofDays(3652);

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createOAuth2ClientSecret", AppKeys::secret)
          .on("deactivateOAuth2ClientSecret", AppKeys::deactivate)
          .on("deleteOAuth2ClientSecret", AppKeys::delete)
          .on("generateApplicationKey", AppKeys::generate);

  private AppKeys() {}

  /// Gives a new application its key, and its client a secret.
  static void born(Play play, Thing app) {
    String kid = app.text("credentials.signing.kid").orElse("");
    if (!kid.isEmpty()) {
      key(play, app, kid, TEN_YEARS);
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
