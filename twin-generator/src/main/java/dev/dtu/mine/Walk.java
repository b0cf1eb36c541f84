package dev.dtu.mine;

import dev.dtu.contract.Operation;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.fidelity.Guide;
import dev.dtu.fidelity.Verdict;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import dev.dtu.split.Group;
import dev.dtu.usage.Objection;
import dev.dtu.usage.Pointer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// Goes through one session and notes of each call what was known when it was made, and whether it was
/// refused. Mutable, one thread's.
final class Walk {

  /// What refuses by the hour, not by what is asked.
  private static final List<Integer> WEATHER = List.of(408, 425, 429);

  private static final int BROKEN = 500;

  /// Headers of refusals that clients act on.
  private static final List<String> HEADERS = List.of("allow", "content-type", "www-authenticate");

  /// A member that names a thing by its id.
  private static final Pattern NAMING = Pattern.compile(".*(id|ids|key|uuid|ref)/?\\d*");

  private static final int DEEPEST = 3;

  private final String twin;
  private final Session session;
  private final Guide local;
  private final String seed;
  private final World world = new World();
  private final Calls calls;
  private final Deletions.Seen deletions;

  /// @param calls what it adds to
  Walk(Guide guide, String twin, Session session, Calls calls) {
    this.calls = calls;
    this.deletions = calls.deletions().new Seen();
    this.twin = twin;
    this.session = session;
    this.local = guide.at(session);
    this.seed = Tag.seed(guide, session);
  }

  void go() {
    for (Exchange exchange : session.exchanges()) {
      Optional<Guide.Led> led =
          local
              .lead(session, exchange.sent())
              .filter(each -> each.candidate().twin().name().equals(twin));
      boolean whole = exchange.flags().stream().noneMatch(each -> each.startsWith("request-body"));
      Optional<Operation> operation = led.flatMap(Guide.Led::operation);
      Optional<Effect> effect =
          operation.flatMap(each -> led.orElseThrow().candidate().effect(each.id()));
      if (whole && effect.isPresent()) {
        new Step(Sending.of(exchange, led.orElseThrow(), effect.get())).take();
      }
    }
  }

  /// One call.
  private final class Step {

    private final Exchange exchange;
    private final Guide.Led led;
    private final Effect effect;
    private final Optional<Resource> resource;
    private final Sending sending;

    Step(Sending sending) {
      this.sending = sending;
      this.exchange = sending.exchange();
      this.led = sending.led();
      this.effect = sending.effect();
      this.resource = sending.resource();
    }

    void take() {
      List<String> told = led.candidate().twin().title().verdict();
      Verdict verdict = Verdict.of(exchange.answered(), told);
      int status = exchange.answered().status();
      if (effect.kind() == Effect.Kind.ACT) {
        calls.action(effect.operation(), effect.sets().keySet());
      }
      if (verdict.refuses()) {
        if (status < BROKEN && !WEATHER.contains(status)) {
          note(verdict.toString());
        }
        if (status == 404 && sending.names()) {
          world.gone(effect.resource(), sending.own());
        }
      } else if (exchange.answered().successful()) {
        note("");
        learn();
      }
    }

    private void note(String verdict) {
      calls.add(effect.operation(), attempt(verdict));
    }

    private Attempt attempt(String verdict) {
      Map<Pointer, Boolean> taken = new TreeMap<>();
      Map<String, String> named = new TreeMap<>();
      leaves(sending.sent(), Pointer.ROOT, taken, named);
      SortedMap<String, String> parameters = sending.parameters();
      parameters.forEach((name, value) -> {
        if (name.startsWith("path:") || NAMING.matcher(name.toLowerCase(Locale.ROOT)).matches()) {
          named.put(name, world.resource(value));
        }
      });
      World.Thing thing =
          resource.flatMap(each -> world.find(each, sending.own())).orElse(World.Thing.NONE);
      World.Thing around =
          sending
              .around()
              .flatMap(each -> world.find(each, sending.outer()))
              .orElse(World.Thing.NONE);
      Obj answer = verdict.isEmpty() ? Obj.EMPTY : answer();
      var sight =
          new Sight(
              Group.of(session),
              session.name(),
              sending.sent(),
              thing.item(),
              answer,
              parameters,
              Map.of(),
              seed,
              sending.names() ? sending.own() : "",
              sending.origin(),
              sending.tenant(),
              exchange.moment());
      return new Attempt(sight, thing, around, taken, named, sending.caller(), standing(), verdict);
    }

