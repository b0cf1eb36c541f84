package dev.dtu.grant;

import dev.dtu.call.Dice;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Mint;
import dev.dtu.twin.People;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A token service made ready: its data, its clients, its keys, and the facts all its answers know.
record Office(String space, Grants grants, Clients clients, Ring ring, Bench<Scene> bench) {

  static Office of(String space, Grants grants, Bench<Scene> bench) {
    return new Office(space, grants, new Clients(space, grants), new Ring(space), bench);
  }

  /// The space's own key.
  Seal seal() {
    return ring.own();
  }

  /// What a token says that the authorization server at hand signed, though it may have ended; empty
  /// for any other.
  Optional<Obj> signed(Scene scene, String token) {
    return Seal.Read.of(token)
        .filter(read -> bench.keys(scene).stream().anyMatch(key -> ring.signed(read, key)))
        .map(Seal.Read::claims);
  }

  /// What a token says that was signed with a key, though it may have ended; empty for any other.
  Optional<Obj> signed(String token, Bench.Key key) {
    return Seal.Read.of(token).filter(read -> ring.signed(read, key)).map(Seal.Read::claims);
  }

  /// The name of the authorization server that the operation at hand is of; empty for the only one.
  String house(Scene scene) {
    return Optional.ofNullable(grants.houses().get(scene.operation().id()))
        .flatMap(house -> scene.path(house.parameter()).map(id -> key(scene, house, id)))
        .orElse("");
  }

  /// The key of a server's row, whatever it is called by.
  private String key(Scene scene, Grants.House house, String id) {
    Optional<Table> table = scene.draft().base().table(space + "/" + house.resource());
    if (table.isEmpty() || table.get().find(id).isPresent()) {
      return id;
    }
    var named = table.get().where(Tables.ALIAS, id, 0);
    return named.hasNext() ? named.next().key() : id;
  }

  /// The person of an address; else the one whom a universe's own credentials stand for.
  static Obj person(Draft draft, String address) {
    List<Obj> people = People.in(draft);
    for (Obj person : people) {
      if (person.text("email").filter(address::equals).isPresent()) {
        return person;
      }
    }
    for (Obj person : people) {
      if (person.flag("admin")) {
        return person;
      }
    }
    return people.isEmpty() ? Obj.EMPTY : people.getFirst();
  }

  /// Whom a caller's identity stands for: somebody with an address, else the person of a universe's
  /// own credentials.
  static String subject(Draft draft, String identity) {
    return identity.contains("@") ? identity : person(draft, "").text("email").orElse(identity);
  }

  /// What every answer may tell: where it is, when it is, and of whom it tells.
  Facts facts(Scene scene, String subject) {
    Obj person =
        person(scene.draft(), subject).text("email").filter(subject::equals).isPresent()
            ? person(scene.draft(), subject)
            : Obj.EMPTY;
    Dice dice = scene.dice().at("grant").at(scene.origin().url());
    long now = scene.moment().getEpochSecond();
    Facts rows = new Facts(name -> fact(scene, subject, dice, name));
    return rows.and(person)
        .with("origin", scene.origin().url())
        .with("subject", subject)
        .with("email", subject.contains("@") ? subject : "")
        .with("issued", now);
  }

  private Optional<Json> fact(Scene scene, String subject, Dice dice, String name) {
    if (name.startsWith("id:")) {
      return Optional.of(Json.of(Mint.of(name.substring(3)).make(dice, 0)));
    }
    if (name.equals("key")) {
      return Optional.of(Json.of(seal().name()));
    }
    if (name.startsWith("origin:")) {
      return Optional.of(Json.of(scene.origin().beside(name.substring(7))));
    }
    if (name.startsWith("path:")) {
      return scene.path(name.substring(5)).map(Json::of);
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? Optional.empty()
        : row(scene.draft(), name.substring(0, dot), subject)
            .flatMap(row -> member(row.value().obj("item").orElse(Obj.EMPTY), name, dot + 1));
  }

  /// The subject's own row of a resource, else its first.
  private Optional<Row> row(Draft draft, String resource, String subject) {
    Optional<Table> table = draft.base().table(space + "/" + resource);
    if (table.isEmpty() || table.get().size() == 0) {
      return Optional.empty();
    }
    var own = table.get().where(Tables.ALIAS, subject, 0);
    return Optional.of(own.hasNext() ? own.next() : table.get().at(0));
  }

  private static Optional<Json> member(Obj item, String dotted, int from) {
    int dot = dotted.indexOf('.', from);
    return dot < 0
        ? item.find(dotted.substring(from))
        : item.obj(dotted.substring(from, dot)).flatMap(inner -> member(inner, dotted, dot + 1));
  }

  /// The scopes as the list some tokens tell them as.
  static Arr list(String scope) {
    List<Json> each = new ArrayList<>();
    for (String word : scope.split("[ ,]+")) {
      if (!word.isEmpty()) {
        each.add(Json.of(word));
      }
    }
    return Arr.of(each);
  }
}
