package dev.dtu.question;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whether expectations hold, and why not.
///
/// @param from the first entry looked at and
/// @param to the last one; less than `from` when there is none
public record Verdict(long from, long to, List<Verdict.Finding> findings) {

  /// What was found for one expectation.
  ///
  /// @param found how many entries
  /// @param entries the numbers of the first of them
  /// @param misses what came nearest, where more were expected
  public record Finding(
      Expectation expectation, boolean holds, long found, List<Long> entries, List<Miss> misses) {
    public Finding {
      entries = List.copyOf(entries);
      misses = List.copyOf(misses);
    }

    /// The question of an order that no entry came for.
    Optional<Question> missing() {
      return expectation instanceof Expectation.InOrder(_, var questions)
          ? questions.stream().skip(found).findFirst()
          : Optional.empty();
    }
  }

  /// An entry that is not meant, but nearly.
  ///
  /// @param what the entry in a few words
  /// @param missed what it does not meet
  public record Miss(long number, String what, List<Lack> missed) {
    public Miss {
      missed = List.copyOf(missed);
    }
  }

  /// A criterion that an entry does not meet.
  ///
  /// @param found what it has instead
  public record Lack(Criterion criterion, List<String> found) {
    public Lack {
      found = List.copyOf(found);
    }
  }

  public Verdict {
    findings = List.copyOf(findings);
  }

  /// Whether all of them hold.
  public boolean holds() {
    return findings.stream().allMatch(Finding::holds);
  }

  /// As operators see it.
  public Obj show() {
    return Obj.builder()
        .put("holds", holds())
        .put("from", from)
        .put("to", to)
        .put("expectations", Json.array(findings.stream().map(Verdict::show).toList()))
        .build();
  }

  private static Obj show(Finding finding) {
    Obj.Builder out = Obj.builder();
    if (!finding.expectation().name().isEmpty()) {
      out.put("name", finding.expectation().name());
    }
    finding.missing().ifPresent(question -> out.put("missing", question.show()));
    return out.put("expected", finding.expectation().toString())
        .put("holds", finding.holds())
        .put("found", finding.found())
        .put("entries", Json.array(finding.entries().stream().map(Json::of).toList()))
        .put("misses", Json.array(finding.misses().stream().map(Verdict::show).toList()))
        .build();
  }

  private static Obj show(Miss miss) {
    List<Json> missed = new ArrayList<>();
    for (Lack lack : miss.missed()) {
      missed.add(
          Obj.builder()
              .put("criterion", lack.criterion().name())
              .put("wanted", texts(lack.criterion().wanted()))
              .put("found", texts(lack.found()))
              .build());
    }
    return Obj.builder()
        .put("number", miss.number())
        .put("what", miss.what())
        .put("missed", Json.array(missed))
        .build();
  }

  private static Json texts(List<String> texts) {
    return Json.array(texts.stream().map(Json::of).toList());
  }

  /// As people read it: what does not hold, and what came nearest; a line each.
  public String text() {
    List<String> lines = new ArrayList<>();
    for (Finding finding : findings) {
      if (!finding.holds()) {
        lines.add("expected " + finding.expectation());
        lines.add("  found " + found(finding) + ", among entries " + from + " to " + to);
        finding.missing().ifPresent(question -> lines.add("  then none of: " + question));
        finding.misses().forEach(miss -> lines.add("  nearest: " + text(miss)));
      }
    }
    return lines.isEmpty() ? "all hold" : String.join("\n", lines);
  }

  private static String found(Finding finding) {
    String entries =
        String.join(", ", finding.entries().stream().map(number -> number + "").toList());
    return finding.found() + (entries.isEmpty() ? "" : " (" + entries + ")");
  }

  private static String text(Miss miss) {
    List<String> lacks = new ArrayList<>();
    for (Lack lack : miss.missed()) {
      String found = lack.found().isEmpty() ? "none" : String.join(", ", lack.found());
      lacks.add("expected " + lack.criterion() + ", found " + found);
    }
    return "entry " + miss.number() + ", " + miss.what() + ": " + String.join("; ", lacks);
  }
}
