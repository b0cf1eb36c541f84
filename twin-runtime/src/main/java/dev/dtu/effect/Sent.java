package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a client sent, parted: what the item shows, and what is kept but never shown. Members only
/// the service sets are left out, as services do; the id in an object of the item says which other
/// thing is meant, and stays.
record Sent(Obj shown, Obj hidden) {

  /// @param request the shape of the item in the request
  /// @param item the members of the item
  static Sent of(Obj sent, Optional<Shape> request, Map<String, Shape.Slot> item) {
    return of(sent, request, item, false);
  }

  /// @param inner whether it is an object in the item
  private static Sent of(
      Obj sent, Optional<Shape> request, Map<String, Shape.Slot> item, boolean inner) {
    var shown = Obj.builder();
    var hidden = Obj.builder();
    Map<String, Shape.Slot> asked = request.map(r -> r.slots(sent)).orElse(Map.of());
    for (int i = 0; i < sent.size(); i++) {
      String name = sent.key(i);
      String own = own(name, asked.containsKey(name), item);
      if (inner && Names.id(name)) {
        shown.put(own, sent.value(i)); // a reference: the service set it when it made the other
      } else {
        part(own, sent.value(i), asked.get(name), item.get(own), shown, hidden);
      }
    }
    return new Sent(shown.build(), hidden.build());
  }

  /// What the item calls a member of the request: a form's `FriendlyName` is `friendly_name` there.
  private static String own(String name, boolean asked, Map<String, Shape.Slot> item) {
    if (asked && !item.containsKey(name)) {
      String plain = Names.plain(name);
      for (String own : item.keySet()) {
        if (Names.plain(own).equals(plain)) {
          return own;
        }
      }
    }
    return name;
  }

  /// The same where it is known what the service shows: all of it but what is hidden.
  Sent known(Obj sent) {
    return new Sent(bare(sent, hidden), hidden);
  }

  private static Obj bare(Obj sent, Obj hidden) {
    Obj bare = sent;
    for (Obj.Member each : hidden) {
      Optional<Obj> inner = sent.obj(each.key());
      bare =
          inner.isPresent() && each.value() instanceof Obj parts
              ? bare.with(each.key(), bare(inner.get(), parts))
              : bare.without(each.key());
    }
    return bare;
  }

  private static void part(
      String name,
      Json value,
      Shape.@Nullable Slot asked,
      Shape.@Nullable Slot kept,
      Obj.Builder shown,
      Obj.Builder hidden) {
    if (asked != null ? asked.readOnly() : kept != null && kept.readOnly()) {
      return;
    }
    if (secret(asked, kept)) {
      hidden.put(name, value);
      return;
    }
    if (!(value instanceof Obj inner) || (asked == null && kept == null)) {
      shown.put(name, value);
      return;
    }
    Sent parted =
        of(
            inner,
            asked == null ? Optional.empty() : Optional.of(asked.shape()),
            kept == null ? Map.of() : kept.shape().slots(inner),
            true);
    shown.put(name, parted.shown);
    if (!parted.hidden.isEmpty()) {
      hidden.put(name, parted.hidden);
    }
  }

  private static boolean secret(Shape.@Nullable Slot asked, Shape.@Nullable Slot kept) {
    if (kept != null) {
      return kept.writeOnly();
    }
    return asked != null
        && (asked.writeOnly()
            || asked.shape().schema().format().filter("password"::equals).isPresent());
  }

  /// What an item does not show of what was sent.
  static Obj unshown(Obj sent, Obj item) {
    var kept = Obj.builder();
    for (Obj.Member each : sent) {
      Optional<Json> shown = item.find(each.key());
      if (shown.isEmpty()) {
        kept.put(each.key(), each.value());
      } else if (each.value() instanceof Obj own && shown.get() instanceof Obj other) {
        Obj inner = unshown(own, other);
        if (!inner.isEmpty()) {
          kept.put(each.key(), inner);
        }
      }
    }
    return kept.build();
  }
}