    private void leaves(
        Json value, Pointer at, Map<Pointer, Boolean> taken, Map<String, String> named) {
      switch (value) {
        case Obj obj -> {
          if (at.steps().size() < DEEPEST) {
            obj.forEach(each -> leaves(each.value(), at.to(each.key()), taken, named));
          }
        }
        case Json.Text _, Json.Num _ -> {
          if (!at.steps().isEmpty()) {
            boolean other =
                world.others(effect.resource(), sending.own(), sending.scope()).stream()
                    .anyMatch(item -> at.in(item).filter(value::equals).isPresent());
            taken.put(at, other);
            String word = value.asWords().orElse("");
            String found = world.resource(word);
            boolean id = NAMING.matcher(at.toString().toLowerCase(Locale.ROOT)).matches();
            if (id || !found.isEmpty()) {
              named.put("sent:" + at, found);
            }
          }
        }
        case Arr _, Json.Bool _, Json.Null _ -> {}
      }
    }

    /// The answer whole.
    private Obj answer() {
      var headers = Obj.builder();
      for (String name : HEADERS) {
        Optional<String> value = exchange.answered().headers().find(name);
        boolean usual = name.equals("content-type") && value.orElse("").contains("/json");
        if (value.isPresent() && !usual) {
          headers.put(name, value.get().replaceFirst("; ?charset=.*", ""));
        }
      }
      var answer =
          Obj.builder()
              .put(Objection.STATUS, exchange.answered().status())
              .put(Objection.HEADERS, headers.build());
      switch (exchange.answered().body()) {
        case Content.Document(Json value) -> answer.put(Objection.BODY, value);
        case Content.Words(String text) -> answer.put(Objection.BODY, Json.of(text));
        case Content.Nothing _, Content.Binary _ -> {}
      }
      return answer.build();
    }

    /// Notes what an answer tells of things.
    private void learn() {
      if (resource.isEmpty()) {
        return;
      }
      Optional<Json> shown = exchange.answered().body().document();
      Obj item =
          shown.flatMap(it -> it.at(effect.replyMember())).flatMap(Json::asObj).orElse(Obj.EMPTY);
      String id = id(item).orElse(sending.own());
      outlives(id, item);
      switch (effect.kind()) {
        case CREATE, COPY -> is(id, over(sending.sent(), item));
        case READ -> is(id, item);
        case LIST -> shown.ifPresent(this::list);
        case UPDATE, REPLACE, PUT, ACT -> changed(id, item);
        case DELETE -> world.gone(effect.resource(), sending.own());
        case LINK, UNLINK, ANSWER -> {}
      }
    }

    /// Notes what an answer tells of deletions: that there was one, or that what it named is there.
    private void outlives(String id, Obj item) {
      String key = effect.resource() + "/" + sending.scope() + id;
      switch (effect.kind()) {
        case DELETE -> deletions.deleted(key, effect.operation(), attempt(""));
        case CREATE, COPY, PUT -> deletions.made(key);
        case READ -> deletions.there(key, item);
        case UPDATE, REPLACE, ACT -> deletions.there(key, Obj.EMPTY);
        case LIST, LINK, UNLINK, ANSWER -> {}
      }
    }

    private void changed(String id, Obj item) {
      Obj before =
          world.find(resource.orElseThrow(), sending.own()).orElse(World.Thing.NONE).item();
      if (!item.isEmpty() && (before.isEmpty() || Likeness.of(item, before))) {
        is(id, item);
        return;
      }
      if (effect.kind() == Effect.Kind.UPDATE && !before.isEmpty()) {
        is(sending.own(), over(before, sending.sent()));
      } else if (effect.kind() != Effect.Kind.ACT) {
        is(sending.own(), sending.sent());
      }
      world.touched(effect.resource(), sending.own(), effect.operation());
    }

    private void list(Json shown) {
      Arr items = shown.at(effect.itemsMember()).flatMap(Json::asArr).orElse(Arr.EMPTY);
      for (Json each : items) {
        Obj item = each.asObj().orElse(Obj.EMPTY);
        String id = id(item).orElse("");
        Obj before = world.find(resource.orElseThrow(), id).orElse(World.Thing.NONE).item();
        is(id, over(before, item));
      }
    }

    private void is(String id, Obj item) {
      if (!id.isEmpty() && !item.isEmpty()) {
        world.is(effect.resource(), id, sending.scope(), item);
      }
    }

    private static Obj over(Obj first, Obj then) {
      Obj both = first;
      for (Obj.Member each : then) {
        both = both.with(each.key(), each.value());
      }
      return both;
    }

    private Optional<String> id(Obj item) {
      return resource.orElseThrow().id(item);
    }

    private Attempt.Standing standing() {
      boolean outer = sending.around().isPresent() && !sending.outer().isEmpty();
      String parent = outer ? sending.around().orElseThrow().name() : "";
      if (sending.names() && world.missing(effect.resource(), sending.own())
          || outer && world.missing(parent, sending.outer())) {
        return Attempt.Standing.MISSING;
      }
      boolean unseen =
          sending.names() && world.find(resource.orElseThrow(), sending.own()).isEmpty()
              || outer && world.find(sending.around().orElseThrow(), sending.outer()).isEmpty();
      return unseen ? Attempt.Standing.UNSEEN : Attempt.Standing.THERE;
    }
  }
}
