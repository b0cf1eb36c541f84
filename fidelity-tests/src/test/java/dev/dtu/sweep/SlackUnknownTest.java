package dev.dtu.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Operation;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.Schema;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Store;
import dev.dtu.trial.Asking;
import dev.dtu.trial.Bench;
import dev.dtu.trial.Dig;
import dev.dtu.trial.Prepared;
import dev.dtu.trial.Verdict;
import dev.dtu.trial.World;
import dev.dtu.twin.Turn;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every method of Slack says of an id that nobody has, in a call that succeeds without it.
///
/// It is refused in a word that the reference lists for the method, or `slack/unknown.reasons` tells
/// why not: `METHOD ARGUMENT OUTCOME`, the outcome being a word, `ok` or `unreached`.
class SlackUnknownTest {

  private static final long SEED = 20_261_122;
  private static final String REST = "0UNKNOWN01";
  private static final Pattern ID = Pattern.compile("\\b([A-Z][a-z]?)[0-9A-Z]{8,}\\b");
  private static final Pattern ARGUMENT =
      Pattern.compile(
          "(?!include_|as_|org_|single_)([a-z_]*_)?(channel|user|file|view|usergroup|bot|call"
              + "|canvas|list|reminder|bookmark|app|invite|function|workflow|external_token)"
              + "(_id)?s?");
  private static final SortedMap<String, String> KINDS = new TreeMap<>();

  static {
    KINDS.put("channel", "C");
    KINDS.put("user", "U");
    KINDS.put("usergroup", "S");
    KINDS.put("app", "A");
    KINDS.put("function", "Fn");
    KINDS.put("workflow", "Wf");
    KINDS.put("external_token", "Et");
  }

  @TempDir Path folder;

  private final List<String> outcomes = new ArrayList<>();
  private int asked;

  @Test
  void an_id_that_nobody_has_is_refused_in_the_words_of_its_method() throws Exception {
    try (Stage stage = Stage.open("slack", folder)) {
      World world = stage.world("user");
      Recipes recipes = Recipes.of("slack");
      for (OperationLine line : stage.subject().contract().lines()) {
        if (line.path().startsWith("/api/")) {
          Store fresh = world.store();
          Operation method = stage.subject().contract().operation(line.id());
          Optional<Asking> good = good(world, recipes, method);
          if (good.isPresent()) {
            named(world, good.get());
          } else {
            outcomes.add(method.id() + " - unreached");
          }
          world.back(fresh);
        }
      }
    }
    assertThat(asked).as("ids that nobody has").isGreaterThan(300);
    Reasons.hold("/slack/unknown.reasons", outcomes);
  }

  /// A call that succeeds, in a world that is as it takes.
  private static Optional<Asking> good(World world, Recipes recipes, Operation method) {
    Store fresh = world.store();
    var bench = new Bench(world, SEED + method.id().hashCode());
    Optional<Recipe> recipe = recipes.of(method.id(), method);
    for (int draft = 0; draft < Prepared.drafts(); draft++) {
      var prepared = new Prepared(bench);
      try {
        Asking asking =
            recipe.isPresent()
                ? recipe.get().asking(prepared, method, draft)
                : prepared.draft(method, draft);
        asking.body().ifPresent(body -> asking.body(spelled(asking, body)));
        if (prepared.ready(asking)) {
          return Optional.of(asking);
        }
      } catch (Verdict unfit) {
        // the next draft may be fit
      }
      world.back(fresh);
    }
    return Optional.empty();
  }

  /// Lists, where the reference has words between commas.
  private static Json spelled(Asking asking, Json body) {
    Obj spelled = Obj.EMPTY;
    for (Obj.Member member : body.asObj().orElse(Obj.EMPTY)) {
      boolean list =
          asking
              .schema()
              .flatMap(all -> all.property(member.key()))
              .filter(each -> !each.schema().allows("array"))
              .isEmpty();
      Json value = member.value();
      if (!list && value instanceof Arr items) {
        List<String> words = items.items().stream().flatMap(it -> it.asText().stream()).toList();
        value = words.size() == items.size() ? Json.of(String.join(",", words)) : value;
      }
      spelled = spelled.with(member.key(), value);
    }
    return spelled;
  }

  /// The same call with each of its ids, and each id that it could have, in turn one that nobody has.
  private void named(World world, Asking good) {
    Store ready = world.store();
    Obj body = good.body().flatMap(Json::asObj).orElse(Obj.EMPTY);
    for (Obj.Member member : body) {
      Json other = other(member.value());
      if (!other.equals(member.value())) {
        said(world, good, member.key(), body.with(member.key(), other));
        world.back(ready);
      }
    }
    for (Schema.Property each : good.schema().map(Schema::properties).orElse(List.of())) {
      boolean list = each.schema().allows("array") && !each.schema().allows("string");
      Matcher name = ARGUMENT.matcher(each.name());
      if (!body.has(each.name()) && name.matches() && (list || each.schema().allows("string"))) {
        Json id = Json.of(KINDS.getOrDefault(name.group(2), "F") + REST);
        boolean instead = each.name().equals("file"); // in place of the message that is named
        Obj less = instead ? body.without("channel").without("timestamp") : body;
        said(world, good, each.name(), less.with(each.name(), list ? Arr.of(id) : id));
        world.back(ready);
      }
    }
  }

  private void said(World world, Asking good, String argument, Obj body) {
    asked++;
    Turn turn = world.call(good.copy().body(body));
    Obj reply = Dig.document(turn.reply()).flatMap(Json::asObj).orElse(Obj.EMPTY);
    String word = reply.flag("ok") ? "ok" : reply.text("error").orElse("none");
    if (!good.operation().traits().errors().contains(word)) {
      outcomes.add(good.operation().id() + " " + argument + " " + word);
    }
  }

  private static Json other(Json value) {
    return switch (value) {
      case Json.Text text -> Json.of(ID.matcher(text.value()).replaceAll("$1" + REST));
      case Arr items -> Json.array(items.items().stream().map(SlackUnknownTest::other).toList());
      case Obj members -> {
        Obj all = Obj.EMPTY;
        for (Obj.Member member : members) {
          all = all.with(member.key(), other(member.value()));
        }
        yield all;
      }
      default -> value;
    };
  }
}
