package dev.dtu.bench.subject;

import dev.dtu.call.Dice;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.ledger.Ledger;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;
import dev.dtu.twin.People;
import dev.dtu.twin.Tables;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.InstantSource;
import java.util.Map;

/// Universes of the made-up service, with rows to begin with.
public final class Worlds {

  /// The table the load's documents stand in.
  public static final TableShape DOCUMENTS =
      Tables.shape(SyntheticService.NAME + "/" + SyntheticService.ASKED);

  private Worlds() {}

  /// No universe yet, of a twin with so many operations.
  public static Universes of(int operations) {
    Twin twin = SyntheticService.twin(operations);
    return new Universes(Map.of(twin.name(), twin), 1, InstantSource.system());
  }

  /// Universes of a twin with so many operations, kept in a folder.
  ///
  /// @param awake how many may be in memory
  public static Universes kept(Ledger ledger, int operations, int awake) {
    Twin twin = SyntheticService.twin(operations);
    return Universes.kept(
        Map.of(twin.name(), twin), ledger, awake, InstantSource.system(), People.NOBODY);
  }

  /// A universe that takes any credential and begins with so many short documents, as one act.
  public static Universe create(Universes universes, String name, int rows) {
    try {
      Universe made = universes.create(Wish.ANYTHING.named(name).takingAnyCredential());
      if (rows > 0) {
        fill(made, rows);
      }
      return made;
    } catch (Universes.Refused refused) {
      throw new IllegalStateException(refused);
    }
  }

  private static void fill(Universe universe, int rows) {
    Dice dice = new Dice(7);
    universe.act(
        "bench",
        "fill",
        draft -> {
          for (int i = 0; i < rows; i++) {
            String id = "old" + dice.at(i).text("abcdefghijklmnopqrstuvwxyz", 14);
            draft.mint(DOCUMENTS);
            draft.put(DOCUMENTS, new Row(id, draft.nextPlace(DOCUMENTS), envelope(id, i)));
          }
        });
  }

  /// A stored document of about 200 bytes.
  public static Obj envelope(String id, int number) {
    Obj item =
        Obj.builder()
            .put("id", id)
            .put("created", "2026-11-21T00:00:00.000Z")
            .put("marker", "old-" + number)
            .put("title", "A note that was there before, number " + number)
            .put("text", "Short, because it is one of very many.")
            .put("priority", Json.of(number % 5 + 1))
            .put("open", number % 2 == 0)
            .build();
    return Obj.of("item", item);
  }
}
