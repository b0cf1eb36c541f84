package dev.dtu.effect;

import dev.dtu.call.Body;
import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.contract.Operation;
import dev.dtu.contract.ReplyShape;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.store.Store;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Partial;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import java.util.List;
import java.util.Optional;

/// Shows the part of an answer that the caller asks for, or that the service shows unasked.
final class Masked implements Behaviour {

  private final Behaviour whole;
  private final Partial partial;
  private final Optional<String> usual;
  private final Optional<Shape> shape;

  Masked(Behaviour whole, Partial partial, Operation operation) {
    this.whole = whole;
    this.partial = partial;
    this.usual = Optional.ofNullable(partial.defaults().get(operation.id()));
    this.shape = operation.success().flatMap(ReplyShape::json).map(Shape::new);
  }

  @Override
  public void exist(Scene scene) {
    mask(scene);
    whole.exist(scene);
  }

  @Override
  public List<Body.Stored> begun(Store store, Query query) {
    return whole.begun(store, query);
  }

  @Override
  public Reply act(Scene scene) {
    Mask mask = mask(scene);
    Reply reply = whole.act(scene);
    boolean document =
        reply.status() < 300
            && reply
                .headers()
                .find("content-type")
                .filter(type -> type.contains("json"))
                .isPresent()
            && reply.body() instanceof Body.Bytes;
    return mask.all() || !document ? reply : masked(reply, mask);
  }

  private static Reply masked(Reply reply, Mask mask) {
    try {
      Json shown = mask.of(Json.parse(((Body.Bytes) reply.body()).content()));
      return new Reply(reply.status(), reply.headers(), Body.of(shown), reply.delivery());
    } catch (Malformed own) {
      throw new IllegalStateException("expected a document to show a part of", own);
    }
  }

  private Mask mask(Scene scene) {
    Optional<String> asked =
        scene.query().find(partial.parameter()).filter(text -> !text.isBlank());
    String text = asked.or(() -> usual).orElse("*");
    if (text.isEmpty()) {
      throw Refusal.of(Problem.INVALID).because(partial.parameter(), "is required");
    }
    try {
      Mask mask = Mask.of(text);
      Optional<String> stranger = shape.flatMap(mask::stranger);
      if (stranger.isPresent()) {
        throw Refusal.of(Problem.INVALID)
            .because(partial.parameter(), "Invalid field selection " + stranger.get());
      }
      return mask;
    } catch (Mask.Unreadable wrong) {
      throw Refusal.of(Problem.INVALID)
          .because(partial.parameter(), String.valueOf(wrong.getMessage()));
    }
  }
}
