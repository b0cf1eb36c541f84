package dev.dtu.grant;

import dev.dtu.call.Percent;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tables;
import java.time.Instant;

/// The assertions that were used, each by who made it and the `jti` it has, for as long as it stands.
record Used(String space) {

  /// Takes note that an assertion is used; false when it was used before.
  boolean first(Scene scene, String issuer, String jti, Instant expires) {
    Draft draft = scene.draft();
    TableShape shape = Tables.shape(space + "/used-assertion");
    String key = Percent.encode(issuer) + "/" + Percent.encode(jti);
    if (draft.find(shape, key).isPresent()) {
      return false;
    }
    Obj item = Obj.of("expires", Json.of(expires.toString()));
    draft.put(shape, new Row(key, draft.nextPlace(shape), Obj.of("item", item)));
    Ended.drop(draft, shape, scene.moment(), draft.mint(shape));
    return true;
  }
}
