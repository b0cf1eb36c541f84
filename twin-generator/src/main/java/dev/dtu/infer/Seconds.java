package dev.dtu.infer;

import dev.dtu.effect.Effect.Kind;
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
