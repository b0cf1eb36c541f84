package dev.dtu.grant;

import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why a token service hands out nothing, in the order in which it looks.
public enum Denial {
  NO_GRANT_TYPE("invalid_request", "grant_type is missing."),
  UNSUPPORTED_GRANT("unsupported_grant_type", "The grant type ${found} is not supported."),
  NO_CLIENT("invalid_client", "No client credentials found."),
  UNKNOWN_CLIENT("invalid_client", "The client was not found."),
  NO_SECRET("invalid_client", "The client secret is missing."),
  WRONG_SECRET("invalid_client", "The client secret is invalid."),
  OTHER_PROOF("invalid_client", "The client proves itself by ${found}."),
  UNAUTHORIZED_CLIENT("unauthorized_client", "The client may not use this grant type."),
  NO_USERNAME("invalid_request", "username is missing."),
  NO_PASSWORD("invalid_request", "password is missing."),
  WRONG_PASSWORD("invalid_grant", "The username or the password is wrong."),
  NO_SUBJECT("invalid_request", "subject_token is missing."),
  WRONG_SUBJECT("invalid_grant", "The subject_token is invalid or expired."),
  NO_ACTOR("invalid_request", "actor_token is missing."),
  WRONG_ACTOR("invalid_grant", "The actor_token is invalid or expired, or another's."),
  WRONG_TYPE("invalid_request", "The requested_token_type is not supported."),
  NO_ASSERTION("invalid_request", "assertion is missing."),
  MALFORMED_ASSERTION("invalid_grant", "The assertion is not a signed JWT."),
  UNKNOWN_ISSUER("invalid_grant", "The issuer of the assertion was not found."),
  WRONG_SIGNATURE("invalid_grant", "The signature of the assertion is invalid."),
  NO_ISSUED("invalid_grant", "The assertion has no iat."),
  NO_EXPIRY("invalid_grant", "The assertion has no exp."),
  OUTSIDE_WINDOW("invalid_grant", "The assertion is expired, too long or not yet valid."),
  WRONG_AUDIENCE("invalid_grant", "The audience of the assertion is another."),
  USED_ASSERTION("invalid_grant", "The assertion was used already."),
  NO_PROOF("invalid_dpop_proof", "The DPoP proof is missing."),
  MALFORMED_PROOF("invalid_dpop_proof", "The DPoP proof is not a JWT signed with the key in it."),
  WRONG_PROOF("invalid_dpop_proof", "The ${found} of the DPoP proof is wrong."),
  NO_NONCE("use_dpop_nonce", "The DPoP proof has no nonce of ours."),
  NO_SCOPE("invalid_scope", "scope is missing."),
  NO_CODE("invalid_request", "code is missing."),
  UNKNOWN_CODE("invalid_grant", "The authorization code is invalid or has expired."),
  USED_CODE("invalid_grant", "The authorization code was traded before."),
  OTHER_REDIRECT("invalid_grant", "The redirect_uri is not the one the code was asked for with."),
  NO_VERIFIER("invalid_grant", "code_verifier is missing."),
  WRONG_VERIFIER("invalid_grant", "The code_verifier does not fit."),
  WIDER_SCOPE("invalid_scope", "A refresh token may not ask for more than it was made for."),
  NO_REFRESH("invalid_request", "refresh_token is missing."),
  UNKNOWN_REFRESH("invalid_grant", "The refresh token is invalid or expired."),
  DEAD_REFRESH("invalid_grant", "The refresh token is invalid or expired."),
  OTHER_CLIENT("invalid_grant", "The grant is another client's."),
  NO_DEVICE_CODE("invalid_request", "device_code is missing."),
  UNKNOWN_DEVICE_CODE("invalid_grant", "The device_code is invalid."),
  EXPIRED_DEVICE_CODE("expired_token", "The device_code has expired."),
  DENIED("access_denied", "The person said no."),
  PENDING("authorization_pending", "The person has not decided yet."),
  SLOW_DOWN("slow_down", "Asked again too soon."),
  PUSHED_NAME("invalid_request", "request_uri may not be pushed."),
  NOT_PUSHED("invalid_request", "The client must push what it asks for."),
  UNKNOWN_REQUEST("invalid_request_uri", "The request_uri is invalid, used or expired."),
  WRONG_OBJECT(
      "invalid_request_object", "The request is not signed by the client, for here and now."),
  NO_REDIRECT("invalid_request", "redirect_uri is missing."),
  FOREIGN_REDIRECT("invalid_request", "The redirect_uri is none that the client registered."),
  WRONG_RESPONSE_TYPE("unsupported_response_type", "The response_type ${found} is not supported."),
  UNKNOWN_RESPONSE_MODE("unsupported_response_mode", "There is no response_mode ${found}."),
  WRONG_RESPONSE_MODE("invalid_request", "The response_mode ${found} is not for tokens."),
  NO_STATE("invalid_request", "state is missing."),
  NO_TIE("invalid_request", "nonce is missing."),
  NO_CHALLENGE("invalid_request", "code_challenge is missing."),
  WRONG_HINT("invalid_request", "The id_token_hint is no identity token of ours."),
  LOGIN_REQUIRED("login_required", "Nobody is signed in."),
  CONSENT_REQUIRED("consent_required", "The person has not agreed yet."),
  NOT_AGREED("access_denied", "The person did not agree."),
  NO_TOKEN("invalid_request", "token is missing."),
  UNKNOWN_TOKEN("invalid_token", "The token is invalid or expired.");

  private final String error;
  private final String text;

  Denial(String error, String text) {
    this.error = error;
    this.text = text;
  }

  /// How a service says it.
  ///
  /// @param error the code of the error, RFC 6749's or the service's own
  /// @param text for a person; `${found}` stands for what was found
  public record Saying(String error, String text, int status) {

    Refusal refusal() {
      return Refusal.of(Problem.GRANT_REFUSED)
          .with("error", error)
          .with("plainer", error)
          .with("detail", text)
          .with("status", Integer.toString(status));
    }
  }

  /// What is said where a service says nothing else.
  public Saying usual() {
    return new Saying(error, text, status(error));
  }

  /// What is said where a service has no words for this one: that it is one of those.
  public Denial plainer() {
    return this == USED_CODE ? UNKNOWN_CODE : this;
  }

  /// The status that goes with an error unless a service has another.
  public static int status(String error) {
    return error.equals("invalid_client") ? 401 : 400;
  }

  /// A refusal with an error of RFC 6749, or of the service's own, and words for a person.
  public static Refusal refused(String error, String text) {
    return new Saying(error, text, status(error)).refusal();
  }

  /// A refusal with an error, words for a person and a status of the service's own.
  public static Refusal refused(String error, String text, int status) {
    return new Saying(error, text, status).refusal();
  }

  /// The one of a name in files.
  public static Optional<Denial> of(String word) {
    return Arrays.stream(values()).filter(denial -> denial.word().equals(word)).findFirst();
  }

  /// Its name in files: `unknown-client`.
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
