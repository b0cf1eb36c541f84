package dev.dtu.grant;

import dev.dtu.call.Dice;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.store.Table;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The clients of a space: rows of its resource `client`, with the members of RFC 7591, so that those
/// made through the service's own operations are clients too.
final class Clients {

  private static final String SIGNS = "private_key_jwt";

  private final List<ClientForm> forms;
  private final String table;
  private final TableShape anybody;

  Clients(String space, List<ClientForm> forms) {
    this.forms = forms;
    this.table = space + "/client";
    this.anybody = Tables.shape(space + "/any-client");
  }

  /// One that may ask for tokens.
  ///
  /// @param name what it calls itself in assertions
  /// @param secret empty when it has none
  /// @param signs whether it proves itself by a signature
  /// @param keys its own keys, a JSON Web Key Set; empty when it signs with the space's
  /// @param redirects where codes may go; anywhere when empty
  /// @param believed whether it need prove nothing, as in a universe that takes any credential
  record Client(
      String id,
      String name,
      String secret,
      boolean signs,
      Obj keys,
      List<String> redirects,
      boolean believed) {

    private static Client of(Row row) {
      Obj item = row.value().obj("item").orElse(Obj.EMPTY);
      Obj all = row.value().obj("hidden").orElse(Obj.EMPTY).withAll(item);
      List<String> redirects = new ArrayList<>();
      all.items("redirect_uris").forEach(each -> each.asText().ifPresent(redirects::add));
      String id = all.text("client_id").orElse("");
      return new Client(
          id,
          all.text("client_name").orElse(id),
          all.text("client_secret").orElse(""),
          all.text("token_endpoint_auth_method").filter(SIGNS::equals).isPresent(),
          all.obj("jwks").orElse(Obj.EMPTY),
          redirects,
          false);
    }
  }

  private TableShape shape(Draft draft) {
    return draft.base().table(table).map(Table::shape).orElseGet(() -> Tables.shape(table));
  }

  /// Makes one of each form.
  void plant(Draft draft, Dice dice) {
    TableShape shape = shape(draft);
    for (ClientForm form : forms) {
      Dice own = dice.at(table).at(form.kind());
      String id = Mint.of(form.id()).make(own.at("id"), 0);
      var item = Obj.builder().put("client_id", id);
      List<Json> alias = new ArrayList<>();
      if (!form.name().isEmpty()) {
        String name = Mint.of(form.name()).make(own.at("name"), 0);
        item.put("client_name", name);
        alias.add(Json.of(name));
      }
      if (!form.secret().isEmpty()) {
        item.put("client_secret", Mint.of(form.secret()).make(own.at("secret"), 0));
      }
      if (form.keyed()) {
        item.put("token_endpoint_auth_method", SIGNS);
      }
      Obj envelope =
          Obj.of("item", item.build(), "bare", Json.of(true))
              .with("within", Json.array(List.of(Json.of(mark(form)))))
              .with("alias", Json.array(alias));
      draft.put(shape, new Row(id, draft.nextPlace(shape), envelope));
    }
  }

  private static String mark(ClientForm form) {
    return "made-with-universe/" + form.kind();
  }

  /// The client a universe was made with, if it is still there.
  Optional<Client> made(Store store, ClientForm form) {
    Optional<Table> clients = store.table(table);
    if (clients.isEmpty()) {
      return Optional.empty();
    }
    var rows = clients.get().where(Tables.WITHIN, mark(form), 0);
    return rows.hasNext() ? Optional.of(Client.of(rows.next())) : Optional.empty();
  }

  /// Lets anybody be a client, or nobody but those there are.
  void open(Draft draft, boolean any) {
    if (any) {
      draft.put(anybody, new Row("*", draft.nextPlace(anybody), Obj.of("item", Obj.EMPTY)));
    } else {
      draft.remove(anybody, "*");
    }
  }

  /// Whether who is no client is believed to be one.
  boolean open(Draft draft) {
    return draft.find(anybody, "*").isPresent();
  }

  /// The client that has an id or a name.
  Optional<Client> find(Draft draft, String called) {
    TableShape shape = shape(draft);
    Optional<Row> row = draft.find(shape, called);
    if (row.isEmpty()) {
      var named = draft.table(shape).where(Tables.ALIAS, called, 0);
      row = named.hasNext() ? Optional.of(named.next()) : Optional.empty();
    }
    return row.map(Client::of)
        .or(() ->
            open(draft)
                ? Optional.of(new Client(called, called, "", false, Obj.EMPTY, List.of(), true))
                : Optional.empty());
  }
}
