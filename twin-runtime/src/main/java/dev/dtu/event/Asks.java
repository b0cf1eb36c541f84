package dev.dtu.event;

import dev.dtu.call.Body;
import dev.dtu.call.Dice;
import dev.dtu.call.Percent;
import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.Store;
import dev.dtu.store.Table;
import dev.dtu.twin.Advice;
import dev.dtu.twin.Herald;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Taken;
import dev.dtu.twin.Turn;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The calls of a service that ask the outside before they are done.
///
/// @param id the shape of what each question is called
public record Asks(House house, String id, List<Ask> all) {

  /// What their words may speak of beside what all words may: the request's document, its path's
  /// parameters, the reply's document, the rows that name who is asked; and what is made.
  public static final List<String> FACTS =
      List.of(Advice.BODY, "path", Advice.REPLY, "naming", Hearing.ANSWER);

  private static final String ASK = "ask";
  private static final String SHOWN = "shown";

  public Asks {
    all = List.copyOf(all);
  }

  /// A question that a call is about to ask.
  private record Pending(Ask ask, Hook.Subscriber to, Facts facts) {}

  private Optional<Ask> at(String operation) {
    for (Ask ask : all) { // of every call, which mostly asks nothing
      if (ask.when().at(operation)) {
        return Optional.of(ask);
      }
    }
    return Optional.empty();
  }

  /// What of a call the outside may be asked about.
  Obj shown(Scene scene, Reply reply) {
    if (!scene.call().resumes().isEmpty() || at(scene.operation().id()).isEmpty()) {
      return Obj.EMPTY;
    }
    Obj.Builder path = Obj.builder();
    scene.parameters().forEach(path::put);
    Obj shown = scene.offered().with("path", path.build());
    Optional<Json> document = document(reply);
    if (document.isPresent()) {
      shown = shown.with(Advice.REPLY, document.get());
    }
    return scene.body().isEmpty() ? shown : shown.with(Advice.BODY, scene.body().get());
  }

  private static Optional<Json> document(Reply reply) {
    try {
      return reply.body() instanceof Body.Bytes bytes
          ? Optional.of(Json.parse(bytes.content()))
          : Optional.empty();
    } catch (Malformed notJson) {
      return Optional.empty();
    }
  }

  /// How long a call waits, which asks whom the store before it has; empty when it asks nobody.
  Optional<Patience> awaits(Taken taken, Store before) {
    return pending(taken, before).map(pending -> pending.ask.how().awaits());
  }

  /// Asks.
  ///
  /// @return the key of the question
  String ask(Draft draft, Taken taken, Herald.Sky sky) {
    Pending pending = pending(taken, draft.base()).orElseThrow();
    Turn turn = taken.turn();
    Ask ask = pending.ask;
    Obj shown = Obj.EMPTY;
    for (String subject : ask.hearing().kept()) {
      Optional<Json> document = taken.shown().find(subject);
      shown = document.isEmpty() ? shown : shown.with(subject, document.get());
    }
    Obj proof =
        Obj.of(ASK, Json.of(ask.name()), SHOWN, shown)
            .with(Posting.WITHIN, ask.how().awaits().within().toString());
    Facts facts = pending.facts;
    return Posting.add(
        draft,
        new Message(
            turn.twin(),
            ask.name(),
            facts.find("id").flatMap(Json::asText).orElse(""),
            pending.to,
            ask.how().manner().filled(pending.to.headers(), facts),
            house.placed(
                Wording.fill(ask.words(), facts).orElse(Json.Null.NULL), turn.call().origin()),
            proof,
            Obj.EMPTY,
            turn.call().moment(),
            turn.call().turn(),
            sky.strikes(ask.name())));
  }

  /// What was answered to a question, for the call that goes on; empty when it is none of these.
  Optional<Advice> resume(Scene scene) {
    String question = scene.call().resumes();
    Optional<Sent> sent = Deliveries.find(scene.draft().base(), question);
    Optional<String> named = sent.flatMap(each -> proof(each).text(ASK));
    Optional<Ask> ask =
        sent.isEmpty()
            ? at(scene.operation().id())
            : all.stream()
                .filter(each -> named.filter(each.name()::equals).isPresent())
                .findFirst();
    Optional<Obj> answer =
        sent.filter(each -> each.state().equals("delivered"))
            .flatMap(each -> each.item().obj(Hearing.ANSWER));
    Obj shown = sent.flatMap(each -> proof(each).obj(SHOWN)).orElse(Obj.EMPTY);
    var facts = new Facts(shown, scene.dice().at(ASK));
    return ask.map(each -> each.hearing().advice(answer, shown, facts));
  }

