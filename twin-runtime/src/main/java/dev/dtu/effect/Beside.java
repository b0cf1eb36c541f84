package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Map;

/// What a reply tells of a row in the envelope around it: its id, and what it stands in, by their
/// names: `{"channel": "C1", "ts": "12.3", "message": {…}}`.
final class Beside {

  private Beside() {}

  /// The members of the envelope that tell of the row; none unless the request is a call.
  static Obj of(Deed deed, String key) {
    Obj told = Obj.EMPTY;
    if (!deed.effect().called()) {
      return told;
    }
    Resource resource = deed.shelf().resource();
    String item = deed.effect().replyMember();
    String id = Shelf.lastPart(key);
    for (Map.Entry<String, Shape.Slot> each : deed.form().slots().entrySet()) {
      String name = each.getKey();
      if (!name.equals(item) && each.getValue().shape().is("string")) {
        String plain = Names.plain(name);
        String own = Names.plain(resource.name());
        if (name.equals(resource.idMember())
            || plain.equals(own + "id")
            || plain.equals(own + Names.plain(resource.idMember()))
            || plain.equals(own)) {
          told = told.with(name, Json.of(id));
        }
        told = scope(resource.scopes(), key, told, name);
      }
    }
    return told;
  }

  private static Obj scope(List<Resource.Scope> scopes, String key, Obj told, String name) {
    for (int i = 0; i < scopes.size(); i++) {
      if (scopes.get(i).parameter().equals(name)) {
        return told.with(name, Json.of(Shelves.part(key, i)));
      }
    }
    return told;
  }
}
