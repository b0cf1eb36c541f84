package dev.dtu.twins.drive;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What `q` of a list of files wants.
///
/// - source: developers.google.com, Drive API, guides search-files and ref-search-terms, and
///   measurements of brekkylab/backlot and mmedum/google-drive-mcp, 2026-09-12
final class Searching implements Expression.Judge {

  private static final Language LANGUAGE =
      Language.ofSigns(
          Operator.CO,
          Operator.EQ,
          Operator.NE,
          Operator.LE,
          Operator.LT,
          Operator.GE,
          Operator.GT);
  private static final Set<Operator> EQUAL = EnumSet.of(Operator.EQ, Operator.NE);
  private static final Set<Operator> TEXT = EnumSet.of(Operator.CO, Operator.EQ, Operator.NE);
  private static final Set<Operator> ORDERED =
      EnumSet.of(Operator.EQ, Operator.NE, Operator.LE, Operator.LT, Operator.GE, Operator.GT);
  private static final Set<Operator> AMONG = EnumSet.of(Operator.IN);
  private static final Map<String, Set<Operator>> TERMS = new TreeMap<>();
  private static final List<String> FLAGS = List.of("trashed", "starred", "sharedWithMe");
  private static final List<String> PEOPLE = List.of("owners", "writers", "readers");
  private static final List<String> PROPERTIES = List.of("properties", "appProperties");
  private static final List<String> VISIBILITIES =
      List.of("anyoneCanFind", "anyoneWithLink", "domainCanFind", "domainWithLink", "limited");

  static {
    TERMS.put("name", TEXT);
    TERMS.put("fullText", EnumSet.of(Operator.CO));
    TERMS.put("mimeType", TEXT);
    for (String moment : List.of("createdTime", "modifiedTime", "viewedByMeTime")) {
      TERMS.put(moment, ORDERED);
    }
    FLAGS.forEach(flag -> TERMS.put(flag, EQUAL));
    PEOPLE.forEach(people -> TERMS.put(people, AMONG));
    TERMS.put("parents", AMONG);
    TERMS.put("labels", AMONG);
    TERMS.put("visibility", EQUAL);
    TERMS.put("shortcutDetails.targetId", EQUAL);
  }

  private final Play play;
  private final Expression wanted;

  private Searching(Play play, Expression wanted) {
    this.play = play;
    this.wanted = wanted;
  }

