package dev.dtu.generate;

import dev.dtu.effect.Effect;
import dev.dtu.example.Examples;
import dev.dtu.fidelity.Guide;
import dev.dtu.folder.TwinFolder;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.mine.Mining;
import dev.dtu.usage.Line;
import dev.dtu.usage.Loose;
import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// What examples of a document tell of things that no recording shows.
///
/// @param shown by the documents
record Illustrated(Guide guide, TwinFolder.Loaded loaded, Examples.Shown shown) {

  /// What is known, with what examples tell: of operations that were not seen, where nothing was seen of
  /// the things they are about. Of a service that was not recorded nothing is said.
  Usages of(Usages known) {
    if (shown.sessions().isEmpty() || known.isEmpty()) {
      return known;
    }
    NavigableSet<String> seen = new TreeSet<>();
    for (Effect effect : loaded.meanings().effects()) {
      if (known.of(effect.operation()).filter(usage -> usage.seen() > 0).isPresent()) {
        seen.add(effect.resource());
      }
    }
    SortedMap<String, Usage> all = new TreeMap<>(known.operations());
    int told = 0;
    for (Map.Entry<String, Usage> each : mined().operations().entrySet()) {
      boolean other = loaded.meanings().effects().stream().anyMatch(it -> unseen(it, each, seen));
      Optional<Usage> presumed = known.of(each.getKey());
      boolean nothing = presumed.filter(it -> it.seen() > 0).isEmpty();
      boolean fits = each.getValue().rules().departed().isEmpty();
      if (other && nothing && fits) {
        all.put(each.getKey(), told(each.getValue(), presumed.flatMap(Usage::ids)));
        told++;
      }
    }
    String by = told == 0 ? "" : "; " + told + " operations by examples of the document";
    return new Usages(known.source() + by, all);
  }

  private Usages mined() {
    var mining = new Mining(guide, loaded.twin().name()).alone().examples();
    shown.sessions().forEach(mining::watch);
    return mining.found("examples");
  }

  /// @param ids of things that are presumed to be there; that there is one, an example does not say
  private Usage told(Usage usage, Optional<String> ids) {
    return new Usage(
        usage.seen(),
        usage.item().isEmpty() ? ids : ids.or(usage::ids),
        told(usage.item()),
        List.of(),
        told(usage.found()),
        usage.apart(),
        Loose.NONE,
        usage.around());
  }

  /// Lines without what an example shows otherwise than it was sent, which is mostly a slip, and
  /// with something drawn where one example alone has a word that no list of the document has.
  private List<Line> told(List<Line> lines) {
    List<Line> told = new ArrayList<>();
    for (Line line : lines) {
      boolean own = line.seen() < 2 && line.is().filter(is -> !listed(is)).isPresent();
      if (line.unheeded() == 0) {
        told.add(own ? drawn(line) : line);
      }
    }
    return told;
  }

  private static Line drawn(Line line) {
    return new Line(
        line.at(), line.when(), Optional.of(Line.DRAWN), line.seen(), line.against(), 0);
  }

  /// Whether a value says nothing by itself that the document does not say of any thing.
  private boolean listed(Json is) {
    return switch (is) {
      case Json.Text(String text) ->
          text.isEmpty() || text.contains("${") || shown.words().contains(text);
      case Arr arr -> arr.items().stream().allMatch(this::listed);
      case Json.Num(String lexeme) -> lexeme.length() < 2 || shown.words().contains(lexeme);
      case Obj _, Json.Bool _, Json.Null _ -> true;
    };
  }

  private static boolean unseen(
      Effect effect, Map.Entry<String, Usage> told, NavigableSet<String> seen) {
    return effect.operation().equals(told.getKey())
        && (effect.kind() == Effect.Kind.ANSWER || !seen.contains(effect.resource()));
  }
}
