package dev.dtu.twins.okta;

import dev.dtu.call.Body;
import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.util.function.UnaryOperator;

/// What a reply that data made says, for parts that say a little more.
final class Shown {

  private Shown() {}

  /// The document in a reply; null where there is none.
  static Json document(Reply reply) {
    if (!(reply.body() instanceof Body.Bytes(byte[] content))) {
      return Json.Null.NULL;
    }
    try {
      return Json.parse(content);
    } catch (Malformed broken) {
      throw new IllegalStateException("expected a document that data made", broken);
    }
  }

  /// The reply with its object told otherwise.
  static Reply told(Reply reply, UnaryOperator<Obj> otherwise) {
    return document(reply)
        .asObj()
        .map(own -> Reply.json(reply.status(), otherwise.apply(own)))
        .orElse(reply);
  }
}