  private static Obj proof(Sent sent) {
    return sent.hidden().obj("proof").orElse(Obj.EMPTY);
  }

  /// Whether a question is one of a call that goes on by what is answered.
  static boolean are(Obj proof) {
    return proof.has(ASK);
  }

  private Optional<Pending> pending(Taken taken, Store before) {
    Turn turn = taken.turn();
    if (taken.shown().isEmpty()) {
      return Optional.empty();
    }
    for (Ask ask : all) {
      if (ask.when().at(turn.operation())) {
        Optional<Pending> pending = pending(ask, taken, before);
        if (pending.isPresent()) {
          return pending;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Pending> pending(Ask ask, Taken taken, Store before) {
    Turn turn = taken.turn();
    Dice dice = turn.call().dice().at(turn.call().turn()).at(ASK);
    Draft draft = new Draft(before);
    var known = new Known(house, draft, turn, Occasion.EVER, Occasion.Found.NOTHING);
    Facts.Roots roots = name -> known.find(name).or(() -> taken.shown().find(name));
    Facts facts =
        new Facts(roots, dice)
            .with("id", Json.of(Mint.of(id).make(dice, 0)))
            .with("name", Json.of(ask.name()))
            .with(Sent.ROOT, Sent.unknown());
    for (Map.Entry<String, String> row : ask.when().rows().entrySet()) {
      Optional<Row> found =
          facts
              .find(row.getValue())
              .flatMap(Json::asText)
              .flatMap(name -> named(before, row.getKey(), name));
      if (found.isPresent()) {
        facts = facts.with(row.getKey(), Occasion.Found.item(found.get()));
      }
    }
    return facts.are(ask.when().given()) ? asked(ask, facts, before) : Optional.empty();
  }

  private Optional<Pending> asked(Ask ask, Facts facts, Store store) {
    Ask.Whom whom = ask.whom();
    Hook hook = whom.hook();
    if (!whom.naming().resource().isEmpty()) {
      return byName(ask, facts, store);
    }
    if (!whom.parameter().isEmpty()) {
      return path(facts, whom.parameter())
          .flatMap(name -> named(store, hook.resource(), name))
          .filter(hook::open)
          .map(row -> pending(ask, hook.subscriber(row), facts));
    }
    Optional<Table> table = store.table(house.table(hook.resource()).name());
    for (Iterator<Row> rows = table.map(each -> each.rows(0)).orElse(List.<Row>of().iterator());
        rows.hasNext(); ) {
      Row row = rows.next();
      if (hook.open(row)) {
        return Optional.of(pending(ask, hook.subscriber(row), facts));
      }
    }
    return Optional.empty();
  }

  private static Pending pending(Ask ask, Hook.Subscriber to, Facts facts) {
    return new Pending(ask, to, facts.with("hook", to.facts()));
  }

  /// Who is asked because a row names it that stands below the one the path names.
  private Optional<Pending> byName(Ask ask, Facts facts, Store store) {
    Ask.Naming naming = ask.whom().naming();
    Hook hook = ask.whom().hook();
    List<String> above = house.parents().getOrDefault(naming.resource(), List.of());
    Optional<String> below =
        above.isEmpty()
            ? Optional.empty()
            : path(facts, naming.parameter())
                .flatMap(name -> named(store, above.getFirst(), name))
                .map(row -> "/" + row.key() + "/");
    Optional<Table> table = store.table(house.table(naming.resource()).name());
    if (below.isEmpty() || table.isEmpty()) {
      return Optional.empty();
    }
    Iterator<Row> rows = table.get().where(Tables.WITHIN, below.get(), 0);
    while (rows.hasNext()) {
      Row row = rows.next();
      Obj item = Occasion.Found.item(row);
      Optional<Row> named =
          Facts.at(item, naming.member())
              .flatMap(Json::asText)
              .flatMap(name -> named(store, hook.resource(), name))
              .filter(hook::open);
      if (naming.holds(row, facts) && named.isPresent()) {
        Facts known = facts.with("naming", item.with("key", row.key()));
        return Optional.of(pending(ask, hook.subscriber(named.get()), known));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> path(Facts facts, String parameter) {
    return facts.find("path." + parameter).flatMap(Json::asText);
  }

  private Optional<Row> named(Store store, String resource, String name) {
    return store
        .table(house.table(resource).name())
        .flatMap(table -> {
          Iterator<Row> others = table.where(Tables.ALIAS, name, 0);
          return table
              .find(Percent.encode(name))
              .or(() -> others.hasNext() ? Optional.of(others.next()) : Optional.empty());
        });
  }
}
