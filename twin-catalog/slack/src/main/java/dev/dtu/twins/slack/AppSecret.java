package dev.dtu.twins.slack;

import dev.dtu.effect.Play;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Tokens;
import java.util.Optional;

/// The app that a call names by `client_id`, and proves to be by `client_secret`.
final class AppSecret {

  private AppSecret() {}

  /// The id of the app that asks; any where the universe takes any credential.
  ///
  /// - refuses, in this order: `invalid_client_id`, `bad_client_secret`
  /// - source: docs.slack.dev/reference/methods, oauth.v2.exchange and apps.uninstall, 2026-08-31
  static String proved(Play play) {
    Draft draft = play.scene().draft();
    String space = play.scene().twin().space();
    String id = play.argument("client_id").orElse("");
    Optional<Row> row = draft.base().table(space + "/client").flatMap(it -> it.find(id));
    if (row.isEmpty()) {
      Optional<Table> any = draft.base().table(space + "/any-client");
      if (id.isBlank() || any.filter(it -> it.size() > 0).isEmpty()) {
        throw Said.no("invalid_client_id");
      }
      return id;
    }
    Optional<String> secret = row.get().value().obj("item").flatMap(it -> it.text("client_secret"));
    if (!secret.equals(play.argument("client_secret"))) {
      throw Said.no("bad_client_secret");
    }
    return id;
  }

  /// What is known of the app whose token calls; nothing of one that no app asked for.
  static Obj calling(Play play) {
    Draft draft = play.scene().draft();
    String space = play.scene().twin().space();
    return play.scene()
        .credential()
        .flatMap(value -> Tokens.find(draft, space, value))
        .flatMap(token ->
            draft.base().table(space + "/client").flatMap(table -> table.find(token.client())))
        .flatMap(row -> row.value().obj("item"))
        .orElse(Obj.EMPTY);
  }

  /// Sees to it that the token that calls is no other app's. One that no app asked for is anybody's.
  ///
  /// - refuses: `client_id_token_mismatch`
  static void owns(Play play, String client) {
    Draft draft = play.scene().draft();
    String space = play.scene().twin().space();
    boolean other =
        play.scene()
            .credential()
            .flatMap(value -> Tokens.find(draft, space, value))
            .map(Tokens.Token::client)
            .filter(owner -> !owner.isEmpty() && !owner.equals(client))
            .isPresent();
    if (other) {
      throw Said.no("client_id_token_mismatch");
    }
  }
}
