package dev.dtu.fidelity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What was found of a twin, as a page of text for people.
public final class Table {

  private static final int FINDINGS = 20;

  private final String twin;
  private final Board board;

  public Table(String twin, Board board) {
    this.twin = twin;
    this.board = board;
  }

  /// @param all whether every operation has a line, else the twenty seen most
  public String text(boolean all) {
    var out = new StringBuilder();
    head(out);
    if (board.all().scored() == 0) {
      return out.append("Nothing was scored, so there is no score.\n").toString();
    }
    lines(out);
    operations(all, out);
    findings(out);
    return out.toString();
  }

  /// The scores alone.
  public String head() {
    var out = new StringBuilder();
    head(out);
    if (board.all().scored() > 0) {
      lines(out);
    }
    return out.toString();
  }

  private void head(StringBuilder out) {
    Tally tally = board.all();
    out.append(
        "%s: %d exchanges seen, %d scored, %d primed, %d echoes, %d left out%n"
            .formatted(
                twin, tally.seen(), tally.scored(), tally.primed(), tally.echo(), tally.leftOut()));
    tally
        .excluded()
        .forEach((reason, count) -> out.append("  left out, %s: %d%n".formatted(reason, count)));
  }

  private void lines(StringBuilder out) {
    out.append(
        "%n  %-10s %-26s %-26s %-26s %-9s %-9s %s%n"
            .formatted("", "status", "shape", "value", "empty", "headers", "not 2xx"));
    for (Line.Who who : Line.Who.values()) {
      Line line = board.all().line(who);
      out.append(
          "  %-10s %-26s %-26s %-26s %-9s %-9s %s%n"
              .formatted(
                  who.name().toLowerCase(Locale.ROOT),
                  interval(line.status()),
                  interval(line.shape()),
                  interval(line.value()),
                  line.bare(),
                  line.headers(),
                  line.refusals()));
    }
    out.append("  mean over operations:%n".formatted());
    for (Line.Who who : Line.Who.values()) {
      out.append(
          "  %-10s %-26s %-26s %-26s%n"
              .formatted(
                  who.name().toLowerCase(Locale.ROOT),
                  Share.percent(board.mean(who, Line::status)),
                  Share.percent(board.mean(who, Line::shape)),
                  Share.percent(board.mean(who, Line::value))));
    }
    out.append("  told of those not 2xx: ");
    List<String> told = new ArrayList<>();
    board
        .all()
        .line(Line.Who.TWIN)
        .recall()
        .forEach(
            (status, share) -> told.add("%d %d/%d".formatted(status, share.right(), share.all())));
    out.append(told.isEmpty() ? "none recorded" : String.join(", ", told));
    out.append(
        "%n  volatile leaves: %s of %d%n"
            .formatted(board.all().changeable(), board.all().changeable().all()));
  }

  private static String interval(Share share) {
    return share.all() == 0
        ? "-"
        : String.format(
            Locale.ROOT,
            "%5.1f %% (%.1f-%.1f) of %d",
            100 * share.part(),
            100 * share.low(),
            100 * share.high(),
            share.all());
  }

  private void operations(boolean all, StringBuilder out) {
    out.append(
        "%n  %-58s %5s %5s %5s %5s %6s %7s %7s %7s%n"
            .formatted(
                "operation", "seen", "prim", "echo", "out", "scored", "status", "shape", "value"));
    List<Map.Entry<String, Tally>> order = new ArrayList<>(board.operations().entrySet());
    order.sort((one, other) -> Long.compare(other.getValue().seen(), one.getValue().seen()));
    int shown = all ? order.size() : Math.min(FINDINGS, order.size());
    for (Map.Entry<String, Tally> each : order.subList(0, shown)) {
      Tally tally = each.getValue();
      Line line = tally.line(Line.Who.TWIN);
      out.append(
          "  %-58s %5d %5d %5d %5d %6d %7s %7s %7s%n"
              .formatted(
                  cut(each.getKey()),
                  tally.seen(),
                  tally.primed(),
                  tally.echo(),
                  tally.leftOut(),
                  tally.scored(),
                  line.status(),
                  line.shape(),
                  line.value()));
    }
    if (shown < order.size()) {
      out.append("  and %d more operations%n".formatted(order.size() - shown));
    }
  }

  private static String cut(String name) {
    return name.length() <= 58 ? name : name.substring(0, 57) + "…";
  }

  private void findings(StringBuilder out) {
    out.append("%nWhat diverges most:%n".formatted());
    for (Finding each : board.findings().stream().limit(FINDINGS).toList()) {
      Divergence divergence = each.divergence();
      out.append(
          """
            %5d  %s  %s %s %s
                   recorded %s
                   twin     %s
                   cause    %s
                   in       %s, exchange %d
          """
              .formatted(
                  each.count(),
                  each.operation(),
                  divergence.level().name().toLowerCase(Locale.ROOT),
                  divergence.rule(),
                  divergence.path(),
                  divergence.expected(),
                  divergence.found(),
                  each.cause(),
                  each.session(),
                  each.exchange()));
    }
  }
}
