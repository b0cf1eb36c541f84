package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.twin.Refusal;

/// Devices of people, which nobody makes by an operation.
final class Devices {

  /// What data cannot say of them.
  static final Repertoire PARTS = Repertoire.NONE.on("listDevices", Devices::list);

  private Devices() {}

  /// A page of devices.
  ///
  /// - refuses: E0000031 an unknown place to go on from
  /// - source: dossier, validation, a bad `after` on devices, 2026-08-31
  private static Reply list(Play play) {
    String after = play.asked("after").orElse("");
    if (!after.isEmpty() && play.rows("device").find(after).isEmpty()) {
      throw Refusal.of("invalid-search").because("", "Invalid cursor.");
    }
    return play.plainly();
  }
}
