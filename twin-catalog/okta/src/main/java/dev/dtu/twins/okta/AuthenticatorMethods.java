package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The ways in which people prove themselves by an authenticator. Each kind has its own; those of one
/// that has several are switched on and off one by one.
///
/// - refuses: E0000007 a way that the authenticator does not have
/// - source: recorded traffic of okta/okta-sdk-python, GET
///   /api/v1/authenticators/{authenticatorId}/methods, and okta-management OpenAPI 2026.06.3,
///   AuthenticatorMethodBase and its examples, 2026-11-23
final class AuthenticatorMethods {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("listAuthenticatorMethods", AuthenticatorMethods::list)
          .finding("getAuthenticatorMethod", AuthenticatorMethods::read)
          .finding("replaceAuthenticatorMethod", AuthenticatorMethods::replace)
          .finding("activateAuthenticatorMethod", play -> turned(play, "ACTIVE"))
          .finding("deactivateAuthenticatorMethod", play -> turned(play, "INACTIVE"));

  private static final String RESOURCE = "method";
  private static final String STATUS = "status";
  private static final String SETTINGS = "settings";

  /// Ways that are switched on and off by themselves.
  private static final List<String> SWITCHED =
      List.of("sms", "voice", "push", "signed_nonce", "tac");

  /// Those that nobody has before they are switched on.
  private static final List<String> OFF = List.of("voice", "push", "signed_nonce");

  private AuthenticatorMethods() {}

  private static List<String> types(Thing authenticator) {
    String key = authenticator.text("key").orElse("");
    return switch (key) {
      case "okta_email" -> List.of("email");
      case "okta_password" -> List.of("password");
      case "okta_verify" -> List.of("totp", "push", "signed_nonce");
      case "phone_number" -> List.of("sms", "voice");
      case "security_question" -> List.of("security_question");
      case "webauthn" -> List.of("webauthn");
      case "duo" -> List.of("duo");
      case "custom_app" -> List.of("push");
      case "external_idp" -> List.of("idp");
      case "smart_card_idp" -> List.of("cert");
      case "tac" -> List.of("tac");
      case "google_otp", "custom_otp", "onprem_mfa", "rsa_token", "symantec_vip", "yubikey_token" ->
          List.of("otp");
      default -> List.of();
    };
  }

  private static Thing authenticator(Play play) {
    return play.rows("authenticator").get(play.asked("authenticatorId").orElse(""));
  }

  private static Reply list(Play play) {
    Thing authenticator = authenticator(play);
    List<Json> shown = new ArrayList<>();
    for (String type : types(authenticator)) {
      shown.add(shown(play, authenticator, type));
    }
    for (Thing other : play.rows(RESOURCE).all(authenticator.id())) {
      if (!types(authenticator).contains(other.id())) {
        shown.add(shown(play, authenticator, other.id()));
      }
    }
    return play.linked(Reply.json(200, Json.array(shown)));
  }

  private static Reply read(Play play) {
    return Reply.json(200, shown(play, authenticator(play), named(play)));
  }

  private static String named(Play play) {
    Thing authenticator = authenticator(play);
    String type = play.asked("methodType").orElse("");
    boolean there = play.rows(RESOURCE).find(authenticator.id(), type).isPresent();
    if (!there && !types(authenticator).contains(type)) {
      throw Refusal.of("not-found").with("resource", RESOURCE).with("id", type);
    }
    return type;
  }

  private static Obj shown(Play play, Thing authenticator, String type) {
    Obj own = own(play, authenticator, type);
    boolean active = own.text(STATUS).filter("ACTIVE"::equals).isPresent();
    String place =
        play.scene().origin().url()
            + "/api/v1/authenticators/"
            + authenticator.id()
            + "/methods/"
            + type;
    Obj links = Obj.of("self", link(place, "GET", "PUT"));
    String next = active ? "deactivate" : "activate";
    boolean switched = SWITCHED.contains(type) || !active;
    links = switched ? links.with(next, link(place + "/lifecycle/" + next, "POST")) : links;
    return own.with("_links", links);
  }

  private static Obj link(String href, String... methods) {
    List<Json> allowed = new ArrayList<>();
    for (String each : methods) {
      allowed.add(Json.of(each));
    }
    return Obj.of("href", Json.of(href), "hints", Obj.of("allow", Arr.of(allowed)));
  }

  /// A way as it was changed last, else as it is in the beginning.
  private static Obj own(Play play, Thing authenticator, String type) {
    Optional<Thing> kept = play.rows(RESOURCE).find(authenticator.id(), type);
    if (kept.isPresent()) {
      return kept.get().item().without("_links");
    }
    boolean on = !OFF.contains(type) && Priorities.active(authenticator);
    Obj begun = Obj.of("type", Json.of(type), STATUS, Json.of(on ? "ACTIVE" : "INACTIVE"));
    Obj settings = settings(type);
    return settings.isEmpty() ? begun : begun.with(SETTINGS, settings);
  }

  private static Obj settings(String type) {
    Arr algorithms = Arr.of(Json.of("ES256"), Json.of("RS256"));
    return switch (type) {
      case "totp" ->
          Obj.of("timeIntervalInSeconds", Json.of(30L), "encoding", Json.of("Base32"))
              .with("algorithm", "HMACSHA1")
              .with("passCodeLength", Json.of(6L));
      case "push" ->
          Obj.of("algorithms", algorithms, "keyProtection", Json.of("ANY"))
              .with("transactionTypes", Arr.of(Json.of("LOGIN")));
      case "signed_nonce" ->
          Obj.of("algorithms", algorithms, "keyProtection", Json.of("ANY"))
              .with("showSignInWithOV", "NEVER");
      case "webauthn" ->
          Obj.of("userVerification", Json.of("DISCOURAGED"), "attachment", Json.of("ANY"));
      default -> Obj.EMPTY;
    };
  }

  /// Changes a way to what is sent; what is not sent of its settings stays.
  private static Reply replace(Play play) {
    String type = named(play);
    Obj own = own(play, authenticator(play), type);
    Obj sent = play.sent();
    Obj settings = own.obj(SETTINGS).orElse(Obj.EMPTY);
    settings = settings.withAll(sent.obj(SETTINGS).orElse(Obj.EMPTY));
    Obj told = own.withAll(sent.without("_links")).with("type", type);
    return kept(play, settings.isEmpty() ? told : told.with(SETTINGS, settings));
  }

  private static Reply turned(Play play, String status) {
    return kept(play, own(play, authenticator(play), named(play)).with(STATUS, status));
  }

  private static Reply kept(Play play, Obj item) {
    Thing authenticator = authenticator(play);
    String type = item.text("type").orElse("");
    Rows rows = play.rows(RESOURCE);
    Optional<Thing> before = rows.find(authenticator.id(), type);
    if (before.isPresent()) {
      rows.keep(before.get().showing(item));
    } else {
      rows.make(item, authenticator.id());
    }
    return Reply.json(200, shown(play, authenticator, type));
  }
}
