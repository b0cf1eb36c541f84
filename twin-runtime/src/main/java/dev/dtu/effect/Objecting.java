package dev.dtu.effect;

import dev.dtu.call.Body;
import dev.dtu.call.Delivery;
import dev.dtu.call.Headers;
import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Store;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import dev.dtu.usage.Objection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Says no to what the service was seen to say no to, before it does what it does.
///
/// @param objections in the order in which the service was seen to look for them
/// @param situations what is known of a call, as it comes
record Objecting(Behaviour plain, List<Objection> objections, Function<Scene, Situation> situations)
    implements Behaviour {

  private static final int USUAL = 400;

  @Override
  public Reply act(Scene scene) {
    return plain.act(scene);
  }

  @Override
  public void exist(Scene scene) {
    plain.exist(scene);
  }

  @Override
  public boolean judges() {
    return plain.judges();
  }

  @Override
  public List<Body.Stored> begun(Store store, Query query) {
    return plain.begun(store, query);
  }

  @Override
  public boolean readsEarly() {
    return objections.stream().anyMatch(each -> each.early() && each.reads());
  }

  @Override
  public void objectEarly(Scene scene) {
    Optional<Reply> no = said(scene, true);
    if (no.isPresent()) {
      throw Refusal.objecting(no.get());
    }
  }

  @Override
  public void object(Scene scene) {
    Optional<Reply> no = said(scene, false);
    if (no.isPresent()) {
      plain.exist(scene); // where a twin looks for things last, this still comes after that
      throw Refusal.objecting(no.get());
    }
  }

  private Optional<Reply> said(Scene scene, boolean early) {
    if (objections.stream().noneMatch(each -> each.early() == early)) {
      return Optional.empty();
    }
    Situation situation = situations.apply(scene);
    for (Objection each : objections) {
      if (each.early() == early && each.holds(situation)) {
        return Optional.of(reply(each.answer(situation), scene));
      }
    }
    return Optional.empty();
  }

  private static Reply reply(Obj plain, Scene scene) {
    Obj answer = Links.expand(plain, Here.of(scene));
    int status =
        answer.find(Objection.STATUS).flatMap(Json::asWords).map(Integer::parseInt).orElse(USUAL);
    Obj headers = answer.obj(Objection.HEADERS).orElse(Obj.EMPTY);
    Optional<String> type = headers.text("content-type");
    Optional<Json> body = answer.find(Objection.BODY);
    Reply reply;
    if (body.isEmpty()) {
      reply = Reply.empty(status);
    } else if (type.filter(each -> !each.contains("json")).isPresent()) {
      String words = body.get().asWords().orElseGet(() -> body.get().toString());
      reply =
          new Reply(
              status, Headers.of("content-type", type.get()), Body.of(words), Delivery.PROMPT);
    } else {
      reply = Reply.json(status, body.get(), type.orElse("application/json"));
    }
    for (Obj.Member each : headers.without("content-type")) {
      reply = reply.with(each.key(), each.value().asWords().orElse(""));
    }
    return reply;
  }
}
