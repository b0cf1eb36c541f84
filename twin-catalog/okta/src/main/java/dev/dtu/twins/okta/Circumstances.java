package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Under which circumstances somebody signs in, as far as they are told; what conditions of policies and
/// of rules say of them.
///
/// @param user who it is; empty where only groups are told
/// @param groups the groups they are in
/// @param told the network, risk and device: `ip`, `zones`, `risk`, `device`
record Circumstances(Play play, Optional<Thing> user, List<String> groups, Obj told) {

  private static final String HERE = "127.0.0.1";

  private static final Obj UNKNOWN =
      Obj.of("registered", Json.of(false), "managed", Json.of(false));

  /// How a condition, or all of them together, turned out.
  enum Outcome {
    MATCH,
    NOT_MATCH,
    UNDEFINED;

    static Outcome of(boolean holds) {
      return holds ? MATCH : NOT_MATCH;
    }
  }

  /// One condition, by where it stands.
  record Judged(String type, Outcome outcome) {}

  /// Those of a call by which somebody signs in: where it comes from, as far as it tells, a low risk, no
  /// device that is known.
  static Circumstances of(Play play, Thing user) {
    String from = play.scene().call().request().headers().find("x-forwarded-for").orElse(HERE);
    Obj told =
        Obj.of("ip", Json.of(from.split(",", 2)[0].strip()))
            .with("risk", Obj.of("level", Json.of("LOW")))
            .with("device", UNKNOWN);
    return new Circumstances(play, Optional.of(user), Belonging.of(play, user), told);
  }

  /// Whether a policy or a rule is for them; one of which that is not decided is not.
  boolean meets(Thing of) {
    return together(judge(of)) == Outcome.MATCH;
  }

  /// How several conditions turned out together.
  static Outcome together(List<Judged> judged) {
    Outcome all = Outcome.MATCH;
    for (Judged each : judged) {
      if (each.outcome() == Outcome.NOT_MATCH) {
        return Outcome.NOT_MATCH;
      }
      all = each.outcome() == Outcome.UNDEFINED ? Outcome.UNDEFINED : all;
    }
    return all;
  }

  /// What the conditions of a policy or a rule say, one by one; those that ask for nothing are left out.
  List<Judged> judge(Thing of) {
    List<Judged> judged = new ArrayList<>();
    Obj conditions = of.item().obj("conditions").orElse(Obj.EMPTY);
    for (String name : conditions.keys()) {
      Obj condition = conditions.obj(name).orElse(Obj.EMPTY);
      switch (name) {
        case "people" -> people(judged, condition);
        case "userType" ->
            side(judged, "userType", condition, user.map(u -> u.text("type.id").orElse("")));
        case "network" -> network(judged, condition);
        case "riskScore" -> level(judged, condition);
        case "device" -> device(judged, condition);
        case "platform" -> platform(judged, condition);
        case "elCondition" -> expression(judged, condition);
        case "authContext" -> other(judged, "authContext.authType", condition, "authType", "ANY");
        case "identityProvider" ->
            other(judged, "identityProvider.provider", condition, "provider", "ANY");
        case "risk" -> behaviours(judged, condition);
        default -> unknown(judged, name, condition);
      }
    }
    return judged;
  }

  private void people(List<Judged> judged, Obj people) {
    Obj theirs = people.obj("groups").orElse(Obj.EMPTY);
    List<String> wanted = texts(theirs, "include");
    if (!wanted.isEmpty()) {
      boolean in = wanted.stream().anyMatch(groups::contains);
      judged.add(new Judged("people.groups.include", Outcome.of(in)));
    }
    List<String> barred = texts(theirs, "exclude");
    if (!barred.isEmpty()) {
      boolean out = barred.stream().noneMatch(groups::contains);
      judged.add(new Judged("people.groups.exclude", Outcome.of(out)));
    }
    side(judged, "people.users", people.obj("users").orElse(Obj.EMPTY), user.map(Thing::id));
  }

  private static void side(List<Judged> judged, String type, Obj sides, Optional<String> own) {
    for (String side : List.of("include", "exclude")) {
      List<String> listed = texts(sides, side);
      if (!listed.isEmpty()) {
        boolean wanted = side.equals("include");
        Outcome outcome =
            own.map(id -> Outcome.of(listed.contains(id) == wanted)).orElse(Outcome.UNDEFINED);
        judged.add(new Judged(type + "." + side, outcome));
      }
    }
  }

