package dev.dtu.twin;

import dev.dtu.call.Dice;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The people of a universe, planted before its twins so that all of them know the same ones.
///
/// Twins copy from them when they are planted and never look again: services do not sync by magic.
///
/// @param all each with a `key`, which no other has
public record People(List<Obj> all) implements Seed {

  public static final People NOBODY = new People(List.of());

  /// The namespace of their table.
  static final String NAMESPACE = "people";

  private static final TableShape TABLE = Tables.shape(NAMESPACE + "/person");

  public People {
    all = List.copyOf(all);
  }

  @Override
  public void plant(Draft draft, Dice dice, Instant moment) {
    for (Obj person : all) {
      String key = person.text("key").orElseThrow();
      draft.put(TABLE, new Row(key, draft.nextPlace(TABLE), Obj.of("item", person)));
    }
  }

  /// Those who live in a universe, in their order.
  public static List<Obj> in(Draft draft) {
    List<Obj> people = new ArrayList<>();
    draft
        .table(TABLE)
        .rows(0)
        .forEachRemaining(row -> row.value().obj("item").ifPresent(people::add));
    return people;
  }
}
