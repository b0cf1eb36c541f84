package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.twin.Advice;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Tokens;
import java.time.Duration;
import java.util.Optional;

/// A token that lasts is traded for one that ends after twelve hours, with another by which the next is
/// had (`oauth.v2.access`, `grant_type=refresh_token`).
///
/// - source: docs.slack.dev, using token rotation, and docs.slack.dev/reference/methods/
///   oauth.v2.exchange, 2026-08-31
final class Rotation {

  static final Repertoire PARTS = Repertoire.NONE.judging("oauth.v2.exchange", Rotation::exchange);

  private static final Mint BOT = Mint.of("xoxe.xoxb-1-[A-Za-z0-9]{140}");
  private static final Mint USER = Mint.of("xoxe.xoxp-1-[A-Za-z0-9]{142}");
  private static final Mint REFRESH = Mint.of("xoxe-1-[A-Za-z0-9]{147}");
  private static final Duration LASTS = Duration.ofHours(12);
  private static final String EXCHANGED = "exchanged";

  private Rotation() {}

  /// Trades the token of a bot or of a person.
  ///
  /// - in: `client_id`, `client_secret`; `token`, among the arguments or as the one that calls
  /// - out: as the next one is told of, when it is had again
  /// - refuses, in this order: `invalid_client_id`, `bad_client_secret`, `not_authed`,
  ///   `token_already_exchanged`, `invalid_token`
  static Reply exchange(Play play) {
    Draft draft = play.scene().draft();
    String space = play.scene().twin().space();
    String client = AppSecret.proved(play);
    String value =
        play.argument("token")
            .or(() -> play.scene().credential())
            .orElseThrow(() -> Said.no("not_authed"));
    Optional<Tokens.Token> known = Tokens.find(draft, space, value);
    if (known.filter(it -> it.more().flag(EXCHANGED)).isPresent()) {
      throw Said.no("token_already_exchanged");
    }
    boolean standing =
        known
            .map(it -> it.alive(play.scene().moment()))
            .orElse(play.scene().credential().filter(value::equals).isPresent() && known(play));
    boolean person = value.startsWith("xoxp-");
    if (!standing || !person && !value.startsWith("xoxb-")) {
      throw Said.no("invalid_token");
    }
    String subject = known.map(Tokens.Token::subject).orElse("");
    Obj had = known.map(Tokens.Token::more).orElse(Obj.EMPTY);
    Obj more = person ? had.with(Tokens.KIND, "user") : had;
    var old = new Tokens.Token(Advice.ACCESS, subject, client, value, Optional.empty(), true, more);
    Tokens.put(draft, space, value, old.with(more.with(EXCHANGED, Json.of(true))));
    var made = new Made(draft, space, subject, client, more);
    return told(play, made, person);
  }

  private static boolean known(Play play) {
    return play.caller() instanceof dev.dtu.call.Caller.Known;
  }

  /// Where the new tokens are kept, and of whom they are.
  private record Made(Draft draft, String space, String subject, String client, Obj more) {

    private Tokens.Token token(
        String use, String grant, Optional<java.time.Instant> end, Obj told) {
      return new Tokens.Token(use, subject, client, grant, end, false, told);
    }
  }

  private static Reply told(Play play, Made made, boolean person) {
    var dice = play.scene().dice().at("rotation");
    String access = (person ? USER : BOT).make(dice, 0);
    String refresh = REFRESH.make(dice, 1);
    var end = play.scene().moment().plus(LASTS);
    Obj offline = made.more.with("offline", Json.of(true));
    Tokens.put(
        made.draft, made.space, access, made.token("access", access, Optional.of(end), offline));
    Tokens.put(
        made.draft, made.space, refresh, made.token("refresh", access, Optional.empty(), offline));
    Thing bot = play.rows("bot").first().orElseThrow();
    Thing team = play.rows("team").first().orElseThrow();
    Obj where = Obj.of("id", Json.of(team.id()), "name", Json.of(team.text("name").orElse("")));
    return Said.ok(
        Obj.builder()
            .put("access_token", access)
            .put("expires_in", LASTS.toSeconds())
            .put("refresh_token", refresh)
            .put("token_type", person ? "user" : "bot")
            .put("scope", made.more.text(Tokens.SCOPE).orElse("").replace(' ', ','))
            .putAll(who(play, bot, made.subject, person))
            .put("app_id", bot.text("app_id").orElse(""))
            .put("team", where)
            .put("enterprise", Json.Null.NULL)
            .put("is_enterprise_install", false)
            .build());
  }

  /// Whom the tokens stand for: the person whose token it was, though another may call.
  private static Obj who(Play play, Thing bot, String subject, boolean person) {
    String owner =
        play.rows("user").find(subject).map(Thing::id).orElseGet(() -> Speaker.of(play).id());
    return person
        ? Obj.of("authed_user", Obj.of("id", Json.of(owner)))
        : Obj.of("bot_user_id", Json.of(bot.text("user_id").orElse("")));
  }
}
