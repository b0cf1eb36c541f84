package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;

/// What is said of things that are not there, where that is not what is said of others.
///
/// - source: dossier of recorded traffic of okta/okta-sdk-python and okta/terraform-provider-okta, 404
///   answers, 2026-08-31
final class Missing {

  /// What data cannot say of them.
  static final Repertoire PARTS = Repertoire.NONE.finding("deleteUISchemas", Missing::schema);

  private Missing() {}

  /// Takes away how a form looks, whether it is there or not.
  private static Reply schema(Play play) {
    return play.rows("uischema").find(play.asked("id").orElse("")).isPresent()
        ? play.plainly()
        : Reply.empty(204);
  }
}
