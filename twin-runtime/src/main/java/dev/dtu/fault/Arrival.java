package dev.dtu.fault;

import java.time.Instant;
import java.util.List;

/// What a plan may know of a call, or of what the service tells of it.
public interface Arrival {

  String twin();

  /// The operation's id; empty when there is none.
  String operation();

  /// The name of what the service tells of the call; empty while it is still to be taken.
  default String event() {
    return "";
  }

  /// Whom the credential stands for; empty when for nobody.
  String caller();

  Instant moment();

  /// The values of a parameter of path or query, or of a member of the body.
  List<String> argument(String name);
}
