package dev.dtu.infer;

import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds further paths to items that have one: parameters named after them.
final class Seconds {
  /// Parameters that name no thing, though there may be things of that name.
  private static final Set<String> VAGUE =
      Set.of("type", "name", "key", "status", "state", "version", "path", "tag", "label", "code");

  private final Drafts drafts;

  Seconds(Drafts drafts) {
    this.drafts = drafts;
  }

  /// Finds the parameters without an operation of their own that name an item of another path:
  /// `/issue/createmeta/{projectIdOrKey}` names a project.
  void find() {
    for (Place place : drafts.places().all()) {
      if (place.isParameter() && !place.ops().isEmpty()) {
        otherwise(place);
      }
      if (place.isParameter() && place.ops().isEmpty()) {
        named(place)
            .ifPresent(draft -> {
              Optional<Draft> bare = drafts.at(place);
              bare.ifPresent(drafts::drop);
              drafts.second(place, draft);
              bare.ifPresent(dropped -> listed(dropped, draft));
            });
      }
    }
  }

  /// Unites a read of an item by another of its members, `/releases/tags/{tag}`, with the item, whose
  /// collection stands two steps above.
  private void otherwise(Place place) {
    Optional<Draft> bare = drafts.at(place).filter(Seconds::reads);
    Optional<Place> collection = place.above().filter(word -> !word.isParameter());
    Optional<Draft> item =
        collection
            .flatMap(Place::above)
            .flatMap(Place::parameterBelow)
            .flatMap(drafts::at)
            .filter(draft -> draft.does(Kind.READ));
    if (bare.isEmpty() || item.isEmpty()) {
      return;
    }
    Draft.Use read = bare.get().uses().getFirst();
    Optional<Schema> shown = Forms.item(read.reply());
    boolean same =
        shown
            .filter(
                each -> item.get().shapes().stream().anyMatch(s -> drafts.forms().same(s, each)))
            .isPresent();
    Optional<String> member =
        shown
            .filter(_ -> same)
            .flatMap(shape -> member(shape, Words.of(place.parameters().getLast())));
    if (member.isPresent()) {
      drafts.drop(bare.get());
      drafts.second(place, item.get());
      item.get().names().add(member.get());
      drafts.tell(item.get(), read.op(), Kind.READ, place, false);
    }
  }

  private static boolean reads(Draft draft) {
    return draft.uses().size() == 1 && draft.uses().getFirst().kind() == Kind.READ;
  }

  /// The member that the words call, or that they begin.
  private Optional<String> member(Schema shape, List<String> words) {
    String best = "";
    for (Schema.Property each : drafts.forms().members(shape).values()) {
      List<String> own = Words.of(each.name());
      boolean begins = own.size() >= words.size() && own.subList(0, words.size()).equals(words);
      boolean shorter = best.isEmpty() || own.size() < Words.of(best).size();
      if (begins && shorter && Identity.scalar(each.schema())) {
        best = each.name();
      }
    }
    return Optional.of(best).filter(name -> !name.isEmpty());
  }

  /// Hands over the list above a second path when it shows the same.
  private void listed(Draft bare, Draft draft) {
    for (Draft.Use use : bare.uses()) {
      boolean same =
          Forms.item(use.reply())
              .filter(item ->
                  draft.shapes().stream().anyMatch(s -> drafts.forms().closelyAlike(s, item)))
              .isPresent();
      if (use.kind() == Kind.LIST && same) {
        drafts.tell(draft, use.op(), Kind.LIST, use.place(), false);
      }
    }
  }

  private Optional<Draft> named(Place place) {
    String parameter = place.parameters().getLast();
    String subject = Bonds.subject(parameter);
    boolean above = subject.equals(Words.plain(Words.kebab(place.noun())));
    if (parameter.endsWith("Ref") || (!above && VAGUE.contains(parameter))) {
      return Optional.empty();
    }
    Draft best = null;
    for (Draft draft : drafts.all()) {
      boolean fits =
          draft.manner() == Draft.Manner.ITEM
              && draft.place() != place
              && draft.does(Kind.READ)
              && Bonds.identifies(subject, draft.plainNoun(), true);
      if (fits && (best == null || nearness(place, draft) > nearness(place, best))) {
        best = draft;
      }
    }
    return Optional.ofNullable(best);
  }

  private static int nearness(Place place, Draft draft) {
    return 3 * Telling.shared(place, draft.place())
        - 5 * Telling.unbound(draft, place).size()
        - draft.place().road().size();
  }
}
