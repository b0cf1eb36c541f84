package dev.dtu.trial;

import dev.dtu.call.Percent;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.json.Json;
import dev.dtu.store.Change;
import dev.dtu.store.Row;
import dev.dtu.twin.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Tells the key of a row that a request made: by what was asked, by the reply, by the row itself.
final class NewKeys {

  private NewKeys() {}

  static Optional<String> given(Effect creator, Asking asking, int scopes) {
    if (creator.key().size() <= scopes) {
      return Optional.empty();
    }
    Effect.Binding binding = creator.key().get(scopes);
    return switch (binding.source()) {
      case ITEM, ANY -> Optional.empty();
      case PATH -> asking.path(binding.name());
      case QUERY -> asking.request().parameters().find(binding.name());
      case BODY ->
          asking.body().flatMap(body -> Dig.find(body, binding.name())).flatMap(Json::asWords);
    };
  }

  static Optional<String> id(Resource resource, Json item) {
    return resource.idMember().isEmpty()
        ? Optional.empty()
        : Dig.find(item, resource.idMember()).flatMap(Json::asWords);
  }

  // Where the reply does not tell the id (204, or an item that does not show it), the row does.
  static Optional<List<String>> row(Subject subject, Resource resource, Turn turn) {
    String table = subject.table(resource.name());
    for (Change change : turn.changes()) {
      if (change instanceof Change.Put put
          && put.table().equals(table)
          && (put.before().isEmpty() || resource.singleton())) {
        return Optional.of(key(put.after()));
      }
    }
    return Optional.empty();
  }

  static List<String> key(Row row) {
    List<String> parts = new ArrayList<>();
    for (String part : row.key().split("/", -1)) {
      parts.add(Percent.decode(part));
    }
    return parts;
  }
}
