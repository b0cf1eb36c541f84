package dev.dtu.effect;

import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;

/// What a refusal says to a person: what was expected, what was found, where.
final class ProblemText {

  private ProblemText() {}

  static String of(Refusal refusal) {
    return switch (refusal.problem()) {
      case Problem.NO_ROUTE ->
          "Not found: no operation at " + fact(refusal, "method") + " " + fact(refusal, "path");
      case Problem.WRONG_METHOD ->
          "Method not allowed: expected "
              + fact(refusal, "allow")
              + ", found "
              + fact(refusal, "method");
      case Problem.UNAUTHENTICATED,
          Problem.UNKNOWN_CREDENTIAL,
          Problem.REVOKED_CREDENTIAL,
          Problem.EXPIRED_CREDENTIAL ->
          "Authentication is required: no valid credential was found";
      case Problem.FORBIDDEN -> "The credential does not permit this";
      case Problem.INSUFFICIENT_SCOPE -> lacking(refusal, "the scope", "needed", "provided");
      case Problem.OTHER_TOKEN -> lacking(refusal, "one of", "expected", "found");
      case Problem.PROOF_REFUSED, Problem.NONCE_WANTED -> fact(refusal, "detail");
      case Problem.PRECONDITION_FAILED -> "It is no longer what If-Match names";
      case Problem.NOT_FOUND ->
          "Not found: " + fact(refusal, "id") + " (" + fact(refusal, "resource") + ")";
      case Problem.MALFORMED -> "The body cannot be read: " + fact(refusal, "detail");
      case Problem.MISSPELLED -> "The body cannot be read: " + fact(refusal, "error");
      case Problem.UNSUPPORTED_MEDIA ->
          "Unsupported media type: expected "
              + fact(refusal, "expected")
              + ", found '"
              + fact(refusal, "found")
              + "'";
      case Problem.RATE_LIMITED -> "Too many requests; try again later";
      case Problem.BROKEN -> "Internal server error";
      case Problem.UNAVAILABLE -> "The service is unavailable; try again later";
      case Problem.UNANSWERED -> "What had to be answered first was not answered as expected";
      case Problem.TOO_LARGE -> "The body is larger than " + fact(refusal, "limit") + " bytes";
      case Problem.CONFLICT -> "Conflict: " + causes(refusal);
      case Problem.INVALID -> "Invalid request: " + causes(refusal);
      default -> refusal.problem() + (refusal.causes().isEmpty() ? "" : ": " + causes(refusal));
    };
  }

  static String of(Refusal.Cause cause) {
    return cause.field().isEmpty() ? cause.what() : cause.field() + ": " + cause.what();
  }

  private static String causes(Refusal refusal) {
    var text = new StringBuilder();
    for (Refusal.Cause cause : refusal.causes()) {
      text.append(text.isEmpty() ? "" : "; ").append(of(cause));
    }
    return text.isEmpty() ? fact(refusal, "id") + " exists already" : text.toString();
  }

  private static String lacking(Refusal refusal, String what, String needed, String had) {
    return "The credential does not permit this: expected %s %s, found %s"
        .formatted(what, fact(refusal, needed), fact(refusal, had));
  }

  private static String fact(Refusal refusal, String name) {
    return refusal.facts().text(name).orElse("");
  }
}
