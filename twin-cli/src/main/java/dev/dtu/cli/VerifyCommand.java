package dev.dtu.cli;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu verify`: whether what was expected of a universe's callers happened.
@Command(
    name = "verify",
    description =
        "Tells whether what was expected of a universe's callers happened, now or within a time"
            + " (docs/reference/journal-questions.md).",
    sortOptions = false,
    footer = {
      "",
      "  dtu verify --where operation=createUser --where status=2xx --exactly 1",
      "  dtu verify expectations.json --within PT10S",
      "",
      "Exits with 0 when all holds, 1 when it does not or the server refused, 2 at wrong use, 3"
          + " without a server."
    })
final class VerifyCommand implements Callable<Integer> {

  /// Criteria that name a part: `argument=limit=2`.
  private static final Set<String> PARTED = Set.of("header", "argument", "body", "reply");

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin Door door = new Door();

  @Mixin Where where = new Where();

  @Mixin JournalCommand.Meant meant = new JournalCommand.Meant();

  @Option(names = "--exactly", paramLabel = "NUMBER", description = "So many of them.")
  @Nullable Long exactly;

  @Option(names = "--at-least", paramLabel = "NUMBER", description = "So many or more.")
  @Nullable Long atLeast;

  @Option(names = "--at-most", paramLabel = "NUMBER", description = "So many or fewer.")
  @Nullable Long atMost;

  @Option(
      names = "--within",
      paramLabel = "DURATION",
      description = "Wait so long for it, in real time: PT10S.")
  @Nullable String within;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "Expectations: {\"expect\": [...]}; or say one by the options.")
  @Nullable Path file;

  VerifyCommand() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    Obj.Builder wish = Obj.builder().putAll(wish());
    Optional.ofNullable(meant.from).ifPresent(number -> wish.put("from", number));
    Optional.ofNullable(within).ifPresent(time -> wish.put("within", time));
    Obj told =
        door.ask("POST", where.path("/verify"), Optional.of(wish.build()))
            .asObj()
            .orElse(Obj.EMPTY);
    PrintWriter out = spec.commandLine().getOut();
    if (door.json) {
      out.println(told);
    } else {
      told.items("expectations").forEach(each -> show(each.asObj().orElse(Obj.EMPTY), out));
    }
    out.flush();
    return told.flag("holds") ? 0 : Stopped.REFUSED;
  }

  private Obj wish() throws Stopped {
    boolean counted = exactly != null || atLeast != null || atMost != null;
    if (file != null) {
      if (counted || !meant.criteria.isEmpty()) {
        throw Stopped.wrongUse("expected FILE, or --where and how many; found both");
      }
      return read(file);
    }
    if (!counted) {
      throw Stopped.wrongUse(
          "expected FILE, or --exactly, --at-least or --at-most; found none of them");
    }
    Obj.Builder one = Obj.builder().put("question", asked());
    Optional.ofNullable(exactly).ifPresent(number -> one.put("exactly", number));
    Optional.ofNullable(atLeast).ifPresent(number -> one.put("atLeast", number));
    Optional.ofNullable(atMost).ifPresent(number -> one.put("atMost", number));
    return Obj.of("expect", Json.array(List.of(one.build())));
  }

  /// The question as JSON: values of one criterion together, those that name a part by that part.
  private Obj asked() throws Stopped {
    Map<String, List<Json>> values = new LinkedHashMap<>();
    Map<String, Obj> parts = new LinkedHashMap<>();
    for (String criterion : meant.criteria) {
      String[] words = criterion.split("=", PARTED.contains(criterion.split("=", 2)[0]) ? 3 : 2);
      if (words.length < 2) {
        throw Stopped.wrongUse("expected --where CRITERION=VALUE, found '" + criterion + "'");
      }
      if (PARTED.contains(words[0])) {
        Obj before = parts.getOrDefault(words[0], Obj.EMPTY);
        parts.put(words[0], before.with(words[1], words.length > 2 ? words[2] : "*"));
      } else {
        values.computeIfAbsent(words[0], _ -> new ArrayList<>()).add(Json.of(words[1]));
      }
    }
    Obj.Builder asked = Obj.builder();
    values.forEach((criterion, all) -> asked.put(criterion, Json.array(all)));
    parts.forEach(asked::put);
    return asked.build();
  }

  private static Obj read(Path path) throws Stopped {
    try {
      return Json.parse(Files.readAllBytes(path))
          .asObj()
          .orElseThrow(() -> Stopped.wrongUse("expected a JSON object in " + path));
    } catch (IOException unreadable) {
      throw Stopped.wrongUse("expected a file that can be read, found " + path);
    } catch (Malformed malformed) {
      throw Stopped.wrongUse("expected a JSON object in " + path + ": " + malformed.getMessage());
    }
  }

  /// `holds  made once: exactly 1 of: operation createUser; found 1`, and what came nearest.
  private static void show(Obj told, PrintWriter out) {
    String name = told.text("name").map(text -> text + ": ").orElse("");
    out.println(
        (told.flag("holds") ? "holds  " : "fails  ")
            + name
            + told.text("expected").orElse("")
            + told.find("found").map(found -> "; found " + found).orElse(""));
    for (Json miss : told.items("misses")) {
      Obj near = miss.asObj().orElse(Obj.EMPTY);
      out.println(
          "         near: entry "
              + near.find("number").map(Json::toString).orElse("")
              + ", "
              + near.text("what").orElse("")
              + missed(near.items("missed")));
    }
  }

  private static String missed(Arr criteria) {
    var text = new StringBuilder();
    for (Json each : criteria) {
      Obj one = each.asObj().orElse(Obj.EMPTY);
      text.append(text.isEmpty() ? " (" : "; ")
          .append(one.text("criterion").orElse(""))
          .append(' ')
          .append(one.find("wanted").map(Json::toString).orElse(""))
          .append(", found ")
          .append(one.find("found").map(Json::toString).orElse(""));
    }
    return text.isEmpty() ? "" : text + ")";
  }
}
