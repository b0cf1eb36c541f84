package dev.dtu.twin;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Change;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// The tokens that the twins of a space handed out: rows by the token's value, so that a token is
/// there after a replay and in a fork, and is gone when its universe is reset.
public final class Tokens {

  /// The member of [Token#more] that names the authorization server it is of, where there are several.
  public static final String HOUSE = "house";

  /// The member of [Token#more] with the scopes it was handed out for, a blank between them.
  public static final String SCOPE = "scope";

  /// The member of [Token#more] that is true when it may do no more than its scopes, even if there are
  /// none.
  public static final String HELD = "held";

  /// The member of [Token#more] that names the kind of credential it is, where its form does not tell.
  public static final String KIND = "kind";

  private static final String NAME = "/handed-out-token";
  private static final String CLIENT = "client/";

  private Tokens() {}

  /// A token as it is kept.
  ///
  /// @param use `access`, `refresh` or `code`
  /// @param subject whom it stands for
  /// @param client who asked for it
  /// @param grant what all tokens have in common that one consent led to
  /// @param expires when it ends; empty when it does not
  /// @param revoked whether it was taken back
  /// @param more what else its kind remembers
  public record Token(
      String use,
      String subject,
      String client,
      String grant,
      Optional<Instant> expires,
      boolean revoked,
      Obj more) {

    /// Whether it stands at a moment.
    public boolean alive(Instant moment) {
      return !revoked && expires.filter(end -> !end.isAfter(moment)).isEmpty();
    }

    /// The scopes it was handed out for; empty when none was named.
    public List<String> scopes() {
      String scope = more.text(SCOPE).orElse("").strip();
      return scope.isEmpty() ? List.of() : List.of(scope.split("[ ,]+"));
    }

    /// Whether it may do no more than its scopes say; one that was asked for without any may do all.
    public boolean held() {
      return more.flag(HELD) || !scopes().isEmpty();
    }

    /// The kind of credential it is, where its form does not tell.
    public Optional<String> kind() {
      return more.text(KIND);
    }

    /// The authorization server it is of; empty where that is the service's own.
    public String house() {
      return more.text(HOUSE).orElse("");
    }

    /// The same, of which its kind remembers this.
    public Token with(Obj other) {
      return new Token(use, subject, client, grant, expires, revoked, other);
    }

    /// The same, taken back.
    public Token taken() {
      return new Token(use, subject, client, grant, expires, true, more);
    }

    private Obj envelope() {
      var item = Obj.builder().put("use", use).put("subject", subject).put("client", client);
      expires.ifPresent(end -> item.put("expires", end.toString()));
      if (revoked) {
        item.put("revoked", true);
      }
      if (!more.isEmpty()) {
        item.put("more", more);
      }
      List<Json> within = new ArrayList<>(List.of(Json.of("grant/" + grant)));
      if (!client.isEmpty()) {
        within.add(Json.of(CLIENT + client));
      }
      return Obj.of("item", item.build(), "within", Json.array(within));
    }

    private static Token of(Row row) {
      Obj item = row.value().obj("item").orElse(Obj.EMPTY);
      String within = Tables.containers(row).getFirst();
      return new Token(
          item.text("use").orElse(""),
          item.text("subject").orElse(""),
          item.text("client").orElse(""),
          within.substring(within.indexOf('/') + 1),
          item.text("expires").map(Instant::parse),
          item.flag("revoked"),
          item.obj("more").orElse(Obj.EMPTY));
    }
  }

  /// The table of a space.
  public static TableShape shape(String space) {
    return Tables.shape(space + NAME);
  }

  /// Whether the twins of a space keep any token.
  static boolean any(Store store, String space) {
    return store.table(space + NAME).filter(table -> table.size() > 0).isPresent();
  }

  /// Whether it is a table of tokens, whose keys nobody should be told.
  public static boolean secret(String table) {
    return table.endsWith(NAME);
  }

  public static Optional<Token> find(Draft draft, String space, String value) {
    return draft.find(shape(space), value).map(Token::of);
  }

  /// The token of a value; costs next to nothing where none was handed out.
  public static Optional<Token> find(Store store, String space, String value) {
    Optional<Table> table = store.table(space + NAME);
    return table.isEmpty() ? Optional.empty() : table.get().find(value).map(Token::of);
  }

  /// A token and its value.
  public record Named(String value, Token token) {}

  /// The first token of a space that a client was handed out and that is like this.
  public static Optional<Named> first(
      Draft draft, String space, String client, Predicate<Token> like) {
    var rows = draft.table(shape(space)).where(Tables.WITHIN, CLIENT + client, 0);
    while (rows.hasNext()) {
      Row row = rows.next();
      Token token = Token.of(row);
      if (like.test(token)) {
        return Optional.of(new Named(row.key(), token));
      }
    }
    return Optional.empty();
  }

  /// Keeps a token, new or changed.
  public static void put(Draft draft, String space, String value, Token token) {
    TableShape shape = shape(space);
    String place = draft.find(shape, value).map(Row::place).orElseGet(() -> draft.nextPlace(shape));
    draft.put(shape, new Row(value, place, token.envelope()));
  }

  /// Takes back one token, known here or not.
  static void end(Draft draft, String space, String value) {
    Token token =
        find(draft, space, value)
            .orElseGet(
                () -> new Token(Advice.ACCESS, "", "", value, Optional.empty(), false, Obj.EMPTY));
    put(draft, space, value, token.taken());
  }

  /// Takes back all tokens of a space.
  public static void revokeAll(Draft draft, String space) {
    List<Row> rows = new ArrayList<>();
    draft.table(shape(space)).rows(0).forEachRemaining(rows::add);
    for (Row row : rows) {
      put(draft, space, row.key(), Token.of(row).taken());
    }
  }

  /// Takes back all tokens that one consent led to.
  public static void revoke(Draft draft, String space, String grant) {
    List<Row> rows = new ArrayList<>();
    draft.table(shape(space)).where(Tables.WITHIN, "grant/" + grant, 0).forEachRemaining(rows::add);
    for (Row row : rows) {
      put(draft, space, row.key(), Token.of(row).taken());
    }
  }

  /// Takes back all tokens that stand for somebody.
  public static void revokeOf(Draft draft, String space, String subject) {
    List<Row> rows = new ArrayList<>();
    draft.table(shape(space)).rows(0).forEachRemaining(rows::add);
    for (Row row : rows) {
      Token token = Token.of(row);
      if (token.subject().equals(subject)) {
        put(draft, space, row.key(), token.taken());
      }
    }
  }

  /// The values of tokens that changes made.
  public static List<String> made(List<Change> changes, String space) {
    List<String> values = new ArrayList<>();
    for (Change change : changes) {
      if (change instanceof Change.Put put && put.table().equals(space + NAME)) {
        values.add(put.after().key());
      }
    }
    return values;
  }
}