  private void network(List<Judged> judged, Obj network) {
    if (network.text("connection").orElse("ANYWHERE").equals("ANYWHERE")) {
      return;
    }
    for (String side : List.of("include", "exclude")) {
      List<String> zones = texts(network, side);
      if (!zones.isEmpty()) {
        Optional<Boolean> in = Whereabouts.of(play, told).within(zones);
        boolean wanted = side.equals("include");
        Outcome outcome = in.map(is -> Outcome.of(is == wanted)).orElse(Outcome.UNDEFINED);
        judged.add(new Judged("network." + side, outcome));
      }
    }
  }

  private void level(List<Judged> judged, Obj score) {
    String wanted = score.text("level").orElse("ANY");
    if (!wanted.equals("ANY")) {
      Optional<String> own = told.obj("risk").flatMap(risk -> risk.text("level"));
      Outcome outcome =
          own.map(level -> Outcome.of(level.equals(wanted))).orElse(Outcome.UNDEFINED);
      judged.add(new Judged("riskScore.level", outcome));
    }
  }

  private void device(List<Judged> judged, Obj device) {
    Obj own = told.obj("device").orElse(Obj.EMPTY);
    for (String member : List.of("registered", "managed")) {
      Optional<Json> wanted = device.find(member).filter(each -> each instanceof Json.Bool);
      if (wanted.isPresent()) {
        Outcome outcome =
            own.find(member)
                .map(is -> Outcome.of(is.equals(wanted.get())))
                .orElse(Outcome.UNDEFINED);
        judged.add(new Judged("device." + member, outcome));
      }
    }
    Obj assurance = device.obj("assurance").orElse(Obj.EMPTY);
    side(judged, "device.assurance", assurance, own.text("assuranceId"));
  }

  private void platform(List<Judged> judged, Obj platform) {
    Optional<String> own = told.obj("device").flatMap(device -> device.text("platform"));
    for (String side : List.of("include", "exclude")) {
      Arr listed = platform.items(side);
      if (listed.size() > 0) {
        boolean wanted = side.equals("include");
        Outcome outcome =
            own.map(it -> Outcome.of(any(listed, it) == wanted)).orElse(Outcome.UNDEFINED);
        judged.add(new Judged("platform." + side, any(listed, "") ? Outcome.of(wanted) : outcome));
      }
    }
  }

  private static boolean any(Arr platforms, String own) {
    String name = own.toUpperCase(Locale.ROOT);
    boolean small = List.of("IOS", "ANDROID").contains(name);
    for (Json each : platforms) {
      Obj one = each.asObj().orElse(Obj.EMPTY);
      String kind = one.text("type").orElse("ANY");
      String system = one.obj("os").flatMap(os -> os.text("type")).orElse("ANY");
      boolean kinds = kind.equals("ANY") || !own.isEmpty() && kind.equals("MOBILE") == small;
      boolean systems = system.equals("ANY") || !own.isEmpty() && system.equals(name);
      if (kinds && systems) {
        return true;
      }
    }
    return false;
  }

  private void expression(List<Judged> judged, Obj condition) {
    String text = condition.text("condition").orElse("");
    if (!text.isBlank()) {
      Optional<Expression> read = Expression.read(text, AboutUser::names);
      List<Thing> in = groups.stream().flatMap(id -> play.rows("group").find(id).stream()).toList();
      Outcome outcome =
          read.isEmpty() || user.isEmpty()
              ? Outcome.UNDEFINED
              : Outcome.of(AboutUser.holds(read.get(), user.get(), in, play.scene().moment()));
      judged.add(new Judged("elCondition.condition", outcome));
    }
  }

  private static void behaviours(List<Judged> judged, Obj risk) {
    if (!texts(risk, "behaviors").isEmpty()) {
      judged.add(new Judged("risk.behaviors", Outcome.UNDEFINED));
    }
  }

  /// A condition that nothing is told of: it is met where it takes anything.
  private static void other(
      List<Judged> judged, String type, Obj condition, String member, String any) {
    if (!condition.text(member).orElse(any).equals(any)) {
      judged.add(new Judged(type, Outcome.UNDEFINED));
    }
  }

  private static void unknown(List<Judged> judged, String type, Obj condition) {
    if (!condition.isEmpty()) {
      judged.add(new Judged(type, Outcome.UNDEFINED));
    }
  }

  private static List<String> texts(Obj from, String member) {
    return from.items(member).items().stream().flatMap(each -> each.asText().stream()).toList();
  }
}
