package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.usage.Objection;
import java.util.List;

/// Looks through the objections of a `mined.json` for what no twin can heed.
final class ObjectionCheck {

  private static final List<String> MEMBERS =
      List.of("when", "early", "seen", "against", "answered", "lines");

  /// Facts by how they begin; those that end in a colon go on.
  private static final List<String> FACTS =
      List.of(
          "sent:",
          "before:",
          "within:",
          "path:",
          "query:",
          "taken:",
          "there:",
          "looks:",
          "has:",
          "since:",
          "seed",
          Objection.CALLER);

  private static final List<String> PLACES =
      List.of("/" + Objection.STATUS, "/" + Objection.HEADERS, "/" + Objection.BODY);

  private final Flaws flaws;

  ObjectionCheck(Flaws flaws) {
    this.flaws = flaws;
  }

  void look(Obj operations) {
    for (Obj.Member operation : operations) {
      Obj usage = operation.value().asObj().orElse(Obj.EMPTY);
      List<Json> all = usage.items("objections").items();
      for (int i = 0; i < all.size(); i++) {
        String place = "operations." + operation.key() + ".objections[" + i + "]";
        if (all.get(i) instanceof Obj objection) {
          look(objection, place);
        } else {
          flaw(place, "expected an object, found " + all.get(i));
        }
      }
    }
  }

  private void look(Obj objection, String place) {
    for (String name : objection.keys()) {
      if (!MEMBERS.contains(name)) {
        flaw(place, "unknown member '" + name + "'" + Nearest.hint(name, MEMBERS));
      }
    }
    objection.obj("when").orElse(Obj.EMPTY).forEach(each -> condition(each, place + ".when"));
    boolean status = false;
    List<Json> lines = objection.items("lines").items();
    for (int i = 0; i < lines.size(); i++) {
      Obj line = lines.get(i).asObj().orElse(Obj.EMPTY);
      String at = line.text("at").orElse("");
      if (PLACES.stream().noneMatch(each -> at.equals(each) || at.startsWith(each + "/"))) {
        String told = "expected a place in /status, /headers or /body, found '" + at + "'";
        flaw(place + ".lines[" + i + "]", told);
      }
      if (at.equals(PLACES.getFirst())) {
        status = true;
        status(line, place + ".lines[" + i + "]");
      }
    }
    if (!status) {
      flaw(place, "expected a line at /status, found none");
    }
  }

  private void status(Obj line, String place) {
    String told = line.find("is").flatMap(Json::asWords).orElse("nothing");
    boolean status = told.matches("[2-5]\\d\\d");
    if (!status) {
      flaw(place, "expected a status from 200 to 599, found " + told);
    }
  }

  private void condition(Obj.Member condition, String place) {
    String name = condition.key();
    if (!known(name)) {
      flaw(place, "expected a fact, found '" + name + "'" + Nearest.hint(name, FACTS));
    }
  }

  private static boolean known(String name) {
    for (String each : FACTS) {
      boolean goesOn = each.endsWith(":");
      if (goesOn ? name.startsWith(each) && name.length() > each.length() : name.equals(each)) {
        String rest = name.substring(each.length());
        boolean about = each.equals("has:") || each.equals("looks:");
        return !about || known(rest);
      }
    }
    return false;
  }

  private void flaw(String place, String what) {
    flaws.add(MinedReader.FILE, 0, place + ": " + what);
  }
}
