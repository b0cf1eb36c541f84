package dev.dtu.grant;

import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Advice;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tokens;
import java.util.Optional;

/// One token brought to be traded for another (RFC 8693), by a client that proved who it is.
///
/// An identity token stands for its person only beside what was handed out with it for that (`use` of
/// [Grant.Beside]). What is asked for by a type that stands `beside` is a statement for somebody else:
/// the bench says of whom, it is signed, and it opens nothing here.
record Exchange(Office office, Asking asking, Grant grant, Clients.Client client) {

  private static final String TYPES = "urn:ietf:params:oauth:token-type:";

  /// The statement that is asked for; empty where a token of this server is.
  Optional<Reply> statement() {
    asking.need("subject_token", Denial.NO_SUBJECT);
    String wanted = asking.find("requested_token_type").orElse(TYPES + "access_token");
    if (!grant.beside().containsKey(wanted)) {
      if (!wanted.equals(TYPES + "access_token")) {
        throw asking.refusal(Denial.WRONG_TYPE, wanted);
      }
      return Optional.empty();
    }
    Scene scene = asking.scene();
    Bench.Proven proven = office.bench().judged(scene, asking.errand(wanted, client));
    Obj more =
        asking.find("audience").map(told -> Obj.of("audience", Json.of(told))).orElse(Obj.EMPTY);
    var consent = new Consent(proven.login(), client.id(), proven.scope(), "", more);
    Grant own = grant.of(wanted);
    Consent.Made made = consent.made(office, scene, own.access(), "statement");
    Facts facts = consent.facts(office, scene).with("token", made.value());
    return Optional.of(Handout.reply(facts.with("lasts", made.lasts()).fill(own.reply())));
  }

  /// Whom the token stands for.
  String subject() {
    String value = asking.need("subject_token", Denial.NO_SUBJECT);
    String type = asking.find("subject_token_type").orElse(TYPES + "access_token");
    return type.equals(TYPES + "id_token")
        ? accompanied(value)
        : kept(value, type.equals(TYPES + "refresh_token") ? "refresh" : Advice.ACCESS)
            .map(Tokens.Token::subject)
            .orElseThrow(() -> asking.refusal(Denial.WRONG_SUBJECT, ""));
  }

  private Optional<Tokens.Token> kept(String value, String use) {
    return Tokens.find(asking.scene().draft(), office.space(), value)
        .filter(known -> known.use().equals(use))
        .filter(known -> known.alive(asking.scene().moment()));
  }

  /// Whom an identity token tells of that comes with what was handed out beside it.
  private String accompanied(String value) {
    Scene scene = asking.scene();
    String login =
        office
            .signed(scene, value)
            .filter(this::standing)
            .flatMap(claims -> office.bench().told(scene, claims))
            .orElseThrow(() -> asking.refusal(Denial.WRONG_SUBJECT, ""));
    String actor = asking.need("actor_token", Denial.NO_ACTOR);
    Tokens.Token beside =
        Tokens.find(scene.draft(), office.space(), actor)
            .filter(known -> known.kind().equals(Optional.of(known.use())))
            .filter(known -> known.alive(scene.moment()))
            .filter(known -> known.subject().equals(login))
            .orElseThrow(() -> asking.refusal(Denial.WRONG_ACTOR, ""));
    return beside.subject();
  }

  private boolean standing(Obj claims) {
    return claims
        .find("exp")
        .flatMap(Json::asWords)
        .map(Long::parseLong)
        .filter(end -> end > asking.scene().moment().getEpochSecond())
        .isPresent();
  }
}
