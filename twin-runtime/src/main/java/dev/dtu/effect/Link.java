package dev.dtu.effect;

import dev.dtu.call.Reply;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Scene;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Puts a row into the containers the request names, or takes it out; a second time changes nothing.
record Link(Deed deed) implements Behaviour {

  @Override
  public void exist(Scene scene) {
    deed.exist(scene, true);
  }

  @Override
  public Reply act(Scene scene) {
    List<Row> rows = Arguments.rows(deed, scene);
    rows.forEach(row -> moved(scene, row));
    Optional<Deed> around = around();
    return around.isPresent()
        ? Create.shown(around.get(), scene, around.get().row(scene))
        : Create.shown(deed, scene, rows.getFirst());
  }

  /// The container, when the reply shows more of it than of the row.
  private Optional<Deed> around() {
    if (deed.effect().replyMember().isEmpty()) {
      return Optional.empty();
    }
    Map<String, Shape.Slot> shown =
        deed.form().item().map(shape -> shape.slots(Obj.EMPTY)).orElseGet(Collections::emptyMap);
    return deed.effect().within().stream()
        .filter(container -> !container.resource().isEmpty())
        .map(this::showing)
        .filter(other -> shared(other, shown) > shared(deed, shown))
        .findFirst();
  }

  /// What shows the row of a container the request names, in this operation's reply.
  private Deed showing(Effect.Container container) {
    var read =
        new Effect(
            deed.operation().id(),
            Effect.Kind.READ,
            container.resource(),
            container.key(),
            List.of(),
            "",
            deed.effect().replyMember(),
            "",
            new TreeMap<>(),
            new TreeMap<>(),
            deed.effect().status());
    return new Deed(read, deed.operation(), deed.shelves(), deed.cargo());
  }

  private static int shared(Deed deed, Map<String, Shape.Slot> shown) {
    int shared = 0;
    for (String name : deed.shelf().slots(Obj.EMPTY).keySet()) {
      shared += shown.containsKey(name) ? 1 : 0;
    }
    return shared;
  }

  private void moved(Scene scene, Row row) {
    Stored stored = Stored.of(row);
    boolean in = deed.effect().kind() == Effect.Kind.LINK;
    List<String> linked = new ArrayList<>(stored.linked());
    List<String> within = new ArrayList<>(stored.within());
    for (Effect.Container container : deed.effect().within()) {
      String text = deed.container(scene, container).orElse("");
      if (!in) {
        linked.remove(text);
        within.remove(text);
      } else if (!text.isEmpty()
          && !text.startsWith("/")
          && !linked.contains(text)
          && !within.contains(text)) {
        linked.add(text);
      }
    }
    if (!linked.equals(stored.linked()) || !within.equals(stored.within())) {
      Stored moved = stored.withLinked(linked).withWithin(within);
      Shelves.keep(scene.draft(), deed.shelf(), row.withValue(keep(row, moved)), scene.moment());
    }
  }

  /// The envelope, with the mark of a bare row kept.
  static Obj keep(Row row, Stored stored) {
    Obj envelope = stored.envelope();
    return row.value().flag("bare") ? envelope.with("bare", dev.dtu.json.Json.of(true)) : envelope;
  }
}
