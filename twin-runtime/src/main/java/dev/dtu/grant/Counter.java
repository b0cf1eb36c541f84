package dev.dtu.grant;

import dev.dtu.call.Caller;
import dev.dtu.call.Percent;
import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tokens;
import java.util.List;
import java.util.Optional;

/// The desks that hand out no access tokens: consent, taking back, telling, showing.
final class Counter {

  private Counter() {}

  /// The token a request is about; where the desk wants to know who asks, that comes first.
  private static String asked(Asking asking, boolean client, String field) {
    if (client) {
      asking.client();
    }
    return asking.need(field, Denial.NO_TOKEN);
  }

  private static Optional<Tokens.Token> standing(Office office, Scene scene, String value) {
    return Tokens.find(scene.draft(), office.space(), value)
        .filter(token -> token.alive(scene.moment()));
  }

  /// Lets a person consent and sends a code to the client.
  record Consenting(Office office, Desk.Consent desk) implements Behaviour {

    @Override
    public boolean judges() {
      return true;
    }

    @Override
    public Reply act(Scene scene) {
      var asking = new Asking(office, scene);
      Clients.Client client = asking.known(asking.need("client_id", Denial.NO_CLIENT));
      Optional<String> told = asking.find("redirect_uri");
      String redirect =
          told.or(() -> client.redirects().stream().findFirst())
              .orElseThrow(() -> asking.refusal(Denial.NO_REDIRECT, ""));
      if (!client.redirects().isEmpty() && !client.redirects().contains(redirect)) {
        throw asking.refusal(Denial.OTHER_REDIRECT, redirect);
      }
      String scope = asking.find("scope").orElse("");
      String hint = asking.find("login_hint").orElse("");
      Obj person = Office.person(scene.draft(), hint);
      String subject = person.text("email").orElse(client.id());
      var consent =
          new Consent(subject, client.id(), scope, "", more(asking, redirect, told.isEmpty()));
      String code = consent.token(office, scene, desk.code(), "code");
      Facts facts =
          consent
              .facts(office, scene)
              .with("code", code)
              .with("state", asking.find("state").orElse(""));
      return Reply.empty(302).with("location", redirect + query(redirect, facts));
    }

    private static Obj more(Asking asking, String redirect, boolean untold) {
      var more = Obj.builder().put("redirect", redirect);
      if (untold) {
        more.put("untold", true);
      }
      asking.find("nonce").ifPresent(nonce -> more.put("nonce", nonce));
      asking.find("code_challenge").ifPresent(challenge -> more.put("challenge", challenge));
      asking.find("code_challenge_method").ifPresent(method -> more.put("method", method));
      if (asking.find("access_type").filter("offline"::equals).isPresent()) {
        more.put("offline", true);
      }
      return more.build();
    }

    private String query(String redirect, Facts facts) {
      var query = new StringBuilder();
      for (Obj.Member member : facts.fill(desk.query())) {
        query
            .append(query.isEmpty() && redirect.indexOf('?') < 0 ? '?' : '&')
            .append(Percent.encode(member.key()))
            .append('=')
            .append(Percent.encode(member.value().asWords().orElse("")));
      }
      return query.toString();
    }
  }

  /// Takes back a token and all that came of the same consent.
  record Revoking(Office office, Desk.Revoking desk) implements Behaviour {

    @Override
    public boolean judges() {
      return true;
    }

    @Override
    public Reply act(Scene scene) {
      var asking = new Asking(office, scene);
      String value = asked(asking, desk.client(), desk.field());
      Optional<Tokens.Token> token = standing(office, scene, value);
      if (token.isEmpty() && !desk.silent()) {
        throw asking.refusal(Denial.UNKNOWN_TOKEN, value);
      }
      token.ifPresent(known -> Tokens.revoke(scene.draft(), office.space(), known.grant()));
      return desk.reply().isPresent() ? Handout.reply(desk.reply().get()) : Reply.empty(200);
    }
  }

  /// Tells of a token.
  record Telling(Office office, Desk.Telling desk) implements Behaviour {

    @Override
    public boolean judges() {
      return true;
    }

    @Override
    public Reply act(Scene scene) {
      var asking = new Asking(office, scene);
      String value = asked(asking, desk.client(), desk.field());
      Optional<Tokens.Token> token =
          standing(office, scene, value).filter(known -> !known.use().equals("code"));
      if (token.isEmpty()) {
        return Handout.reply(
            desk.dead().orElseThrow(() -> asking.refusal(Denial.UNKNOWN_TOKEN, value)));
      }
      Facts facts = Consent.of(token.get()).facts(office, scene).with("use", token.get().use());
      long now = scene.moment().getEpochSecond();
      if (token.get().expires().isPresent()) {
        long end = token.get().expires().get().getEpochSecond();
        facts = facts.with("expires", end).with("lasts", end - now);
      }
      return Handout.reply(facts.fill(desk.live()));
    }
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

  /// Shows the public key.
  record Keys(Office office) implements Behaviour {

    @Override
    public Reply act(Scene scene) {
      return Reply.json(200, Obj.of("keys", Json.array(List.of(office.seal().open()))));
    }
  }
}
