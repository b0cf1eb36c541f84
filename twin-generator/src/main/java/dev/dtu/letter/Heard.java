package dev.dtu.letter;

import dev.dtu.contract.Operation;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import dev.dtu.split.Group;
import dev.dtu.twin.Twin;
import java.util.ArrayList;
import java.util.List;

/// An answer of an operation, and in which recording it was heard.
///
/// @param group of the recording
/// @param session the recording
record Heard(String group, String session, Operation operation, Exchange exchange) {

  /// All answers of a twin's operations.
  static List<Heard> of(Twin twin, List<Session> sessions) {
    List<Heard> heard = new ArrayList<>();
    for (Session session : sessions) {
      String group = Group.of(session);
      for (Exchange each : session.exchanges()) {
        twin.led(each.sent().method(), each.sent().path())
            .ifPresent(operation -> heard.add(new Heard(group, session.name(), operation, each)));
      }
    }
    return heard;
  }

  /// Whether a list was asked for and answered.
  boolean lists() {
    return exchange.sent().method().equals("GET")
        && exchange.answered().successful()
        && exchange.answered().body().document().flatMap(body -> body.asArr()).isPresent();
  }
}
