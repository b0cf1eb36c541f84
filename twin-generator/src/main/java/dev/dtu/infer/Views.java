package dev.dtu.infer;

import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect.Kind;
import java.util.List;
import java.util.Optional;

/// Finds items that are another resource's, seen from what they belong to: `GET /users/{u}/blogs/{b}`
/// where `GET /blogs/{b}` shows the same.
///
/// What is named by less is not in what it is also seen from, unless it is made or changed there.
final class Views {
  private static final List<Kind> LOOKS = List.of(Kind.READ, Kind.LIST);
  private final Drafts drafts;

  Views(Drafts drafts) {
    this.drafts = drafts;
  }

  void tell() {
    for (Draft view : drafts.all()) {
      if (looks(view)) {
        near(view).ifPresent(near -> unite(view, near));
      }
    }
  }

  private static boolean looks(Draft view) {
    return view.manner() == Draft.Manner.ITEM
        && view.does(Kind.READ)
        && view.uses().stream().allMatch(use -> LOOKS.contains(use.kind()))
        && view.place().above().filter(Views::looks).isPresent();
  }

  /// True when all that is asked at a place and below it is to see something.
  private static boolean looks(Place place) {
    return place.ops().stream().allMatch(op -> op.operation().method().equals("GET"))
        && place.below().stream().allMatch(Views::looks);
  }

  private Optional<Draft> near(Draft view) {
    return drafts.all().stream()
        .filter(near -> near != view && near.manner() == Draft.Manner.ITEM)
        .filter(near -> near.does(Kind.READ) && near.plainNoun().equals(view.plainNoun()))
        .filter(near -> near.scopes().size() < view.scopes().size())
        .filter(near -> Telling.unbound(near, view.place()).isEmpty() && shows(near, view))
        .findFirst();
  }

  /// True when all that the view shows is the item that stands nearer.
  private boolean shows(Draft near, Draft view) {
    Optional<Schema> own = near.shape();
    return own.isPresent()
        && !Identity.member(near, drafts.forms()).isEmpty()
        && view.uses().stream()
            .map(use -> Forms.item(use.reply()))
            .allMatch(item -> item.isPresent() && drafts.forms().same(own.get(), item.get()));
  }

  private void unite(Draft view, Draft near) {
    List<Draft.Use> uses = List.copyOf(view.uses());
    drafts.drop(view);
    drafts.second(view.place(), near);
    near.views().add(view.place());
    uses.forEach(use -> drafts.tell(near, use.op(), use.kind(), use.place(), false));
  }
}
