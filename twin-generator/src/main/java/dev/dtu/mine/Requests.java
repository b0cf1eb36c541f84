package dev.dtu.mine;

import dev.dtu.call.Query;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;

/// Requests as documents.
final class Requests {

  private Requests() {}

  /// The body; of a form its pairs; empty when it is neither.
  static Obj body(Exchange.Sent sent) {
    return switch (sent.body()) {
      case Content.Document(Json value) -> value.asObj().orElse(Obj.EMPTY);
      case Content.Words(String text) when sent.form() -> {
        Obj all = Obj.EMPTY;
        for (Query.Pair pair : Query.parse(text).pairs()) {
          all = all.with(pair.name(), Json.of(pair.value()));
        }
        yield all;
      }
      case Content.Words _, Content.Nothing _, Content.Binary _ -> Obj.EMPTY;
    };
  }
}
