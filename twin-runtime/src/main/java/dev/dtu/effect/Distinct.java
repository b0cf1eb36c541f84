package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Table;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Tables;
import java.util.Optional;

/// Makes the names the service gives distinct from those of the rows there are: two things nobody
/// named may be made one after the other, ten thousand too.
final class Distinct {

  private static final int TRIES = 20;

  private final Deed deed;
  private final Scene scene;
  private final Table table;
  private final String key;

  private Distinct(Deed deed, Scene scene, String key) {
    this.deed = deed;
    this.scene = scene;
    this.table = scene.draft().table(deed.shelf().table());
    this.key = key;
  }

  /// The item, with another value for each alias that the client did not give and another row has.
  static Obj of(Deed deed, Scene scene, Obj given, Obj item, String key) {
    Obj distinct = item;
    for (String member : deed.shelf().resource().aliases()) {
      if (Members.find(given, member).isEmpty()) {
        distinct = new Distinct(deed, scene, key).alone(distinct, member);
      }
    }
    return distinct;
  }

  private Obj alone(Obj item, String member) {
    Optional<String> word = Members.words(item, member);
    Optional<Shape> shape = deed.shelf().shape(item, member);
    if (word.isEmpty() || shape.isEmpty() || !taken(word.get())) {
      return item;
    }
    long count = table.minted();
    for (int i = 0; i < TRIES; i++) {
      Json other =
          i == 0
              ? Texts.numbered(word.get(), count, shape.get())
              : deed.draw(scene, key, true).at(member).at(i).value(shape.get(), member);
      Optional<String> another = other.asWords();
      if (another.isPresent() && !taken(another.get()) && Synthesis.fits(other, shape.get())) {
        return Members.with(item, member, other);
      }
    }
    return item;
  }

  private boolean taken(String word) {
    String scopes = key.substring(0, key.lastIndexOf('/') + 1);
    return table.count(Tables.ALIAS, scopes + word) > 0;
  }
}
