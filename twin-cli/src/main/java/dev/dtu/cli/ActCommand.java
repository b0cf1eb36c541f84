package dev.dtu.cli;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu act`: has a person do something in a service's own pages.
@Command(
    name = "act",
    description =
        "Has a person do something in a service's own pages: write, press, answer. Without an act"
            + " it lists what people do there. The name of a twin of the catalog stands for 'act"
            + " --twin NAME'.",
    sortOptions = false,
    footer = {
      "",
      "  dtu act --twin slack",
      "  dtu act write user=ada channel=general text=hello --twin slack",
      "  dtu slack write user=ada channel=general text=hello",
      "",
      "Exits with 0 when it is done, 1 when the server refused, 2 at wrong use, 3 without a server."
    })
final class ActCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin Door door = new Door();

  @Mixin Where where = new Where();

  @Option(
      names = "--twin",
      required = true,
      paramLabel = "NAME",
      description = "The twin in whose pages it is done.")
  String twin = "";

  @Option(
      names = "--origin",
      paramLabel = "URL",
      description = "Where the twin stands for those who hear of it.")
  String origin = "";

  @Parameters(index = "0", arity = "0..1", paramLabel = "ACT", description = "What is done.")
  String act = "";

  @Parameters(
      index = "1..*",
      paramLabel = "NAME=VALUE",
      description = "What the act is told; a value may be JSON.")
  Map<String, String> arguments = new TreeMap<>();

  ActCommand() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    String acts = where.path("/twins/" + Door.part(twin) + "/acts");
    Json told =
        act.isEmpty()
            ? door.ask("GET", acts, Optional.empty())
            : door.ask("POST", acts + "/" + Door.part(act), Optional.of(body()));
    PrintWriter out = spec.commandLine().getOut();
    out.print(door.json ? told + "\n" : Plain.of(told));
    out.flush();
    return 0;
  }

  private Obj body() {
    Obj told = Obj.EMPTY;
    for (Map.Entry<String, String> each : arguments.entrySet()) {
      told = told.with(each.getKey(), value(each.getValue()));
    }
    Obj body = Obj.of("arguments", told);
    return origin.isEmpty() ? body : body.with("origin", origin);
  }

  /// What a word means: a document where it begins as one, else itself.
  private static Json value(String word) {
    boolean document = word.startsWith("{") || word.startsWith("[");
    return document ? Json.trusted(word) : Json.of(word);
  }
}
