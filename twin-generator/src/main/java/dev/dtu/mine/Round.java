package dev.dtu.mine;

import dev.dtu.call.Query;
import dev.dtu.contract.Operation;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.fidelity.Guide;
import dev.dtu.fidelity.Verdict;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import dev.dtu.split.Group;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/// Reads one session and notes what it shows of each operation. Mutable, one thread's.
final class Round {

  /// A write whose outcome nobody has read yet.
  private record Open(String operation, Sight sight, boolean answered) {}

  /// How services say that a request is not as they want it.
  private static final List<Integer> INVALID = List.of(400, 422);

  private final String twin;
  private final SortedMap<String, Notes> notes;
  private final Watch watch;
  private final Session session;
  private final Guide local;
  private final Map<String, Obj> kept = new HashMap<>();
  private final Map<String, Open> open = new HashMap<>();
  private final Map<String, Obj> strangers = new HashMap<>();
  private final SortedMap<String, String> rows;
  private final Litters litters;
  private final String seed;

  /// @param watch whose notes it adds to
  Round(Guide guide, String twin, Session session, Watch watch) {
    this.twin = twin;
    this.notes = watch.notes();
    this.watch = watch;
    this.session = session;
    this.local = guide.at(session);
    this.litters = new Litters(notes);
    this.seed = Tag.seed(guide, session);
    this.rows = Rows.of(session, local);
  }

  /// Notes texts that are facts of the tenant.
  Round knows(SortedMap<String, String> known) {
    rows.putAll(known);
    return this;
  }

  void watch() {
    for (Exchange exchange : session.exchanges()) {
      Optional<Guide.Led> led = local.lead(session, exchange.sent());
      boolean whole =
          exchange.flags().stream()
              .noneMatch(
                  each -> each.startsWith("request-body") || each.startsWith("response-body"));
      if (led.isPresent()
          && whole
          && led.get().candidate().twin().name().equals(twin)
          && led.get().operation().isPresent()) {
        exchange(exchange, led.get(), led.get().operation().get());
      }
    }
  }

  private void exchange(Exchange exchange, Guide.Led led, Operation operation) {
    Verdict verdict = Verdict.of(exchange.answered(), led.candidate().twin().title().verdict());
    Optional<Effect> effect = led.candidate().effect(operation.id());
    NavigableSet<String> broken = new TreeSet<>();
    Forgiven.of(exchange.sent(), led, operation, broken);
    boolean refuses = verdict.refuses() || !exchange.answered().successful();
    if (!refuses || INVALID.contains(exchange.answered().status())) {
      watch.leeway().broke(broken, operation.id(), Group.of(session), refuses);
    }
    if (refuses || effect.isEmpty()) {
      return;
    }
    Notes noted = notes.computeIfAbsent(operation.id(), _ -> new Notes());
    noted.told = effect.get().success(operation);
    noted.resource = effect.get().resource();
    if (noted.statuses.isEmpty()) {
      Kinds.of(operation, effect.get(), noted);
    }
    noted.statuses.merge(exchange.answered().status(), 1L, Long::sum);
    noted.forgiven.addAll(broken);
    if (led.part(exchange.sent()) || led.masked()) {
      return;
    }
    noted.seen++;
    watch.reticence().watch(exchange.answered(), operation, Group.of(session));
    Departed.of(exchange.answered(), operation, effect.get().itemShown(), noted.departed);
    Optional<Resource> resource = led.candidate().resource(effect.get().resource());
    new Step(exchange, led, effect.get(), resource, noted).take();
  }

  /// One answer.
  private final class Step {

    private final Exchange exchange;
    private final Guide.Led led;
    private final Effect effect;
    private final Optional<Resource> resource;
    private final Notes noted;

    Step(
        Exchange exchange, Guide.Led led, Effect effect, Optional<Resource> resource, Notes noted) {
      this.exchange = exchange;
      this.led = led;
      this.effect = effect;
      this.resource = resource;
      this.noted = noted;
    }

    void take() {
      var addresses =
          new Addresses(Sending.origin(exchange), led.candidate().twin().contract().also());
      Optional<Json> body = exchange.answered().body().document().map(addresses::plain);
      if (effect.kind() == Effect.Kind.ANSWER || resource.isEmpty()) {
        Sight plain = sight(Obj.EMPTY, Obj.EMPTY, "");
        Obj shown = body.flatMap(Json::asObj).orElseGet(() -> Written.in(exchange.answered()));
        noted.told(plain, shown, Kin.named(kept, plain.parameters()));
        return;
      }
      Optional<Obj> item = body.flatMap(each -> each.at(effect.replyMember())).flatMap(Json::asObj);
      body.ifPresent(this::around);
      boolean shows = effect.kind() == Effect.Kind.READ || effect.kind() == Effect.Kind.LIST;
      if (!shows) {
        litters.wrote(effect, resource.get(), led);
      }
      switch (effect.kind()) {
        case CREATE, COPY -> made(item);
        case UPDATE, REPLACE, PUT, ACT -> changed(item);
        case READ -> item.ifPresent(this::read);
        case LIST -> body.ifPresent(this::list);
        case DELETE -> kept.remove(key(named()));
        case LINK, UNLINK, ANSWER -> {}
      }
    }

