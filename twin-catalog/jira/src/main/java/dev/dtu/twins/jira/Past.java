package dev.dtu.twins.jira;

import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twins.jira.jql.Clause;
import dev.dtu.twins.jira.jql.Operand;
import dev.dtu.twins.jira.jql.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// What fields were, by what the changelogs of issues tell.
///
/// - source: support.atlassian.com, JQL operators WAS and CHANGED, 2026-09-12
final class Past {

  private static final long DAY = 24L * 60 * 60 * 1000;
  private static final String NOTHING = "";
  private static final Field MOMENT = Field.of("date", Kind.MOMENT, "");
  private static final Field PERSON = Field.of("user", Kind.USER, "").among("user");

  /// A field had a value from one moment on until another.
  private record Spell(String value, long from, long to, String by) {}

  /// A field changed.
  private record Step(String from, String to, long at, String by) {}

  private final Site site;
  private final Values values;
  private final Findings findings;

  Past(Site site, Values values, Findings findings) {
    this.site = site;
    this.values = values;
    this.findings = findings;
  }

  /// What a question about the past says of when, by whom, from and to what.
  private record Frame(
      long after,
      long before,
      Optional<Set<String>> by,
      Optional<Set<String>> from,
      Optional<Set<String>> to) {

    private static final Frame ALWAYS =
        new Frame(
            Long.MIN_VALUE, Long.MAX_VALUE, Optional.empty(), Optional.empty(), Optional.empty());

    Frame within(long start, long end) {
      return new Frame(Math.max(after, start), Math.min(before, end), by, from, to);
    }

    private static boolean in(Optional<Set<String>> wanted, String one) {
      return wanted.map(it -> it.contains(one)).orElse(true);
    }
  }

  Predicate<Thing> of(Field field, String name, Clause.Term term) {
    if (!field.historic()) {
      findings.error("History searches do not support the '%s' field.".formatted(name));
      return _ -> false;
    }
    Frame frame = frame(field, name, term);
    if (term.sign() == Sign.CHANGED) {
      return issue -> steps(field, issue).stream().anyMatch(step -> changed(step, frame));
    }
    Operand operand = term.operand().orElseThrow();
    if (operand instanceof Operand.Several != term.sign().several()
        && !(operand instanceof Operand.Call)) {
      String kind = term.sign().several() ? "non-list" : "list";
      findings.error(
          "Operator '%s' does not support the %s value '%s' for field '%s'."
              .formatted(term.sign().text(), kind, operand.written(), name));
    }
    Set<String> wanted = meant(field, name, operand);
    Predicate<Thing> was =
        issue -> spells(field, issue).stream().anyMatch(spell -> was(spell, wanted, frame));
    return term.sign().negative() ? was.negate() : was;
  }

  private Set<String> meant(Field field, String name, Operand operand) {
    Set<String> meant = new TreeSet<>(values.meant(field, name, operand));
    if (operand.each().stream().anyMatch(Operand.Empty.class::isInstance)) {
      meant.add(NOTHING);
    }
    return meant;
  }

  private static boolean was(Spell spell, Set<String> wanted, Frame frame) {
    return wanted.contains(spell.value())
        && spell.from() < frame.before()
        && spell.to() > frame.after()
        && Frame.in(frame.by(), spell.by());
  }

  private static boolean changed(Step step, Frame frame) {
    return step.at() > frame.after()
        && step.at() < frame.before()
        && Frame.in(frame.by(), step.by())
        && Frame.in(frame.from(), step.from())
        && Frame.in(frame.to(), step.to());
  }

  private Frame frame(Field field, String name, Clause.Term term) {
    Frame frame = Frame.ALWAYS;
    for (Clause.When when : term.history()) {
      frame =
          switch (when.kind()) {
            case BEFORE, AFTER, ON, DURING -> timed(frame, when);
            case BY ->
                new Frame(
                    frame.after(),
                    frame.before(),
                    Optional.of(meant(PERSON, "by", when.operand())),
                    frame.from(),
                    frame.to());
            case FROM ->
                new Frame(
                    frame.after(),
                    frame.before(),
                    frame.by(),
                    Optional.of(meant(field, name, when.operand())),
                    frame.to());
            case TO ->
                new Frame(
                    frame.after(),
                    frame.before(),
                    frame.by(),
                    frame.from(),
                    Optional.of(meant(field, name, when.operand())));
          };
    }
    return frame;
  }

  private Frame timed(Frame frame, Clause.When when) {
    int before = findings.all().size();
    List<Long> moments =
        values.measured(MOMENT, "date", when.operand()).stream()
            .map(each -> each.longValue())
            .toList();
    boolean during = when.kind() == Clause.When.Kind.DURING;
    if (moments.size() != (during ? 2 : 1)) {
      String wanted = during ? "exactly 2 date values" : "only 1 date value";
      if (findings.all().size() == before) {
        findings.error(
            "The %s predicate must be supplied with %s.".formatted(when.kind().name(), wanted));
      }
      return frame;
    }
    long first = moments.getFirst();
    return switch (when.kind()) {
      case BEFORE -> frame.within(Long.MIN_VALUE, first);
      case AFTER -> frame.within(first, Long.MAX_VALUE);
      case ON -> frame.within(Dates.day(first) - 1, Dates.day(first) + DAY);
      default -> frame.within(first - 1, moments.getLast() + 1);
    };
  }

  private List<Step> steps(Field field, Thing issue) {
    List<Step> steps = new ArrayList<>();
    for (Thing change : site.of(issue, "changelog")) {
      long at = Dates.told(change.text("created").orElse("")).orElse(0);
      String by = change.text("author.accountId").orElse("");
      for (Json each : change.item().items("items")) {
        Obj item = each.asObj().orElse(Obj.EMPTY);
        if (item.text("fieldId").filter(field.member()::equals).isPresent()) {
          String from = item.text("from").orElse(NOTHING);
          steps.add(new Step(from, item.text("to").orElse(NOTHING), at, by));
        }
      }
    }
    return steps;
  }

  /// All values the field had: those it has now, followed back step by step.
  private List<Spell> spells(Field field, Thing issue) {
    List<Step> steps = steps(field, issue);
    List<Spell> spells = new ArrayList<>();
    List<Spell> open = new ArrayList<>();
    List<String> held = values.held(field, issue);
    for (String now : held.isEmpty() ? List.of(NOTHING) : held) {
      open.add(new Spell(now, 0, Long.MAX_VALUE, ""));
    }
    for (Step step : steps.reversed()) {
      for (Spell each : List.copyOf(open)) {
        if (each.value().equals(step.to())) {
          open.remove(each);
          spells.add(new Spell(each.value(), step.at(), each.to(), step.by()));
        }
      }
      open.add(new Spell(step.from(), 0, step.at(), ""));
    }
    String creator = issue.text("fields.creator.accountId").orElse("");
    long born = Dates.told(issue.text("fields.created").orElse("")).orElse(0);
    for (Spell each : open) {
      spells.add(new Spell(each.value(), born, each.to(), creator));
    }
    return spells;
  }
}
