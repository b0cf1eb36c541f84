package dev.dtu.generate;

import dev.dtu.fidelity.Share;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.judge.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/// A scorecard for people, in Markdown.
final class ScorecardPage {

  private static final List<String> SIDES = List.of("training", "validation", "held-out");
  private static final List<String> WHO = List.of("constant", "parrot", "twin");

  private final Scorecard card;
  private final Obj told;

  ScorecardPage(Scorecard card) {
    this.card = card;
    this.told = card.told();
  }

  String text() {
    var out = new StringBuilder("# ").append(told.text("twin").orElse("")).append("\n\n");
    out.append("Sealed by `").append(told.text("hash").orElse("")).append("`.\n");
    card.refused().forEach(line -> out.append("\n**Refused:** ").append(line).append('\n'));
    card.missed().forEach(line -> out.append("\nGoal missed: ").append(line).append('\n'));
    recordings(out);
    contract(out);
    out.append("\n## SDKs\n\n").append(witness().text("sdks").orElse("")).append(".\n");
    made(out);
    operations(out);
    return out.toString();
  }

  private Obj witness() {
    return told.obj("witnesses").orElse(Obj.EMPTY);
  }

  private void recordings(StringBuilder out) {
    out.append("\n## Recordings\n\n");
    Obj evidence = told.obj("evidence").orElse(Obj.EMPTY);
    for (String side : SIDES) {
      out.append(
          "- %s: %s; %d scored%n"
              .formatted(
                  side,
                  Scorecard.counted(evidence.obj(side).orElse(Obj.EMPTY)),
                  card.standing(side).scored()));
    }
    String scoring = told.find("scoring").map(Json::toString).orElse("0");
    if (!List.of("0", "1").contains(scoring)) {
      out.append(
              "- **held-out was asked of %s different folders of lineage `%s`: it is no more"
                  .formatted(scoring, told.text("lineage").orElse("")))
          .append(" unseen**\n");
    }
    out.append("\n| side | who | status | shape | value |\n|---|---|---|---|---|\n");
    for (String side : SIDES) {
      for (String who : WHO) {
        out.append("| %s | %s |".formatted(side, who));
        Standing standing = card.standing(side);
        Standing.LEVELS.forEach(
            level -> out.append(' ').append(interval(standing.share(who, level))).append(" |"));
        out.append('\n');
      }
    }
    gaps(out);
  }

  private void gaps(StringBuilder out) {
    out.append("\nGaps (what is lost from training, in points):");
    Obj gaps = told.obj("gaps").orElse(Obj.EMPTY);
    for (String level : Standing.LEVELS) {
      Obj gap = gaps.obj(level).orElse(Obj.EMPTY);
      out.append(
          " %s %s to validation, %s to held-out;"
              .formatted(
                  level,
                  points(gap, "training to validation"),
                  points(gap, "training to held-out")));
    }
    out.setLength(out.length() - 1);
    out.append(".\n");
  }

  private static String points(Obj gap, String member) {
    return gap.find(member).orElse(Json.Null.NULL) instanceof Json.Num number
        ? String.format(Locale.ROOT, "%.1f", 100 * number.real())
        : "-";
  }

  private static String interval(Share share) {
    return share.all() == 0
        ? "-"
        : String.format(
            Locale.ROOT,
            "%.1f %% (%.1f-%.1f) of %d",
            100 * share.part(),
            100 * share.low(),
            100 * share.high(),
            share.all());
  }

  private void contract(StringBuilder out) {
    Obj laws = witness().obj("contract").orElse(Obj.EMPTY);
    out.append(
        "\n## Contract\n\n%s operations, %s with a meaning, %s stateful; "
            .formatted(word(laws, "operations"), word(laws, "meant"), word(laws, "stateful")));
    out.append(
        "%s of %s laws hold; fit %s, fill %s, echo %s.%n"
            .formatted(
                word(laws, "lawsPassed"),
                word(laws, "lawsApplicable"),
                word(laws, "fit"),
                word(laws, "fill"),
                word(laws, "echo")));
  }

  private static String word(Obj from, String member) {
    return from.find(member).map(Json::toString).orElse("-");
  }

  private void made(StringBuilder out) {
    Obj from = told.obj("provenance").orElse(Obj.EMPTY);
    Obj cost = told.obj("cost").orElse(Obj.EMPTY);
    out.append("\n## How it was made\n\n");
    from.items("documents")
        .forEach(each -> out.append("- ").append(each.asText().orElse("")).append('\n'));
    out.append(
        "- parted with seed %s, %s%n"
            .formatted(word(from, "seed"), from.text("shares").orElse("")));
    out.append(
        "- agent: %s; %s%n"
            .formatted(from.text("agent").orElse(""), from.text("stopped").orElse("")));
    out.append(
        "- cost: %s rounds, %s seconds, %s tokens%n"
            .formatted(word(cost, "rounds"), word(cost, "seconds"), word(cost, "tokens")));
    for (Json each : from.items("rounds")) {
      Obj round = each.asObj().orElse(Obj.EMPTY);
      out.append(
          "- round %s %s, validation mark %s %s%n"
              .formatted(
                  word(round, "number"),
                  round.text("outcome").orElse(""),
                  word(round, "validation mark"),
                  round.text("why").orElse("")));
    }
  }

  private void operations(StringBuilder out) {
    var names = new TreeSet<String>();
    SIDES.forEach(side -> names.addAll(card.standing(side).operations()));
    if (names.isEmpty()) {
      return;
    }
    out.append("\n## Operations\n\nValue (shape) of the twin; in brackets the parrot.\n\n");
    out.append("| operation | training | validation | held-out |\n|---|---|---|---|\n");
    for (String name : names) {
      List<String> cells = new ArrayList<>();
      for (String side : SIDES) {
        cells.add(cell(card.standing(side), name));
      }
      out.append("| %s | %s |%n".formatted(name, String.join(" | ", cells)));
    }
  }

  private static String cell(Standing standing, String operation) {
    Share value = standing.share(operation, "twin", "value");
    Share shape = standing.share(operation, "twin", "shape");
    Share parrot = standing.share(operation, "parrot", "value");
    return shape.all() == 0 && value.all() == 0
        ? "-"
        : "%s (%s) [%s] of %d".formatted(value, shape, parrot, Math.max(value.all(), shape.all()));
  }
}
