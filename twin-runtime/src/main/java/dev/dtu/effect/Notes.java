package dev.dtu.effect;

import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;
import dev.dtu.twin.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a [Part] keeps for later turns and no operation shows: passcodes, counts of failures,
/// sessions. Rows like all others, so they fork and replay.
public final class Notes {

  private final Scene scene;
  private final TableShape table;

  Notes(Scene scene, String name, boolean survives) {
    this.scene = scene;
    this.table = new TableShape(scene.twin().space() + "/~" + name, List.of(), survives);
  }

  /// What was noted under a key.
  public Optional<Obj> find(String key) {
    return scene.draft().find(table, key).map(Row::value);
  }

  /// Notes something under a key, in place of what was noted there.
  public void put(String key, Obj note) {
    Row row =
        scene
            .draft()
            .find(table, key)
            .map(known -> known.withValue(note))
            .orElseGet(() -> new Row(key, scene.draft().nextPlace(table), note));
    scene.draft().put(table, row);
  }

  /// Forgets what was noted under a key.
  public void remove(String key) {
    scene.draft().remove(table, key);
  }

  /// All keys, in the order they were first noted.
  public List<String> keys() {
    List<String> keys = new ArrayList<>();
    scene.draft().table(table).rows(0).forEachRemaining(row -> keys.add(row.key()));
    return keys;
  }

  /// The next count of these notes, from 0.
  public long count() {
    return scene.draft().mint(table);
  }
}
