package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.expression.Comparing;
import dev.dtu.expression.Expression;
import dev.dtu.expression.Language;
import dev.dtu.expression.Misspelled;
import dev.dtu.expression.Operator;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// What lists may be asked: `q`, `filter`, `search`, an order, a place to go on from.
///
/// - source: dossier of developer.okta.com, core API, filter and search, 2026-08-31
final class Finding {

  private static final Language FILTER =
      Language.of(Operator.EQ, Operator.GT, Operator.GE, Operator.LT, Operator.LE, Operator.PR);
  private static final Language SEARCH =
      Language.of(
          Operator.EQ,
          Operator.GE,
          Operator.GT,
          Operator.LE,
          Operator.LT,
          Operator.SW,
          Operator.CO,
          Operator.PR);
  private static final List<String> USER_FILTERS =
      List.of(
          "status lastUpdated id profile.login profile.email profile.firstName profile.lastName"
              .split(" "));
  private static final List<String> USER_SEARCHES =
      List.of(
          "id status created activated statusChanged lastUpdated lastLogin passwordChanged type.id"
              .split(" "));
  private static final List<String> GROUP_FILTERS =
      List.of("id type lastUpdated lastMembershipUpdated profile.name".split(" "));
  private static final List<String> GROUP_SEARCHES =
      List.of("id type created lastUpdated lastMembershipUpdated source.id".split(" "));

  /// Operators that the system log takes and does not name where it refuses another.
  private static final List<String> UNTOLD = List.of("ew", "ne");

  private Finding() {}

  /// The users a request asks for, in order.
  static List<Thing> users(Play play) {
    one(play);
    List<Thing> all = play.rows("user").all();
    if (play.asked("search").isPresent()) {
      Predicate<Obj> found = search(play, USER_SEARCHES);
      return ordered(play, those(all, user -> found.test(user.item())));
    }
    boolean hidden = play.asked("filter").isEmpty();
    Predicate<Obj> filter = filter(play, USER_FILTERS);
    return those(
        all,
        user ->
            filter.test(user.item())
                && !(hidden && user.text("status").filter("DEPROVISIONED"::equals).isPresent())
                && begins(
                    play, user, List.of("profile.firstName", "profile.lastName", "profile.email")));
  }

  /// The groups a request asks for, in order.
  static List<Thing> groups(Play play) {
    one(play);
    List<Thing> all = play.rows("group").all();
    if (play.asked("search").isPresent()) {
      Predicate<Obj> found = search(play, GROUP_SEARCHES);
      return ordered(play, those(all, group -> found.test(group.item())));
    }
    Predicate<Obj> filter = filter(play, GROUP_FILTERS);
    String q = play.asked("q").orElse("");
    List<Thing> found =
        those(
            all,
            group -> filter.test(group.item()) && begins(play, group, List.of("profile.name")));
    found.sort(
        Comparator.comparing(group -> !group.text("profile.name").filter(q::equals).isPresent()));
    return found;
  }

  /// The applications a request asks for.
  static List<Thing> apps(Play play, List<Thing> all) {
    String asked = play.asked("filter").orElse("");
    List<String> members =
        List.of("status user.id group.id credentials.signing.kid name".split(" "));
    Predicate<Obj> filter = filter(play, members);
    boolean assigned = asked.contains("user.id") || asked.contains("group.id");
    return those(
        all,
        app ->
            filter.test(assigned ? app.item().withAll(assigned(play, app)) : app.item())
                && begins(play, app, List.of("name", "label")));
  }

  /// Who has an application, as filters name them.
  private static Obj assigned(Play play, Thing app) {
    return Obj.of("user", ids(play.rows("app-user").all(app.id())))
        .with("group", ids(play.rows("app-group").all(app.id())));
  }

  private static Json ids(List<Thing> things) {
    return Json.array(things.stream().map(thing -> Obj.of("id", Json.of(thing.id()))).toList());
  }

  private static void one(Play play) {
    if (play.asked("search").isPresent() && play.asked("filter").isPresent()) {
      throw Refusal.of("search-and-filter");
    }
  }

  private static boolean begins(Play play, Thing thing, List<String> members) {
    String q = play.asked("q").orElse("").toLowerCase(Locale.ROOT);
    return q.isEmpty()
        || members.stream()
            .anyMatch(member ->
                thing
                    .text(member)
                    .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(q))
                    .isPresent());
  }

  /// The things of which it holds.
  static List<Thing> those(List<Thing> all, Predicate<Thing> wanted) {
    List<Thing> those = new ArrayList<>();
    for (Thing thing : all) {
      if (wanted.test(thing)) {
        those.add(thing);
      }
    }
    return those;
  }

  /// What the parameter `filter` wants; anything when it is not given.
  ///
  /// - refuses: E0000053 what cannot be read, E0000031 an attribute that is not filtered by
  static Predicate<Obj> filter(Play play, List<String> attributes) {
    Optional<String> text = play.asked("filter").filter(each -> !each.isBlank());
    if (text.isEmpty()) {
      return _ -> true;
    }
    Expression filter = read(FILTER, text.get(), "invalid-filter");
    for (Expression.Compare each : filter.comparisons()) {
      if (!attributes.contains(each.attribute())) {
        throw Refusal.of("invalid-search")
            .because("", "Invalid search criteria. Unsupported field: " + each.attribute());
      }
    }
    return item -> filter.holds(item, Comparing.EXACT);
  }

  private static Predicate<Obj> search(Play play, List<String> attributes) {
    Expression search = read(SEARCH, play.asked("search").orElse(""), "invalid-search");
    for (Expression.Compare each : search.comparisons()) {
      if (!each.attribute().startsWith("profile.") && !attributes.contains(each.attribute())) {
        throw Refusal.of("invalid-search")
            .because("", "The attribute " + each.attribute() + " is not searchable");
      }
    }
    return item -> search.holds(item, Comparing.CASELESS);
  }

  /// What a text says.
  static Expression read(Language language, String text, String problem) {
    try {
      return language.read(text);
    } catch (Misspelled wrong) {
      throw refusal(text, wrong, problem);
    }
  }

  private static Refusal refusal(String text, Misspelled wrong, String problem) {
    List<String> told = new ArrayList<>(wrong.expected());
    told.removeAll(UNTOLD);
    String expected = String.join(",", told);
    String what =
        wrong.fault() == Misspelled.Fault.OPERATOR
            ? "Unrecognized attribute operator '"
                + wrong.found()
                + "' at position "
                + wrong.position()
                + ". Expected: "
                + expected
            : "Expected " + expected + " at position " + wrong.position();
    return Refusal.of(problem).with("asked", text).with("detail", what).because("", what);
  }

  private static List<Thing> ordered(Play play, List<Thing> things) {
    String by = play.asked("sortBy").orElse("");
    if (by.isEmpty()) {
      return things;
    }
    boolean down = play.asked("sortOrder").filter("desc"::equalsIgnoreCase).isPresent();
    Function<Thing, String> worth = thing -> thing.find(by).flatMap(Json::asWords).orElse("");
    Comparator<Thing> order = Comparator.comparing(worth);
    things.sort((down ? order.reversed() : order).thenComparing(Thing::id));
    return things;
  }
}
