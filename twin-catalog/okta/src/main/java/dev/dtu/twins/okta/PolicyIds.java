package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Rows;
import java.util.List;
import java.util.Optional;

/// Ids of policies that came with the Identity Engine, and of their rules, which begin otherwise than
/// those before them.
///
/// - source: dossier, identifiers, and recorded traffic of okta/terraform-provider-okta,
///   POST /api/v1/policies and their rules, 2026-11-23
enum PolicyIds {
  POLICY("rst"),
  RULE("rul");

  private static final List<String> LATER =
      List.of(
          "ACCESS_POLICY",
          "PROFILE_ENROLLMENT",
          "ENTITY_RISK",
          "POST_AUTH_SESSION",
          "SESSION_VIOLATION_DETECTION",
          "DEVICE_SIGNAL_COLLECTION");

  private final String begins;

  PolicyIds(String begins) {
    this.begins = begins;
  }

  /// A new one.
  String id(Rows rows) {
    return begins + rows.mint().substring(begins.length());
  }

  /// A new one for what is to be made; none where it is called as those before.
  ///
  /// @param policy whose rule it is; empty for a policy
  /// @param type of a policy
  static Optional<String> id(Play play, Rows rows, Optional<String> policy, String type) {
    Optional<String> own =
        policy.flatMap(id -> play.rows("policy").find(id)).flatMap(each -> each.text("type"));
    PolicyIds kind = policy.isPresent() ? RULE : POLICY;
    return LATER.contains(policy.isPresent() ? own.orElse("") : type)
        ? Optional.of(kind.id(rows))
        : Optional.empty();
  }
}
