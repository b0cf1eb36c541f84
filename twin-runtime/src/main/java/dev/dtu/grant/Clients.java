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
  private static final String MACS = "client_secret_jwt";

  private final String space;
  private final List<ClientForm> forms;
  private final List<Registry> registries;
  private final TableShape table;
  private final TableShape anybody;

  Clients(String space, Grants grants) {
    this.space = space;
    this.forms = grants.clients();
    this.registries = grants.registries();
    this.table = Tables.shape(space + "/client");
    this.anybody = Tables.shape(space + "/any-client");
  }

  /// One that may ask for tokens.
  ///
  /// @param told what is known of it, with the members of RFC 7591
  /// @param believed whether it need prove nothing, as in a universe that takes any credential
  record Client(String id, Obj told, boolean believed) {

    private static Client of(Obj told) {
      return new Client(told.text("client_id").orElse(""), told, false);
    }

    /// What it calls itself in assertions.
    String name() {
      return told.text("client_name").orElse(id);
    }

    /// Empty when it has none.
    String secret() {
      return told.text("client_secret").orElse("");
    }

    /// How it proves itself; empty when that is not told.
    String method() {
      return told.text("token_endpoint_auth_method").orElse("");
    }

    /// Whether it proves itself by a signature with a key of its own.
    boolean signs() {
      return method().equals(SIGNS);
    }

    /// Whether it proves itself by a hash that is keyed with its secret.
    boolean macs() {
      return method().equals(MACS);
    }

    /// Whether a document was signed with one of its keys, or its secret where it has that for it.
    boolean signed(Seal seal, Seal.Read read) {
      return secret().isEmpty() || signs()
          ? seal.signed(read, keys())
          : read.macs(secret()) || !keys().isEmpty() && seal.signed(read, keys());
    }

    /// Whether it must push what it asks for.
    boolean pushes() {
      return told.flag("require_pushed_authorization_requests");
    }

    /// Whether it has nothing to prove itself by.
    boolean open() {
      return method().equals("none") || method().isEmpty() && secret().isEmpty();
    }

    /// Its own keys, a JSON Web Key Set; empty when it signs with the space's.
    Obj keys() {
      return told.obj("jwks").orElse(Obj.EMPTY);
    }

    /// Where codes may go; anywhere when empty.
    List<String> redirects() {
      return texts("redirect_uris");
    }

    /// The texts of a list; none when it is not told.
    List<String> texts(String member) {
      List<String> texts = new ArrayList<>();
      told.items(member).forEach(each -> each.asText().ifPresent(texts::add));
      return texts;
    }
  }

  private static Obj whole(Row row) {
    Obj item = row.value().obj("item").orElse(Obj.EMPTY);
    return deep(row.value().obj("hidden").orElse(Obj.EMPTY), item);
  }

  /// What a row hides, with what it shows over it.
  private static Obj deep(Obj hidden, Obj shown) {
    Obj all = hidden;
    for (Obj.Member member : shown) {
      Optional<Obj> below = hidden.obj(member.key());
      all =
          below.isPresent() && member.value() instanceof Obj over
              ? all.with(member.key(), deep(below.get(), over))
              : all.with(member.key(), member.value());
    }
    return all;
  }

  /// Makes one of each form.
  void plant(Draft draft, Dice dice) {
    for (ClientForm form : forms) {
      Dice own = dice.at(table.name()).at(form.kind());
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
          Obj.of("item", item.build().withAll(form.told()), "bare", Json.of(true))
              .with("within", Json.array(List.of(Json.of(mark(form)))))
              .with("alias", Json.array(alias));
      draft.put(table, new Row(id, draft.nextPlace(table), envelope));
    }
  }

  private static String mark(ClientForm form) {
    return "made-with-universe/" + form.kind();
  }

  /// The client a universe was made with, if it is still there.
  Optional<Client> made(Store store, ClientForm form) {
    Optional<Table> clients = store.table(table.name());
    if (clients.isEmpty()) {
      return Optional.empty();
    }
    var rows = clients.get().where(Tables.WITHIN, mark(form), 0);
    return rows.hasNext() ? Optional.of(Client.of(whole(rows.next()))) : Optional.empty();
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
    Optional<Row> row = draft.find(table, called);
    if (row.isEmpty()) {
      var named = draft.table(table).where(Tables.ALIAS, called, 0);
      row = named.hasNext() ? Optional.of(named.next()) : Optional.empty();
    }
    return row.map(found -> Client.of(whole(found)))
        .or(() -> registered(draft, called))
        .or(() ->
            open(draft) ? Optional.of(new Client(called, Obj.EMPTY, true)) : Optional.empty());
  }

  /// The row of a registry that is the client of an id, which is its own where it names no other.
  private Optional<Client> registered(Draft draft, String called) {
    for (Registry registry : registries) {
      Optional<Table> table = draft.base().table(space + "/" + registry.resource());
      Optional<Row> own = table.flatMap(rows -> rows.find(called));
      Optional<Client> found = own.flatMap(row -> client(registry, row));
      if (found.isEmpty() && table.isPresent()) {
        found = named(registry, table.get(), called);
      }
      if (found.filter(client -> client.id().equals(called)).isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Optional<Client> named(Registry registry, Table table, String called) {
    var rows = table.rows(0);
    while (rows.hasNext()) {
      Optional<Client> client = client(registry, rows.next());
      if (client.filter(each -> each.id().equals(called)).isPresent()) {
        return client;
      }
    }
    return Optional.empty();
  }

  private static Optional<Client> client(Registry registry, Row row) {
    return registry.client(whole(row), row.key()).map(Client::of);
  }
}
