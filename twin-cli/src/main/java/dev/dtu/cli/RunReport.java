package dev.dtu.cli;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a program did in a universe: what it called, what was refused, what broke the contracts.
///
/// @param usage and
/// @param conformance as the control port tells them
/// @param proxied what the proxy wrote into the journal
record RunReport(Obj usage, Obj conformance, List<String> proxied) {

  private static final String REFUSED = "refused ";

  /// How many entries of the proxy are asked for at once.
  private static final int PAGE = 1_000;

  /// Asks what happened from an entry on.
  static RunReport of(Door door, Where where, long from)
      throws Stopped, IOException, InterruptedException {
    String since = "?from=" + from;
    List<String> proxied = new ArrayList<>();
    Optional<Long> next = Optional.of(from);
    while (next.isPresent()) {
      String page = "?caller=proxy&limit=" + PAGE + "&from=" + next.get();
      Obj told = asked(door, where.path("/journal" + page));
      for (Json entry : told.items("entries")) {
        entry.asObj().flatMap(each -> each.text("what")).ifPresent(proxied::add);
      }
      next = told.find("next").flatMap(number -> ((Json.Num) number).whole());
    }
    return new RunReport(
        asked(door, where.path("/usage" + since)),
        asked(door, where.path("/conformance" + since)),
        proxied);
  }

  private static Obj asked(Door door, String target)
      throws Stopped, IOException, InterruptedException {
    return door.ask("GET", target, Optional.empty()).asObj().orElse(Obj.EMPTY);
  }

  /// Whether nothing was refused at the proxy, and no call broke a contract.
  boolean clean() {
    return refused().isEmpty() && conformance.flag("conforms") && unmatched().isEmpty();
  }

  private List<String> refused() {
    return proxied.stream().filter(what -> what.startsWith(REFUSED)).distinct().toList();
  }

  private List<String> unmatched() {
    return told("unmatched");
  }

  /// Calls of a kind, with their twin and how many they were.
  private List<String> told(String kind) {
    List<String> lines = new ArrayList<>();
    for (Obj.Member twin : usage.obj("twins").orElse(Obj.EMPTY)) {
      for (Json each : twin.value().asObj().orElse(Obj.EMPTY).items(kind)) {
        Obj call = each.asObj().orElse(Obj.EMPTY);
        String what = call.text("operation").or(() -> call.text("call")).orElse("");
        String count = call.find("count").map(Json::toString).orElse("1");
        lines.add(twin.key() + " " + what + (count.equals("1") ? "" : ", " + count + " times"));
      }
    }
    return lines;
  }

  Obj json() {
    return Obj.of("usage", usage)
        .with("conformance", conformance)
        .with("refused", Json.array(refused().stream().<Json>map(Json::of).toList()))
        .with("clean", Json.of(clean()));
  }

  void show(PrintWriter out) {
    part(out, "called", told("called"));
    part(out, "led nowhere", unmatched());
    part(out, "refused by the proxy", refused());
    part(
        out,
        "let out",
        proxied.stream().filter(what -> !what.startsWith(REFUSED)).distinct().toList());
    part(out, "broke the contract", broken());
    if (told("called").isEmpty() && proxied.isEmpty() && unmatched().isEmpty()) {
      out.println("  nothing was called");
    }
  }

  private List<String> broken() {
    List<String> lines = new ArrayList<>();
    for (Json operation : conformance.items("operations")) {
      Obj one = operation.asObj().orElse(Obj.EMPTY);
      for (Json each : one.find("findings").flatMap(Json::asArr).orElse(Arr.EMPTY)) {
        Obj finding = each.asObj().orElse(Obj.EMPTY);
        if (finding.text("grade").orElse("").equals("broken")) {
          lines.add(
              one.text("twin").orElse("")
                  + " "
                  + one.text("operation").orElse("")
                  + ", "
                  + finding.text("kind").orElse("")
                  + finding.text("where").map(where -> " at " + where).orElse("")
                  + ": "
                  + finding.text("what").orElse(""));
        }
      }
    }
    return lines;
  }

  private static void part(PrintWriter out, String title, List<String> lines) {
    if (!lines.isEmpty()) {
      out.println("  " + title);
      lines.forEach(line -> out.println("    " + line));
    }
  }
}
