package dev.dtu.fidelity;

import dev.dtu.contract.Operation;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.ReplyShape;
import dev.dtu.contract.Schema;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import dev.dtu.twin.Twin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds beginnings of paths that stand for others which a contract knows: `/rest/api/2` for
/// `/rest/api/3`. What was asked there must lead to an operation when the beginning is another one,
/// and must have been answered as that operation answers.
final class Beginnings {

  /// So many segments a beginning has at most.
  private static final int DEEPEST = 4;

  /// So many answers must speak for one.
  private static final int LEAST = 2;

  /// What stands for what.
  record Beginning(String path, String as) implements Comparable<Beginning> {

    private static final Comparator<Beginning> SHORTEST =
        Comparator.comparingInt((Beginning each) -> each.path().length() + each.as().length())
            .thenComparing(Beginning::path)
            .thenComparing(Beginning::as);

    @Override
    public int compareTo(Beginning other) {
      return SHORTEST.compare(this, other);
    }
  }

  /// A beginning, and the calls it explains.
  record Explained(Beginning beginning, List<Strangers.Stranger> strangers) {

    int times() {
      return strangers.stream().mapToInt(Strangers.Stranger::times).sum();
    }
  }

  private final Twin twin;
  private final SortedMap<String, SortedSet<String>> before = new TreeMap<>();

  Beginnings(Twin twin) {
    this.twin = twin;
    for (OperationLine line : twin.contract().lines()) {
      var beginning = new StringBuilder();
      String[] segments = line.path().substring(1).split("/", -1);
      for (int i = 0; i < segments.length && i <= DEEPEST && !segments[i].startsWith("{"); i++) {
        before.computeIfAbsent(segments[i], _ -> new TreeSet<>()).add(beginning.toString());
        beginning.append('/').append(segments[i]);
      }
    }
  }

  /// The fewest that explain most calls, the one that explains most first.
  List<Explained> of(Collection<Strangers.Stranger> strangers) {
    List<Strangers.Stranger> rest = new ArrayList<>(strangers);
    List<Explained> found = new ArrayList<>();
    while (true) {
      SortedMap<Beginning, List<Strangers.Stranger>> all = new TreeMap<>();
      for (Strangers.Stranger each : rest) {
        for (Beginning beginning : possible(each)) {
          all.computeIfAbsent(beginning, _ -> new ArrayList<>()).add(each);
        }
      }
      Explained best = new Explained(new Beginning("", ""), List.of());
      for (var each : all.entrySet()) {
        var explained = new Explained(each.getKey(), each.getValue());
        best = explained.times() > best.times() ? explained : best;
      }
      if (best.times() < LEAST) {
        return found;
      }
      found.add(best);
      rest.removeAll(best.strangers());
    }
  }

  private SortedSet<Beginning> possible(Strangers.Stranger stranger) {
    SortedSet<Beginning> possible = new TreeSet<>();
    Exchange first = stranger.some().getFirst();
    String[] sent = first.sent().path().substring(1).split("/", -1);
    String[] folded = stranger.path().substring(1).split("/", -1);
    if (sent.length != folded.length) {
      return possible;
    }
    var path = new StringBuilder();
    for (int i = 0; i < sent.length && i <= DEEPEST; i++) {
      String rest = "/" + String.join("/", List.of(sent).subList(i, sent.length));
      for (String as : before.getOrDefault(sent[i], new TreeSet<>())) {
        boolean other = i > 0 && !as.contentEquals(path);
        if (other && stranger.some().stream().allMatch(each -> answers(each, as, rest, first))) {
          possible.add(new Beginning(path.toString(), as));
        }
      }
      path.append('/').append(folded[i]);
    }
    return possible;
  }

  /// Whether the operation that the path would lead to answers so, as far as it was answered at all.
  private boolean answers(Exchange exchange, String as, String rest, Exchange first) {
    Optional<Operation> operation = twin.led(first.sent().method(), as + rest);
    if (operation.filter(each -> literal(each, as, rest)).isEmpty()) {
      return false;
    }
    Exchange.Answered answered = exchange.answered();
    if (!answered.successful()) {
      return answered.status() != 404 && answered.status() != 405;
    }
    Optional<ReplyShape> shape = operation.get().reply(answered.status());
    Optional<Json> document = answered.body().document();
    return shape.isPresent()
        && (document.isEmpty()
            || shape.get().json().filter(it -> fits(document.get(), it)).isPresent());
  }

  /// Whether the route goes on with the same word.
  private static boolean literal(Operation operation, String as, String rest) {
    String word = rest.substring(1).split("/", 2)[0];
    String path = operation.route().template();
    return path.equals(as + "/" + word) || path.startsWith(as + "/" + word + "/");
  }

  /// Whether at least half of the members are those of the document.
  private static boolean fits(Json shown, Schema schema) {
    return switch (shown) {
      case Obj obj -> {
        if (schema.properties().isEmpty()) {
          yield schema.allows("object");
        }
        long known = obj.keys().stream().filter(key -> schema.property(key).isPresent()).count();
        yield 2 * known >= obj.keys().size();
      }
      case Arr arr ->
          schema.allows("array")
              && (arr.isEmpty()
                  || schema.items().filter(each -> fits(arr.at(0), each)).isPresent());
      case Json other -> schema.allows(other.kind());
    };
  }
}
