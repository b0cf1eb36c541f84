package dev.dtu.sweep;

import dev.dtu.call.Body;
import dev.dtu.call.Query;
import dev.dtu.call.Request;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Change;
import dev.dtu.trial.Asking;
import dev.dtu.trial.Dig;
import dev.dtu.trial.Prepared;
import dev.dtu.trial.Telling;
import dev.dtu.trial.Verdict;
import dev.dtu.trial.World;
import dev.dtu.twin.Turn;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What one method stands on, and what its request has; see [Recipes].
///
/// @param written what is written of the method
/// @param things all that may be made
record Recipe(Obj written, Obj things) {

  private static final String CREDENTIALS = "credentials";
  private static final Pattern TOLD = Pattern.compile("\\$\\{([A-Za-z]+)\\.([^}/]+)(/?)}");

  /// A request of the operation that deserves success, with what it stands on there.
  Asking asking(Prepared prepared, Operation operation, int draft) {
    Map<String, Json> there = new LinkedHashMap<>();
    things(prepared.world(), written, there);
    return dressed(drafted(prepared, operation, draft), there);
  }

  /// What is written, made, with what it stands on there.
  void made(World world) {
    Map<String, Json> there = new LinkedHashMap<>();
    things(world, written, there);
    made(world, written.text("ask").orElse(""), written, there);
  }

  private static Asking drafted(Prepared prepared, Operation operation, int draft) {
    try {
      return prepared.draft(operation, draft);
    } catch (Verdict notByRule) {
      return new Asking(operation);
    }
  }

  private Asking dressed(Asking asking, Map<String, Json> there) {
    Operation operation = asking.operation();
    for (Parameter.Place place : Parameter.Place.values()) {
      Obj values = written.obj(place.name().toLowerCase(Locale.ROOT)).orElse(Obj.EMPTY);
      for (Obj.Member member : values) {
        Json value = told(member.value(), there);
        Optional<Parameter> parameter = operation.parameter(place, member.key());
        if (parameter.isPresent()) {
          asking.put(parameter.get(), value);
        } else {
          asking.header(member.key(), value.asWords().orElse(""));
        }
      }
    }
    written.find("with").ifPresent(body -> asking.body(told(body, there)));
    return asking;
  }

  private void things(World world, Obj recipe, Map<String, Json> there) {
    for (Json on : recipe.items("on")) {
      String name = on.asText().orElseThrow();
      if (name.equals(CREDENTIALS)) {
        there.put(name, world.credentials());
      } else if (!there.containsKey(name)) {
        Obj thing = things.obj(name).orElseThrow();
        things(world, thing, there);
        there.put(name, made(world, name, thing, there));
      }
    }
  }

  private static Json made(World world, String name, Obj thing, Map<String, Json> there) {
    Optional<Json> body = thing.find("with").map(each -> told(each, there));
    Optional<String> act = thing.text("act");
    Turn turn =
        act.isPresent()
            ? world.does(act.get(), body.flatMap(Json::asObj).orElse(Obj.EMPTY))
            : asked(world, thing, body, there);
    boolean done = turn.outcome() instanceof Turn.Outcome.Done && turn.reply().status() < 400;
    if (!done && !thing.flag("refused")) {
      throw new Verdict.Broken("'%s' is not made: %s".formatted(name, Telling.of(turn)));
    }
    return shown(turn);
  }

  private static Turn asked(World world, Obj thing, Optional<Json> body, Map<String, Json> there) {
    String[] ask = told(thing.find("ask").orElseThrow(), there).asText().orElseThrow().split(" ");
    String[] target = ask[1].replaceFirst("^https?://[^/]*", "").split("\\?", 2);
    Request request = Request.of(ask[0], target[0]);
    request = target.length > 1 ? request.withQuery(Query.parse(target[1])) : request;
    if (body.isPresent()) {
      request = request.with("content-type", "application/json").with(Body.of(body.get()));
    }
    Turn turn = world.call(request);
    int times = thing.find("times").flatMap(Json::asWords).map(Integer::valueOf).orElse(1);
    for (int i = 1; i < times; i++) {
      turn = world.call(request);
    }
    return turn;
  }

  /// What was said, the first of what was listed, under `first`, where it leads to, and the row that
  /// was made, under `made`.
  private static Json shown(Turn turn) {
    Json said = Dig.document(turn.reply()).orElse(Obj.EMPTY);
    Obj shown = said.asObj().orElse(Obj.EMPTY);
    for (Obj.Member member : shown) {
      if (member.value() instanceof Arr listed && listed.size() > 0) {
        shown = shown.with("first", listed.at(0));
      }
    }
    Optional<String> leads = turn.reply().headers().find("location");
    if (leads.isPresent()) {
      for (Query.Pair pair : Query.parse(leads.get().replaceFirst("^[^?]*\\?", "")).pairs()) {
        shown = shown.with(pair.name(), pair.value());
      }
    }
    for (Change change : turn.changes()) {
      if (change instanceof Change.Put put && put.before().isEmpty()) {
        shown = shown.with("made", put.after().value());
      }
    }
    return said instanceof Arr ? said : shown;
  }

  private static Json told(Json value, Map<String, Json> there) {
    return switch (value) {
      case Json.Text text -> Json.of(told(text.value(), there));
      case Arr items -> Json.array(items.items().stream().map(each -> told(each, there)).toList());
      case Obj members -> {
        Obj told = Obj.EMPTY;
        for (Obj.Member member : members) {
          told = told.with(member.key(), told(member.value(), there));
        }
        yield told;
      }
      default -> value;
    };
  }

  private static String told(String text, Map<String, Json> there) {
    Matcher names = TOLD.matcher(text);
    return names.replaceAll(found -> {
      String words =
          Optional.ofNullable(there.get(found.group(1)))
              .flatMap(thing -> Dig.find(thing, found.group(2)))
              .flatMap(Json::asWords)
              .orElseThrow(() -> new Verdict.Broken("nothing is called " + found.group()));
      boolean last = !found.group(3).isEmpty();
      return Matcher.quoteReplacement(last ? words.substring(words.lastIndexOf('/') + 1) : words);
    });
  }
}
