package dev.dtu.twin;

/// The names of the problems every service has, with the facts their texts may use.
public final class Problem {

  private Problem() {}

  /// No such path. Facts: `method`, `path`, `last` (what stands behind its last slash).
  public static final String NO_ROUTE = "no-route";

  /// The path takes other methods. Facts: `method`, `path`, `allow`.
  public static final String WRONG_METHOD = "wrong-method";

  /// No credential, or one that is not valid here.
  public static final String UNAUTHENTICATED = "unauthenticated";

  /// A credential that is not valid here, for services that tell it from none; the others say it as
  /// [#UNAUTHENTICATED].
  public static final String UNKNOWN_CREDENTIAL = "unknown-credential";

  /// A credential that was handed out here and taken back. Said as [#UNKNOWN_CREDENTIAL] by services
  /// without words of its own.
  public static final String REVOKED_CREDENTIAL = "revoked-credential";

  /// A credential that was handed out here and has ended. Said as [#UNKNOWN_CREDENTIAL] by services
  /// without words of its own.
  public static final String EXPIRED_CREDENTIAL = "expired-credential";

  /// A valid credential that may not do this.
  public static final String FORBIDDEN = "forbidden";

  /// A token that was handed out for less than this asks for. Facts: `needed`, `provided`. Said as
  /// [#FORBIDDEN] by services without words of its own.
  public static final String INSUFFICIENT_SCOPE = "insufficient-scope";

  /// A token of a kind that may not call this. Facts: `found`, `expected` (kinds). Said as [#FORBIDDEN]
  /// by services without words of their own.
  public static final String OTHER_TOKEN = "other-token";

  /// A token is bound to a key, and the call does not show that its caller holds it. Facts: `error`,
  /// `detail`, `needed` (scopes).
  public static final String PROOF_REFUSED = "proof-refused";

  /// A proof of holding a key lacks the word that the service wants in it. Facts: `error`, `detail`,
  /// `nonce`.
  public static final String NONCE_WANTED = "nonce-wanted";

  /// The path or body names something that does not exist. Facts: `resource`, `id`.
  public static final String NOT_FOUND = "not-found";

  /// The body is not what its content type says. Facts: `detail`.
  public static final String MALFORMED = "malformed";

  /// A body is spelled as the service takes none. Facts: `error`, the service's own word for it.
  public static final String MISSPELLED = "misspelled";

  /// Parameters or body do not fit; one cause each.
  public static final String INVALID = "invalid";

  /// A parameter of the query that must be there is not, and nothing else is wrong; one cause. Said as
  /// [#INVALID] by services without words of its own.
  public static final String MISSING_PARAMETER = "missing-parameter";

  /// A content type the operation does not take. Facts: `found`, `expected`.
  public static final String UNSUPPORTED_MEDIA = "unsupported-media";

  /// It exists already, or is not in a state for this. Facts: `resource`, `id`.
  public static final String CONFLICT = "conflict";

  /// It is no longer what the caller saw of it. Facts: `expected`, `found`.
  public static final String PRECONDITION_FAILED = "precondition-failed";

  /// What is asked for has no bytes to show. Facts: `resource`, `id`.
  public static final String NO_CONTENT = "no-content";

  /// The body is larger than the limit. Facts: `limit`.
  public static final String TOO_LARGE = "too-large";

  /// More calls than the service takes. Facts: `limit`, `retry` (seconds), `reset` (epoch seconds).
  public static final String RATE_LIMITED = "rate-limited";

  /// More calls under way than the service takes at once. Facts as those of [#RATE_LIMITED], as which it
  /// is said by services without words of its own.
  public static final String CONCURRENCY_LIMITED = "concurrency-limited";

  /// The service broke at this call.
  public static final String BROKEN = "broken";

  /// The service takes no calls for now. Facts: `retry` (seconds).
  public static final String UNAVAILABLE = "unavailable";

  /// What the outside had to answer first came otherwise, too late, or not at all.
  public static final String UNANSWERED = "unanswered";

  /// A token service hands out nothing. Facts: `error`, `detail`, `status`.
  public static final String GRANT_REFUSED = "grant-refused";

  /// What the service was seen to say no to, in the words it was seen to use; no document tells of it.
  public static final String OBJECTED = "objected";

  /// All of the above but the last two: what any service may answer, whether or not its documents say so.
  public static final java.util.Set<String> GENERIC =
      java.util.Collections.unmodifiableSet(
          new java.util.LinkedHashSet<>(
              java.util.List.of(
                  NO_ROUTE,
                  WRONG_METHOD,
                  UNAUTHENTICATED,
                  UNKNOWN_CREDENTIAL,
                  REVOKED_CREDENTIAL,
                  EXPIRED_CREDENTIAL,
                  FORBIDDEN,
                  INSUFFICIENT_SCOPE,
                  OTHER_TOKEN,
                  NOT_FOUND,
                  MALFORMED,
                  MISSPELLED,
                  INVALID,
                  MISSING_PARAMETER,
                  UNSUPPORTED_MEDIA,
                  CONFLICT,
                  PRECONDITION_FAILED,
                  NO_CONTENT,
                  TOO_LARGE,
                  RATE_LIMITED,
                  CONCURRENCY_LIMITED,
                  BROKEN,
                  UNAVAILABLE,
                  UNANSWERED)));
}
