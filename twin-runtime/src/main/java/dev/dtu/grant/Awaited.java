package dev.dtu.grant;

import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Tokens;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Begins what a person decides elsewhere while the client asks again and again (RFC 8628).
record Awaited(Office office, Desk.Waiting desk) implements Clerk {

  /// The use of the code by which the client asks.
  static final String USE = "device";

  @Override
  public Reply act(Scene scene) {
    var asking = new Asking(office, scene);
    Clients.Client client = asking.client(Grant.Kind.DEVICE_CODE.type());
    String scope = asking.find("scope").orElse("");
    Obj more = Obj.of(Poll.INTERVAL, Json.of(desk.interval()));
    var consent = new Consent("", client.id(), scope, "", more);
    String code = consent.token(office, scene, desk.code(), USE);
    String typed = kept(scene, code);
    Facts facts =
        consent
            .facts(office, scene)
            .with("token", code)
            .with("lasts", desk.code().lasts())
            .with("typed", typed)
            .with("interval", desk.interval());
    return Handout.reply(facts.fill(desk.reply()));
  }

  private static TableShape shape(String space) {
    return Tables.shape(space + "/typed-code");
  }

  /// Keeps the code under a word that a person can type.
  private String kept(Scene scene, String code) {
    Draft draft = scene.draft();
    TableShape shape = shape(office.space());
    long count = draft.mint(shape);
    String typed = Mint.of(desk.user()).make(scene.call().dice().at(shape.name()), count);
    Instant end = scene.moment().plusSeconds(desk.code().lasts());
    Obj item = Obj.of("code", Json.of(code)).with("expires", end.toString());
    draft.put(shape, new Row(typed, draft.nextPlace(shape), Obj.of("item", item)));
    Ended.drop(draft, shape, scene.moment(), count);
    return typed;
  }

  /// A code by which a client asks, and its row.
  record Found(String code, Tokens.Token token) {}

  /// What a person typed the word of, while it is undecided; case and dashes do not count.
  static Optional<Found> typed(Office office, Scene scene, String word) {
    String plain = word.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "");
    return scene
        .draft()
        .find(shape(office.space()), plain)
        .flatMap(row -> row.value().obj("item"))
        .flatMap(item -> item.text("code"))
        .flatMap(code ->
            Tokens.find(scene.draft(), office.space(), code).map(token -> new Found(code, token)))
        .filter(found -> found.token().alive(scene.moment()))
        .filter(found -> !found.token().more().has(Poll.DECISION));
  }
}
