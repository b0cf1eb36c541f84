package dev.dtu.mine;

import dev.dtu.fidelity.Guide;
import dev.dtu.recording.Session;

/// What the tag of a recording's tenant says.
final class Tag {

  private Tag() {}

  /// The seed for the tenant, where a twin has one for it; empty where none has.
  static String seed(Guide guide, Session session) {
    String kind = session.tenant().replaceFirst("-\\d+$", "");
    boolean known =
        guide.candidates().stream()
            .anyMatch(each -> each.twin().seeds().byName().containsKey(kind));
    return known ? kind : "";
  }
}
