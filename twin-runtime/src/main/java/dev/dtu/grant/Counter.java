package dev.dtu.grant;

import dev.dtu.call.Caller;
import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The desks that hand out nothing: taking back, telling, showing.
final class Counter {

  private static final String CLAIM = "claim:";

  private Counter() {}

  /// The token a request is about, and who asks, which comes first where the desk wants to know.
  private record Asked(String value, Desk.Asker asker, Optional<Clients.Client> by) {

    static Asked of(Asking asking, Desk.Asker asker, String field) {
      Optional<Clients.Client> by =
          asker == Desk.Asker.ANYBODY ? Optional.empty() : Optional.of(asking.client());
      return new Asked(asking.need(field, Denial.NO_TOKEN), asker, by);
    }

    /// Whether who asks may know of a token: it is its own, handed out by the server that is asked.
    boolean own(Office office, Scene scene, Tokens.Token token) {
      return asker != Desk.Asker.OWN
          || by.isEmpty()
          || by.get().believed()
          || token.client().equals(by.get().id()) && token.house().equals(office.house(scene));
    }
  }

  private static Optional<Tokens.Token> standing(Office office, Scene scene, String value) {
    return Tokens.find(scene.draft(), office.space(), value)
        .filter(token -> token.alive(scene.moment()));
  }

  /// Takes back a token and all that came of the same consent.
  record Revoking(Office office, Desk.Revoking desk) implements Clerk {

    @Override
    public Reply act(Scene scene) {
      var asking = new Asking(office, scene);
      Asked asked = Asked.of(asking, desk.asker(), desk.field());
      String value = asked.value();
      Optional<Tokens.Token> token =
          standing(office, scene, value).filter(known -> asked.own(office, scene, known));
      if (token.isEmpty() && !desk.silent()) {
        throw asking.refusal(Denial.UNKNOWN_TOKEN, value);
      }
      token.ifPresent(known -> Tokens.revoke(scene.draft(), office.space(), known.grant()));
      return desk.reply().isPresent() ? Handout.reply(desk.reply().get()) : Reply.empty(200);
    }
  }

  /// Tells of a token.
  record Telling(Office office, Desk.Telling desk) implements Clerk {

    @Override
    public Reply act(Scene scene) {
      var asking = new Asking(office, scene);
      Asked asked = Asked.of(asking, desk.asker(), desk.field());
      String value = asked.value();
      Optional<Tokens.Token> token =
          standing(office, scene, value)
              .filter(known -> !known.use().equals("code"))
              .filter(known -> asked.own(office, scene, known));
      if (token.isEmpty()) {
        return Handout.reply(
            identity(scene, asked)
                .or(desk::dead)
                .orElseThrow(() -> asking.refusal(Denial.UNKNOWN_TOKEN, value)));
      }
      Facts known = Consent.of(token.get()).facts(office, scene).with("use", token.get().use());
      Facts facts = said(known, value);
      long now = scene.moment().getEpochSecond();
      if (token.get().expires().isPresent()) {
        long end = token.get().expires().get().getEpochSecond();
        facts = facts.with("expires", end).with("lasts", end - now);
      }
      Obj live = facts.fill(desk.live());
      return Handout.reply(
          token
              .get()
              .more()
              .text(Proving.KEY)
              .map(key -> Proving.told(live).withAll(Proving.confirmed(key)))
              .orElse(live));
    }

    /// What is told of a token that nobody kept: one that this server signed to tell who somebody is.
    private Optional<Obj> identity(Scene scene, Asked asked) {
      boolean kept = Tokens.find(scene.draft(), office.space(), asked.value()).isPresent();
      if (desk.identity().isEmpty() || kept) {
        return Optional.empty();
      }
      return office
          .signed(scene, asked.value())
          .filter(claims -> stands(scene, asked, claims))
          .map(_ ->
              said(office.facts(scene, ""), asked.value()).fill(desk.identity().orElseThrow()));
    }
  }

  /// Whether an identity token of the server at hand is its client's, and has not ended.
  private static boolean stands(Scene scene, Asked asked, Obj claims) {
    boolean own =
        asked.by().filter(client -> !claims.text("aud").equals(Optional.of(client.id()))).isEmpty();
    return own
        && claims
            .find("exp")
            .flatMap(Json::asWords)
            .map(Long::parseLong)
            .filter(end -> end > scene.moment().getEpochSecond())
            .isPresent();
  }

  /// Facts that also know what a signed token says: `claim:iat`.
  private static Facts said(Facts facts, String value) {
    Obj claims = Seal.Read.of(value).map(Seal.Read::claims).orElse(Obj.EMPTY);
    return new Facts(name ->
        name.startsWith(CLAIM)
            ? claims.find(name.substring(CLAIM.length()))
            : facts.known().apply(name));
  }

  /// Shows a document, and in it the caller.
  record Showing(Office office, Desk.Showing desk) implements Behaviour {

    @Override
    public Reply act(Scene scene) {
      String subject =
          scene.call().caller() instanceof Caller.Known known
              ? Office.subject(scene.draft(), known.identity())
              : "";
      return Reply.json(200, office.facts(scene, subject).fill(desk.reply()));
    }
  }

  /// Shows the public keys of the authorization server at hand.
  record Keys(Office office) implements Behaviour {

    @Override
    public Reply act(Scene scene) {
      List<Json> keys = new ArrayList<>();
      office.bench().keys(scene).forEach(key -> keys.add(office.ring().open(key)));
      return Reply.json(200, Obj.of("keys", Json.array(keys)));
    }
  }
}
