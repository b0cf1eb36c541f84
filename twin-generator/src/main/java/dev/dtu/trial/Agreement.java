package dev.dtu.trial;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import java.util.List;
import java.util.Optional;

/// What path and body of a request both name: the row itself, and what it stands in.
record Agreement(Effect creator, Resource resource) {

  /// Has path and body say the same.
  ///
  /// @param scopes the values of the resource's scopes
  void reach(Asking asking, List<String> scopes) {
    for (int i = 0; i < scopes.size() && i < creator.key().size(); i++) {
      String member = resource.scopes().get(i).member();
      if (inPath(i) && !member.isEmpty() && said(asking, member).isPresent()) {
        String place = creator.itemSent().isEmpty() ? member : creator.itemSent() + "." + member;
        asking.bind(new Effect.Binding(Effect.Binding.Source.BODY, place), scopes.get(i));
      }
    }
    own(asking, scopes.size());
  }

  // The row's id is the body's; a body that is one of several kinds keeps its own.
  private void own(Asking asking, int at) {
    if (creator.key().size() <= at || resource.idMember().isEmpty()) {
      return;
    }
    Optional<String> inBody = said(asking, resource.idMember());
    if (inPath(at) && inBody.isPresent()) {
      asking.bind(creator.key().get(at), inBody.get());
    }
  }

  private boolean inPath(int at) {
    return creator.key().get(at).source() == Effect.Binding.Source.PATH;
  }

  private Optional<String> said(Asking asking, String member) {
    return Dig.find(Bench.sentItem(creator, asking), member).flatMap(Json::asWords);
  }
}
