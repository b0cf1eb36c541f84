package dev.dtu.bench.load;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;

/// Creates a document, reads it back, goes on to the next collection, and so on.
final class CreateRead implements Script {

  private final List<Requests> collections;
  private final Markers markers;
  private int turn;
  private boolean reading;
  private byte[] marker = new byte[0];
  private byte[] id = new byte[0];

  /// @param first the collection to start with
  CreateRead(List<Requests> collections, int first, Markers markers) {
    this.collections = collections;
    this.turn = first;
    this.markers = markers;
  }

  @Override
  public ByteBuffer next() {
    Requests requests = collections.get(turn % collections.size());
    if (reading) {
      return requests.read(id);
    }
    marker = markers.next();
    return requests.create(marker);
  }

  @Override
  public Optional<String> wrong(ReplyParser.Step.Whole reply) {
    if (reading) {
      reading = false;
      turn++;
      return Answers.wrongRead(reply, marker);
    }
    Optional<String> wrong = Answers.wrongCreate(reply, marker);
    if (wrong.isEmpty()) {
      reading = true;
      id = Answers.id(reply);
    }
    return wrong;
  }
}
