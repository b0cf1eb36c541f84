package dev.dtu.bench.load;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;

/// Makes its share of rows, then for ever: delete the oldest, create one, read it, read an old one.
final class Churn implements Script {

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(byte[] id, byte[] marker) {}

  private enum Ask {
    CREATE,
    READ_NEW,
    READ_OLD,
    DELETE
  }

  private final Requests requests;
  private final Markers markers;
  private final int share;
  private final ArrayDeque<Row> rows = new ArrayDeque<>();
  private Ask ask = Ask.CREATE;
  private byte[] marker = new byte[0];

  /// @param share how many rows this connection keeps
  Churn(Requests requests, int share, Markers markers) {
    this.requests = requests;
    this.share = share;
    this.markers = markers;
  }

  @Override
  public ByteBuffer next() {
    return switch (ask) {
      case CREATE -> {
        marker = markers.next();
        yield requests.create(marker);
      }
      case READ_NEW -> requests.read(rows.getLast().id());
      case READ_OLD -> requests.read(rows.getFirst().id());
      case DELETE -> requests.delete(rows.getFirst().id());
    };
  }

  @Override
  public Optional<String> wrong(ReplyParser.Step.Whole reply) {
    return switch (ask) {
      case CREATE -> created(reply);
      case READ_NEW -> {
        ask = Ask.READ_OLD;
        yield Answers.wrongRead(reply, rows.getLast().marker());
      }
      case READ_OLD -> {
        ask = Ask.DELETE;
        yield Answers.wrongRead(reply, rows.getFirst().marker());
      }
      case DELETE -> {
        ask = Ask.CREATE;
        rows.removeFirst();
        yield Answers.wrongDelete(reply);
      }
    };
  }

  private Optional<String> created(ReplyParser.Step.Whole reply) {
    Optional<String> wrong = Answers.wrongCreate(reply, marker);
    if (wrong.isEmpty()) {
      rows.addLast(new Row(Answers.id(reply), marker.clone()));
      ask = rows.size() > share ? Ask.READ_NEW : Ask.CREATE;
    }
    return wrong;
  }
}
