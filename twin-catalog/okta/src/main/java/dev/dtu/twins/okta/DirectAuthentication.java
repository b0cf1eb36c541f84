package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.grant.Bench;
import dev.dtu.grant.Denial;
import dev.dtu.grant.Errand;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// People who sign in with a client's own form and no page of Okta's: by a passcode of an app, by a tap on
/// the phone or a code that came there; and with one of these besides, where a policy asks for two.
///
/// Where Okta Verify asks for a number each time (`channelBinding` of the authenticator), the client shows
/// it (`binding_method` `transfer`) and it is chosen on the phone. Documents know no channel of mail here.
///
/// A client that was told `mfa_required` shows the token of it within five minutes, a span that is told
/// nowhere.
///
/// - source: okta-oauth OpenAPI 2026.06.3, primary-authenticate, challenge and their examples;
///   okta/okta-developer-docs, implement-grant-type and configure-direct-auth-grants, 2026-11-22
record DirectAuthentication(Play play, Errand errand) {

  static final String OTP = "urn:okta:params:oauth:grant-type:otp";
  static final String OOB = "urn:okta:params:oauth:grant-type:oob";
  static final String MFA_OTP = "http://auth0.com/oauth/grant-type/mfa-otp";
  static final String MFA_OOB = "http://auth0.com/oauth/grant-type/mfa-oob";

  private static final List<String> CHANNELS = List.of("push", "sms", "voice");
  private static final String CHANNEL = "channel_hint";
  private static final String DENIED = "access_denied";
  private static final String TRY_AGAIN = " Try again with another value.";

  /// Asks somebody by the factor of a channel, first of all.
  ///
  /// - refuses, in this order: `invalid_request`, `access_denied` for who is nobody or has no such factor,
  ///   `access_denied` for who is not assigned to the client
  Obj begun() {
    String login = needed("login_hint");
    String channel = channel();
    if (!needed("challenge_hint").equals(OOB)) {
      throw Denial.refused(
          "invalid_request",
          "`" + needed("challenge_hint") + "` isn't supported as a `challenge_hint`." + TRY_AGAIN);
    }
    Thing user = play.rows("user").find(login).orElseThrow(DirectAuthentication::unusable);
    if (!TokenRules.assigned(play, errand.client(), user)) {
      throw Denial.refused(DENIED, "User isn't assigned to the client app.");
    }
    return asked(user, channel).told();
  }

  /// Asks for a second factor.
  ///
  /// - refuses, in this order: `access_denied` for a token that is none or too old, and for a type of
  ///   challenge that is none
  Obj challenged() {
    Obj note = partly();
    List<String> types = errand.words("challenge_types_supported");
    for (String type : types) {
      if (!type.equals(MFA_OTP) && !type.equals(MFA_OOB)) {
        throw Denial.refused(
            DENIED, "`" + type + "` isn't supported as a `challenge_type`." + TRY_AGAIN, 403);
      }
    }
    boolean elsewhere = types.isEmpty() || types.contains(MFA_OOB);
    if (!elsewhere || types.contains(MFA_OTP) && errand.field(CHANNEL).isEmpty()) {
      return Obj.of("challenge_type", Json.of(MFA_OTP));
    }
    Thing user = play.rows("user").get(note.text("user").orElse(""));
    return Obj.of("challenge_type", Json.of(MFA_OOB)).withAll(asked(user, channel()).told());
  }

  private String needed(String field) {
    return errand
        .field(field)
        .orElseThrow(
            () -> Denial.refused("invalid_request", "The request must specify '" + field + "'."));
  }

  private String channel() {
    String channel = needed(CHANNEL);
    if (!CHANNELS.contains(channel)) {
      throw Denial.refused(
          "invalid_request", "`" + channel + "` isn't supported as a `channel_hint`." + TRY_AGAIN);
    }
    return channel;
  }

  private static Refusal unusable() {
    return Denial.refused(
        DENIED,
        "The required authenticator can't be used. Check if it's required by policy and the user is"
            + " enrolled in the authenticator and try again.",
        403);
  }

  private OutOfBand asked(Thing user, String channel) {
    Thing factor =
        OutOfBand.factor(play, user, channel).orElseThrow(DirectAuthentication::unusable);
    try {
      return OutOfBand.begun(
          play, user, factor, new OutOfBand.Asker(errand.client(), OutOfBand.LIFE, true));
    } catch (Refusal tooSoon) {
      throw Denial.refused(
          "invalid_grant", "API call exceeded the rate limit due to too many requests.", 429);
    }
  }

