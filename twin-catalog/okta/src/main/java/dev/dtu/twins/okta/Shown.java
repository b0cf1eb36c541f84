package dev.dtu.twins.okta;

import dev.dtu.call.Body;
import dev.dtu.call.Reply;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /// The reply with each object of its list told otherwise.
  static Reply each(Reply reply, UnaryOperator<Obj> otherwise) {
    Optional<Arr> list = document(reply).asArr();
    if (list.isEmpty()) {
      return reply;
    }
    List<Json> told = new ArrayList<>();
    list.get().forEach(each -> told.add(each.asObj().<Json>map(otherwise).orElse(each)));
    Reply other = Reply.json(reply.status(), Arr.of(told));
    return new Reply(reply.status(), reply.headers(), other.body(), reply.delivery());
  }

  /// The reply with its object told otherwise.
  static Reply told(Reply reply, UnaryOperator<Obj> otherwise) {
    return document(reply)
        .asObj()
        .map(own -> Reply.json(reply.status(), otherwise.apply(own)))
        .orElse(reply);
  }
}
