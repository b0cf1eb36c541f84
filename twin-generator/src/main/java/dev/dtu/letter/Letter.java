package dev.dtu.letter;

import dev.dtu.json.Json;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import dev.dtu.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the title page of a service nobody wrote one for says of its replies.
public final class Letter {

  private static final int NEARLY = 90;

  private static final int NOT_FOUND = 404;

  private final Twin twin;
  private final List<Session> sessions;
  private final List<Heard> heard;

  /// @param twin of the contract alone
  public Letter(Twin twin, List<Session> sessions) {
    this.twin = twin;
    this.sessions = List.copyOf(sessions);
    this.heard = Heard.of(twin, sessions);
  }

  /// Lines of the title page; empty where recordings tell nothing.
  public String text() {
    return slashes() + tags() + headers() + new Leaves(heard).text();
  }

  /// `limits.yaml`; empty where replies do not tell how many calls are left.
  ///
  /// @param source where the recordings are from, and the day
  public Optional<String> limits(String source) {
    return new Quota(heard).text(source);
  }

  private String headers() {
    SortedMap<String, String> found = new Lines(heard).found();
    var out = new StringBuilder();
    found.forEach((name, value) ->
        out.append("  ").append(Json.of(name)).append(": ").append(Json.of(value)).append('\n'));
    return found.isEmpty() ? "" : "\nheaders:\n" + out;
  }

  /// Whether paths with a slash too many are answered as those without. A slash at the end is where
  /// that was seen; doubled ones are unless more calls that begin with one led nowhere than were
  /// answered (elsewhere an id may be missing): most servers take two for one. An answer that says
  /// what is missing, by a name in the path, comes from where the path led.
  ///
  /// source: nginx.org, core module, merge_slashes is on by default, 2026-11-22
  private String slashes() {
    int doubled = 0;
    boolean trailing = false;
    for (Session session : sessions) {
      for (Exchange each : session.exchanges()) {
        Exchange.Sent sent = each.sent();
        String single = sent.path().replaceAll("/{2,}", "/");
        boolean answered = each.answered().successful();
        if (sent.path().startsWith("//") && leads(sent.method(), single)) {
          boolean lost = each.answered().status() == NOT_FOUND && !named(each, single);
          doubled += answered ? 1 : lost ? -1 : 0;
        }
        boolean ends = single.length() > 1 && single.endsWith("/") && !leads(sent.method(), single);
        trailing |=
            answered && ends && leads(sent.method(), single.substring(0, single.length() - 1));
      }
    }
    return (trailing ? "\ntrailing-slash: ignored\n" : "")
        + (doubled >= 0 ? "\ndoubled-slash: ignored\n" : "");
  }

  /// Whether an answer names what the path names.
  private boolean named(Exchange exchange, String path) {
    String told = exchange.answered().body().document().map(Json::toString).orElse("");
    return twin.parameters(exchange.sent().method(), path).values().stream()
        .anyMatch(name -> !name.isEmpty() && told.contains(name));
  }

  private boolean leads(String method, String path) {
    return twin.led(method, path).isPresent();
  }

  /// Which reads carry a tag of what they show, and of what form.
  private String tags() {
    Set<String> tagged = new TreeSet<>();
    heard.stream().filter(each -> tag(each).isPresent()).forEach(it -> tagged.add(it.session()));
    SortedMap<String, int[]> counts = new TreeMap<>();
    int weak = 0;
    int all = 0;
    for (Heard each : heard) {
      boolean reads =
          each.exchange().sent().method().equals("GET") && each.exchange().answered().successful();
      if (reads && tagged.contains(each.session())) {
        int[] count = counts.computeIfAbsent(each.operation().id(), _ -> new int[2]);
        count[1]++;
        count[0] += tag(each).isPresent() ? 1 : 0;
        all += tag(each).isPresent() ? 1 : 0;
        weak += tag(each).filter(tag -> tag.startsWith("W/")).isPresent() ? 1 : 0;
      }
    }
    List<Json> reads = new ArrayList<>();
    counts.forEach((operation, count) -> {
      if (count[1] > 1 && 100 * count[0] >= NEARLY * count[1]) {
        reads.add(Json.of(operation));
      }
    });
    String form = 2 * weak > all ? "weak" : "strong";
    return reads.isEmpty()
        ? ""
        : "\ntags: {form: " + form + ", reads: " + Json.array(reads) + "}\n";
  }

  private static Optional<String> tag(Heard heard) {
    return heard.exchange().answered().headers().find("etag");
  }
}