  /// Whom a grant stands for.
  ///
  /// - refuses: `invalid_request` for what is missing, `access_denied` for a token or a code that is none
  ///   or too old, `authorization_pending`, `invalid_grant` for a passcode that is wrong
  Bench.Proven proven() {
    return switch (errand.type()) {
      case OTP -> {
        Optional<Thing> user = play.rows("user").find(needed("login_hint"));
        String passcode = needed("otp");
        yield of(user.orElseThrow(DirectAuthentication::wrong), passcode, List.of());
      }
      case OOB -> elsewhere(List.of());
      default -> second();
    };
  }

  private Bench.Proven second() {
    Obj note = partly();
    List<String> before = new ArrayList<>();
    note.items("methods").forEach(each -> each.asText().ifPresent(before::add));
    Thing user = play.rows("user").get(note.text("user").orElse(""));
    Bench.Proven proven =
        errand.type().equals(MFA_OTP) ? of(user, needed("otp"), before) : elsewhere(before);
    tokens(play).remove(needed("mfa_token"));
    return proven;
  }

  private Bench.Proven of(Thing user, String passcode, List<String> before) {
    for (Thing factor : Factors.active(play, user)) {
      if (factor.text("factorType").filter("token:software:totp"::equals).isPresent()
          && right(factor, passcode)) {
        return proven(user, before, List.of("otp"));
      }
    }
    throw wrong();
  }

  /// Whether a passcode is a factor's; it is used up then.
  private boolean right(Thing factor, String passcode) {
    try {
      Obj sent = Obj.of("passCode", Json.of(passcode));
      play.rows(Factors.RESOURCE).keep(new Codes(play).used(factor, sent));
      return true;
    } catch (Refusal wrong) {
      return false;
    }
  }

  private static Refusal wrong() {
    return Denial.refused("invalid_grant", "The credentials provided were invalid.");
  }

  private Bench.Proven elsewhere(List<String> before) {
    String name = needed("oob_code");
    OutOfBand asked = OutOfBand.of(play, name, errand.client()).orElseThrow(() -> expired(name));
    return switch (asked.state(errand.field("binding_code").orElse(""))) {
      case WAITING ->
          throw Denial.refused(
                  "authorization_pending",
                  "No user response received on the out-of-band authenticator yet. Continue polling"
                      + " to wait for a response.")
              .keeping();
      case OVER -> throw expired(name);
      case REJECTED -> throw asked.note().has("push") ? rejected(asked) : wrong();
      case PROVED -> {
        asked.end();
        yield proven(asked.user(), before, asked.methods());
      }
    };
  }

  private static Refusal rejected(OutOfBand asked) {
    asked.end();
    return Denial.refused(DENIED, "The user rejected the request.").keeping();
  }

  private static Refusal expired(String name) {
    return Denial.refused(
        DENIED, "`" + name + "` has expired. Use a new `oob_code` or `mfa_token` and try again.");
  }

  private static Bench.Proven proven(Thing user, List<String> before, List<String> now) {
    List<String> methods = new ArrayList<>(before);
    methods.addAll(now);
    if (!before.isEmpty()) {
      methods.add("mfa");
    }
    return new Bench.Proven(user.text("profile.login").orElseThrow(), methods, "");
  }

  /// What is known of who proved one factor.
  private Obj partly() {
    String token = needed("mfa_token");
    return tokens(play)
        .find(token)
        .filter(note -> note.text("client").filter(errand.client()::equals).isPresent())
        .filter(note ->
            Instant.parse(note.text("expires").orElseThrow()).isAfter(play.scene().moment()))
        .orElseThrow(() -> expired(token));
  }

  private static Notes tokens(Play play) {
    return play.notes("mfa-tokens");
  }

  /// Says that somebody who proved one factor has to prove another.
  static Refusal incomplete(Play play, Thing user, String client, String grant) {
    String token =
        Mint.of("[A-Za-z0-9_-]{20}")
            .make(play.scene().call().dice().at("mfa-token"), tokens(play).count());
    String method = grant.equals(OTP) ? "otp" : grant.equals(OOB) ? "swk" : "pwd";
    tokens(play)
        .put(
            token,
            Obj.of("user", Json.of(user.id()))
                .with("client", client)
                .with("methods", Json.array(List.of(Json.of(method))))
                .with("expires", play.scene().moment().plusSeconds(OutOfBand.LIFE).toString()));
    Obj said =
        Obj.of("error", Json.of("mfa_required"))
            .with(
                "error_description",
                "Verify with an additional authenticator to complete the sign-in process.")
            .with("mfa_token", token);
    return Refusal.objecting(Reply.json(403, said)).keeping();
  }
}
