package dev.dtu.cli;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu journal`: what happened in a universe.
@Command(
    name = "journal",
    description = "Tells what happened in a universe.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "  dtu journal list --where status=4xx",
      "  dtu journal follow -u a",
      "  dtu journal conformance",
      "  dtu journal save run.journal && dtu replay run.journal",
      "",
      "Criteria are those of docs/reference/journal-questions.md.",
      "Exits with 0 when it is done, 1 when the server refused (of 'conformance': when a contract"
          + " was",
      "broken), 2 at wrong use, 3 without a server."
    })
final class JournalCommand implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  JournalCommand() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command, found none");
  }

  /// Which entries are meant.
  static final class Meant {
    @Option(
        names = "--where",
        paramLabel = "CRITERION=VALUE",
        description = "Only those; may be repeated: operation=create*, status=4xx.")
    List<String> criteria = new ArrayList<>();

    @Option(names = "--from", paramLabel = "NUMBER", description = "From this entry on.")
    @Nullable Long from;

    Meant() {}

    /// A query that asks for them, after other pairs.
    String query(String... pairs) throws Stopped {
      List<String> all = new ArrayList<>(List.of(pairs));
      if (from != null) {
        all.add("from=" + from);
      }
      for (String criterion : criteria) {
        String[] parts = criterion.split("=", 2);
        if (parts.length < 2) {
          throw Stopped.wrongUse("expected --where CRITERION=VALUE, found '" + criterion + "'");
        }
        all.add(Door.part(parts[0]) + "=" + Door.part(parts[1]));
      }
      return all.isEmpty() ? "" : "?" + String.join("&", all);
    }
  }

  @Command(description = "Lists entries, one a line.")
  int list(
      @Mixin Door door,
      @Mixin Where where,
      @Mixin Meant meant,
      @Option(
              names = "--limit",
              paramLabel = "NUMBER",
              defaultValue = "100",
              description = "So many at most. Default: ${DEFAULT-VALUE}.")
          int limit)
      throws Stopped, IOException, InterruptedException {
    String query = meant.query("limit=" + limit);
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

  @Command(description = "Tells entries as they come, until Ctrl-C or the universe's end.")
  int follow(@Mixin Door door, @Mixin Where where, @Mixin Meant meant)
      throws Stopped, IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    try (InputStream stream = door.stream(where.path("/journal/stream" + meant.query()));
        var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data:")) {
          String data = line.substring("data:".length()).strip();
          out.println(door.json ? data : told(data));
          out.flush();
        }
      }
    }
    return 0;
  }

  private static String told(String data) {
    try {
      Json entry = Json.parse(data);
      return entry.asObj().filter(each -> each.has("moment")).isPresent() ? line(entry) : data;
    } catch (Malformed other) {
      return data;
    }
  }

  @Command(description = "Saves the journal as one file, to be replayed or opened elsewhere.")
  int save(
      @Mixin Door door,
      @Mixin Where where,
      @Parameters(paramLabel = "FILE", description = "Where to.") Path file)
      throws Stopped, IOException, InterruptedException {
    return kept(door, where.path("/journal/file"), file);
  }

  @Command(description = "Makes a universe of a saved journal: it has lived through all of it.")
  int open(
      @Mixin Door door,
      @Option(names = "--name", paramLabel = "NAME", description = "Its name. Default: as it was.")
          @Nullable String name,
      @Parameters(paramLabel = "FILE", description = "The saved journal.") Path file)
      throws Stopped, IOException, InterruptedException {
    String target = "/universes/import" + (name == null ? "" : "?name=" + Door.part(name));
    Json told = door.send(target, "application/octet-stream", file);
    PrintWriter out = spec.commandLine().getOut();
    out.print(door.json ? told + "\n" : Plain.of(told));
    out.flush();
    return 0;
  }

  @Command(
      description =
          "Writes it as an HTTP Archive, a recording or lines of JSON, to be read elsewhere.")
  int export(
      @Mixin Door door,
      @Mixin Where where,
      @Mixin Meant meant,
      @Option(
              names = "--as",
              paramLabel = "har|recording|jsonl",
              defaultValue = "har",
              description =
                  "The form: an archive, lines as 'dtu check' reads them (*.jsonl), or all of each"
                      + " entry. Default: ${DEFAULT-VALUE}.")
          String form,
      @Parameters(paramLabel = "FILE", description = "Where to.") Path file)
      throws Stopped, IOException, InterruptedException {
    String query = meant.query("as=" + Door.part(form));
    return kept(door, where.path("/journal/export" + query), file);
  }

  /// Writes an answer to a file that is there whole or not at all.
  private int kept(Door door, String target, Path file)
      throws Stopped, IOException, InterruptedException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (InputStream stream = door.stream(target)) {
      Files.copy(stream, part, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    PrintWriter out = spec.commandLine().getOut();
    Obj told = Obj.builder().put("file", file.toString()).put("bytes", Files.size(file)).build();
    out.print(door.json ? told + "\n" : Plain.of(told));
    out.flush();
    return 0;
  }

  @Command(description = "Reports how clients kept to the contracts; exits with 1 when one broke.")
  int conformance(@Mixin Door door, @Mixin Where where, @Mixin Meant meant)
      throws Stopped, IOException, InterruptedException {
    Obj told =
        door.ask("GET", where.path("/conformance" + meant.query()), Optional.empty())
            .asObj()
            .orElse(Obj.EMPTY);
    PrintWriter out = spec.commandLine().getOut();
    if (door.json) {
      out.println(told);
    } else {
      conformance(told, out);
    }
    out.flush();
    return told.flag("conforms") ? 0 : Stopped.REFUSED;
  }

  private static String times(String count) {
    return count.equals("1") ? "once" : count + " times";
  }

  private static void conformance(Obj told, PrintWriter out) {
    out.println(words(told, "conforming") + " of " + words(told, "calls") + " calls conform");
    for (Json each : told.items("operations")) {
      Obj operation = each.asObj().orElse(Obj.EMPTY);
      out.println(words(operation, "twin") + "  " + words(operation, "operation"));
      for (Json one : operation.items("findings")) {
        Obj finding = one.asObj().orElse(Obj.EMPTY);
        Arr entries = finding.items("entries");
        out.println(
            "  %s  %s%s: %s (%s, first in entry %s)"
                .formatted(
                    words(finding, "grade"),
                    words(finding, "kind"),
                    finding
                        .text("where")
                        .filter(at -> !at.isEmpty())
                        .map(at -> " " + at)
                        .orElse(""),
                    words(finding, "what"),
                    times(words(finding, "count")),
                    entries.isEmpty() ? "" : entries.at(0)));
      }
    }
  }

  @Command(
      description = "Tells which operations were called, which never, which calls led nowhere.")
  int usage(@Mixin Door door, @Mixin Where where, @Mixin Meant meant)
      throws Stopped, IOException, InterruptedException {
    return door.show(
        spec.commandLine().getOut(), "GET", where.path("/usage" + meant.query()), Optional.empty());
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
