package dev.dtu.cli;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `dtu journal`: what happened in a universe.
@Command(
    name = "journal",
    description = "Lists what happened in a universe, an entry a line.",
    sortOptions = false,
    footer = {
      "",
      "  dtu journal --limit 20",
      "  dtu journal -u a --from 12 --json",
      "",
      "Exits with 0 when it is done, 1 when the server refused, 2 at wrong use, 3 without a server."
    })
final class JournalCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin Door door = new Door();

  @Mixin Where where = new Where();

  @Option(names = "--from", paramLabel = "NUMBER", description = "From this entry on.")
  @Nullable Long from;

  @Option(
      names = "--limit",
      paramLabel = "NUMBER",
      defaultValue = "100",
      description = "So many at most. Default: ${DEFAULT-VALUE}.")
  int limit = 100;

  JournalCommand() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    String query = "?limit=" + limit + (from == null ? "" : "&from=" + from);
    Json told = door.ask("GET", where.path("/journal" + query), Optional.empty());
    PrintWriter out = spec.commandLine().getOut();
    if (door.json) {
      out.println(told);
    } else {
      told.asObj().orElse(Obj.EMPTY).items("entries").forEach(entry -> out.println(line(entry)));
    }
    out.flush();
    return 0;
  }

  /// `12  2026-01-31T12:00:00Z  okta  createUser  POST /api/v1/users  201  done`
  private static String line(Json json) {
    Obj entry = json.asObj().orElse(Obj.EMPTY);
    var line = new StringBuilder();
    line.append(words(entry, "number")).append("  ").append(words(entry, "moment"));
    Obj request = entry.obj("request").orElse(Obj.EMPTY);
    if (request.isEmpty()) {
      line.append("  ").append(words(entry, "kind"));
      for (String member : new String[] {"actor", "what", "timer", "event", "socket", "defect"}) {
        if (entry.has(member)) {
          line.append("  ").append(words(entry, member));
        }
      }
      return line.toString();
    }
    String query = request.text("query").filter(text -> !text.isEmpty()).orElse("");
    line.append("  ").append(words(entry, "twin"));
    line.append("  ").append(words(entry, "operation"));
    line.append("  ").append(words(request, "method")).append(' ').append(words(request, "path"));
    line.append(query.isEmpty() ? "" : "?" + query);
    line.append("  ").append(words(entry.obj("reply").orElse(Obj.EMPTY), "status"));
    line.append("  ").append(words(entry.obj("outcome").orElse(Obj.EMPTY), "kind"));
    for (Json struck : entry.items("struck")) {
      line.append("  struck by ").append(words(struck.asObj().orElse(Obj.EMPTY), "rule"));
    }
    return line.toString();
  }

  private static String words(Obj object, String member) {
    return object.find(member).flatMap(Json::asWords).orElse("");
  }
}