  /// What the request wants; empty when it wants all.
  ///
  /// - refuses: `invalid-value` of `q` for what cannot be read, a term Drive does not know, and an
  ///   operator or a value that its term does not take
  static Optional<Searching> of(Play play) {
    String text = play.asked("q").orElse("").strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      Expression wanted = LANGUAGE.read(text);
      check(wanted);
      return Optional.of(new Searching(play, wanted));
    } catch (Misspelled wrong) {
      throw invalid();
    }
  }

  private static Refusal invalid() {
    return Refusal.of("invalid-value").with("parameter", "q");
  }

  /// Whether it wants something of the words of files, which come in no order that one may ask for.
  boolean words() {
    return wanted.comparisons().stream().anyMatch(each -> each.attribute().equals("fullText"));
  }

  boolean holds(Thing file) {
    return wanted.holds(seen(file), this);
  }

  private static void check(Expression expression) {
    switch (expression) {
      case Expression.And both -> {
        check(both.left());
        check(both.right());
      }
      case Expression.Or either -> {
        check(either.left());
        check(either.right());
      }
      case Expression.Not not -> check(not.inner());
      case Expression.Any any -> property(any);
      case Expression.Present one -> {
        if (!one.attribute().equals("sharedWithMe")) {
          throw invalid();
        }
      }
      case Expression.Compare one -> term(one);
    }
  }

  /// Key and value of a property, both.
  private static void property(Expression.Any any) {
    List<String> told =
        any.inner().comparisons().stream()
            .filter(each -> each.operator() == Operator.EQ && each.value() instanceof Json.Text)
            .map(Expression.Compare::attribute)
            .sorted()
            .toList();
    boolean both = any.inner() instanceof Expression.And && told.equals(List.of("key", "value"));
    if (!PROPERTIES.contains(any.attribute()) || !both) {
      throw invalid();
    }
  }

  private static void term(Expression.Compare one) {
    boolean label = one.attribute().startsWith("labels/");
    Set<Operator> operators = label ? ORDERED : TERMS.getOrDefault(one.attribute(), Set.of());
    boolean flag = FLAGS.contains(one.attribute());
    boolean fits = label || flag == one.value() instanceof Json.Bool;
    boolean known =
        !one.attribute().equals("visibility")
            || VISIBILITIES.contains(one.value().asText().orElse(""));
    boolean moment = !operators.equals(ORDERED) || label || Moments.read(one.value()).isPresent();
    if (!operators.contains(one.operator()) || !fits || !known || !moment) {
      throw invalid();
    }
  }

  /// A file with its properties as pairs, as conditions look at them.
  private static Obj seen(Thing file) {
    Obj item = file.item();
    for (String properties : PROPERTIES) {
      Optional<Obj> map = item.obj(properties);
      if (map.isPresent()) {
        List<Json> pairs = new ArrayList<>();
        for (Obj.Member member : map.get()) {
          pairs.add(Obj.of("key", Json.of(member.key()), "value", member.value()));
        }
        item = item.with(properties, Json.array(pairs));
      }
    }
    return item;
  }

  @Override
  public boolean present(Json document, Expression.Present wanted) {
    return flag(document, wanted.attribute());
  }

  @Override
  public boolean compares(Json document, Expression.Compare one) {
    Obj file = document.asObj().orElse(Obj.EMPTY);
    String value = one.value().asText().orElse("");
    boolean not = one.operator() == Operator.NE;
    return switch (one.attribute()) {
      case "trashed", "starred", "sharedWithMe" ->
          not != (flag(file, one.attribute()) == one.value().equals(Json.of(true)));
      case "name" -> name(file.text("name").orElse(""), one.operator(), value);
      case "mimeType" -> type(file.text("mimeType").orElse(""), one.operator(), value);
      case "fullText" -> Words.anywhere(file, value);
      case "createdTime", "modifiedTime", "viewedByMeTime" -> Moments.compares(file, one);
      case "parents" -> parent(file, value);
      case "owners" -> People.owns(play, file, value);
      case "writers" -> People.may(play, file, value, People.WRITERS);
      case "readers" -> People.may(play, file, value, People.READERS);
      case "visibility" -> not != People.visibility(play, file).equals(value);
      default -> !one.attribute().startsWith("labels") && Comparing.EXACT.compares(document, one);
    };
  }

  private static boolean flag(Json document, String member) {
    return document
        .asObj()
        .flatMap(file -> member.equals("sharedWithMe") ? shared(file) : file.find(member))
        .filter(Json.of(true)::equals)
        .isPresent();
  }

  private static Optional<Json> shared(Obj file) {
    return file.find("sharedWithMeTime").map(_ -> Json.of(true));
  }

  private static boolean name(String name, Operator operator, String value) {
    return switch (operator) {
      case CO -> Words.begin(name, value);
      case EQ -> name.equalsIgnoreCase(value);
      default -> !name.equalsIgnoreCase(value);
    };
  }

  private static boolean type(String type, Operator operator, String value) {
    String own = type.toLowerCase(Locale.ROOT);
    String other = value.toLowerCase(Locale.ROOT);
    return switch (operator) {
      case CO -> own.startsWith(other);
      case EQ -> own.equals(other);
      default -> !own.equals(other);
    };
  }

  private boolean parent(Obj file, String value) {
    String id = Files.place(play, value);
    return file.items("parents").items().stream().anyMatch(Json.of(id)::equals);
  }
}
