package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;

/// What is said of things that are not there, where that is not what is said of others.
///
/// - source: dossier of recorded traffic of okta/okta-sdk-python and okta/terraform-provider-okta, 404
///   answers, 2026-08-31
final class Missing {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("listDeviceUsers", Missing::users)
          .finding("deleteUISchemas", Missing::schema);

  private Missing() {}

  /// Who has a device; one that is not there has no relation, rather than being none.
  private static Reply users(Play play) {
    String device = play.asked("deviceId").orElse("");
    if (play.rows("device").find(device).isEmpty()) {
      throw Refusal.of(Problem.NOT_FOUND).with("id", device).with("resource", "device-user");
    }
    return play.plainly();
  }

  /// Takes away how a form looks, whether it is there or not.
  private static Reply schema(Play play) {
    return play.rows("uischema").find(play.asked("id").orElse("")).isPresent()
        ? play.plainly()
        : Reply.empty(204);
  }
}