    /// Notes what stands around the thing, or the things.
    private void around(Json body) {
      String member =
          effect.kind() == Effect.Kind.LIST ? effect.itemsMember() : effect.replyMember();
      if (!member.isEmpty() && member.indexOf('.') < 0 && body instanceof Obj whole) {
        noted.around.add(sight(Obj.EMPTY, noted.around(whole, member), "").alone());
      }
    }

    private void made(Optional<Obj> item) {
      String id = item.flatMap(this::id).orElse("");
      if (item.isEmpty() || id.isEmpty()) {
        return;
      }
      Sight sight = sight(Obj.EMPTY, item.get(), id);
      noted.answers.add(sight);
      open.put(key(id), new Open(effect.operation(), sight, true));
      kept.put(key(id), item.get());
      litters.made(effect, sight);
    }

    private void changed(Optional<Obj> item) {
      noted.replaces = effect.kind() == Effect.Kind.REPLACE || effect.kind() == Effect.Kind.PUT;
      String id = item.flatMap(this::id).orElse(named());
      Obj before = kept.getOrDefault(key(id), Obj.EMPTY);
      boolean shown = item.filter(each -> !each.isEmpty() && like(each, before)).isPresent();
      Sight sight = sight(before, item.orElse(Obj.EMPTY), id);
      if (shown) {
        open.remove(key(id));
        kept.put(key(id), item.get());
        if (before.isEmpty() && effect.kind() != Effect.Kind.PUT) {
          noted.stood.add(Untouched.of(sight));
        }
        noted.alike++;
        if (!before.isEmpty() || effect.kind() == Effect.Kind.PUT) {
          noted.item.add(sight);
        }
      } else {
        kept.remove(key(id));
        noted.unlike(sight);
        if (!before.isEmpty()) {
          open.put(key(id), new Open(effect.operation(), sight, false));
        }
      }
    }

    /// Whether what a change answers with is the thing, as far as it is known.
    private boolean like(Obj item, Obj before) {
      return before.isEmpty() ? id(item).isPresent() : Likeness.of(item, before);
    }

    private void read(Obj item) {
      String id = id(item).orElse(named());
      Open written = open.remove(key(id));
      if (written != null) {
        Notes of = notes.computeIfAbsent(written.operation(), _ -> new Notes());
        boolean whole = written.answered() && !Likeness.apart(written.sight().shown(), item);
        of.read++;
        if (!whole) {
          of.apart++;
          of.item.add(written.sight().showing(item));
          kept.put(key(id), item);
          return;
        }
      }
      Obj before = kept.get(key(id));
      if (before == null) {
        kept.put(key(id), item);
        Sight first = sight(Obj.EMPTY, item, id);
        noted.found.add(first);
        Obj listed = strangers.getOrDefault(key(id), Obj.EMPTY);
        noted.listed.add(first.before(listed));
      } else {
        noted.view.add(sight(before, item, id));
      }
    }

    private void list(Json body) {
      Arr items = body.at(effect.itemsMember()).flatMap(Json::asArr).orElse(Arr.EMPTY);
      litters.listed(effect, resource.orElseThrow(), led, exchange, items);
      for (Json each : items) {
        each.asObj().ifPresent(this::listed);
      }
    }

    private void listed(Obj item) {
      String id = id(item).orElse("");
      Obj before = kept.get(key(id));
      if (id.isEmpty() || open.containsKey(key(id))) {
        return;
      }
      if (before != null) {
        noted.view.add(sight(before, item, id));
      } else if (strangers.putIfAbsent(key(id), item) == null) {
        noted.found.add(sight(Obj.EMPTY, item, id));
      }
    }

    private String key(String id) {
      return effect.resource() + "/" + id;
    }

    private Optional<String> id(Obj item) {
      return resource.orElseThrow().idMember().isEmpty()
          ? Optional.of(named()).filter(name -> !name.isEmpty())
          : resource.orElseThrow().id(item);
    }

    /// What the request calls the thing; empty for one a scope.
    private String named() {
      if (effect.key().isEmpty()) {
        return "_";
      }
      Effect.Binding last = effect.key().getLast();
      return switch (last.source()) {
        case PATH -> led.parameters().getOrDefault(last.name(), "");
        case QUERY -> Query.parse(exchange.sent().query()).find(last.name()).orElse("");
        case BODY -> sent().at(last.name()).flatMap(Json::asWords).orElse("");
        case ITEM, ANY -> "";
      };
    }

    private Sight sight(Obj before, Obj shown, String id) {
      return new Sight(
          Group.of(session),
          session.name(),
          sent(),
          before,
          shown,
          Sending.parameters(exchange, led),
          Kin.rows(rows, kept, key(id), id),
          seed,
          resource.filter(Resource::singleton).isPresent() ? "" : id,
          Sending.origin(exchange),
          Sending.tenant(exchange, led),
          exchange.moment());
    }

    /// The item in the request.
    private Obj sent() {
      Obj body = Requests.body(exchange.sent());
      return effect.called() || effect.requestMember().isEmpty()
          ? body
          : body.at(effect.requestMember()).flatMap(Json::asObj).orElse(Obj.EMPTY);
    }
  }
}
