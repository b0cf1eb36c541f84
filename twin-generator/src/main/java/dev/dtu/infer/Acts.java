package dev.dtu.infer;

import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Effect.Binding;
import dev.dtu.effect.Effect.Container;
import dev.dtu.effect.Effect.Kind;
import dev.dtu.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tells what the operations do that are none of the plain verbs: something to the item they stand
/// below, else nothing but answer.
final class Acts {
  private static final Set<String> SENDING = Set.of("POST", "PUT", "PATCH");
  private final Drafts drafts;

  Acts(Drafts drafts) {
    this.drafts = drafts;
  }

  Effect effect(Place place, Place.Op op) {
    Optional<Drafts.Around> around = drafts.around(place);
    boolean reads = op.operation().method().equals("GET");
    Optional<Effect> act =
        around
            .filter(in -> !reads && !ofAnother(place, in))
            .flatMap(in ->
                copy(place, op, in)
                    .or(() -> change(place, op, in))
                    .or(() -> member(place, op, in))
                    .or(() -> members(place, op, in))
                    .or(() -> act(place, op, in)));
    return act.orElseGet(() ->
        answer(op, around.map(in -> List.of(Telling.container(in, op, false))).orElse(List.of())));
  }

  /// True when something there is one of stands between the item and the operation: what activates
  /// `/apps/{id}/connections/default` does not activate the app.
  private boolean ofAnother(Place place, Drafts.Around in) {
    for (Place at = place; at != in.place(); at = at.above().orElseThrow()) {
      boolean single =
          drafts.at(at).filter(draft -> draft.manner() == Draft.Manner.SINGLE).isPresent();
      if (at != place && single) {
        return true;
      }
    }
    return false;
  }

  /// A new row beside the one copied.
  private Optional<Effect> copy(Place place, Place.Op op, Drafts.Around in) {
    if (!op.operation().method().equals("POST")
        || !Verbs.copies(place.word())
        || shown(in.draft(), op).isEmpty()) {
      return Optional.empty();
    }
    List<Binding> key = in.key(op);
    return Optional.of(
        told(op, Kind.CREATE, in.draft(), key.subList(0, key.size() - 1), "", new TreeMap<>()));
  }

  /// A change of the item: what is sent is what its own changes take, or one of its members by the
  /// name of the place.
  private Optional<Effect> change(Place place, Place.Op op, Drafts.Around in) {
    if (!SENDING.contains(op.operation().method()) || place.isParameter()) {
      return Optional.empty();
    }
    Reading body = drafts.body(in.draft(), op);
    Optional<Schema> sent = Forms.item(body);
    boolean whole =
        sent.filter(s ->
                in.draft().uses().stream()
                    .filter(use -> Draft.CHANGING.contains(use.kind()))
                    .flatMap(use -> Forms.item(use.body()).stream())
                    .anyMatch(ours -> s.name().isPresent() && drafts.forms().same(ours, s)))
            .isPresent();
    boolean part =
        sent.filter(s -> drafts.forms().members(s).containsKey(place.word()))
            .filter(_ ->
                in.draft().shapes().stream()
                    .anyMatch(s -> drafts.forms().members(s).containsKey(place.word())))
            .isPresent();
    boolean told = drafts.reply(op) instanceof Reading.Nothing || shown(in.draft(), op).isPresent();
    if (!(whole && told) && !part) {
      return Optional.empty();
    }
    String sends = whole && body instanceof Reading.One one ? one.member() : "";
    return Optional.of(told(op, Kind.UPDATE, in.draft(), in.key(op), sends, new TreeMap<>()));
  }

  /// A change of the member that has the name of the place: what is sent is of its kind.
  private Optional<Effect> member(Place place, Place.Op op, Drafts.Around in) {
    boolean sends = SENDING.contains(op.operation().method()) && !place.isParameter();
    Optional<Schema> sent =
        op.operation()
            .body()
            .filter(_ -> sends && place.above().filter(in.place()::equals).isPresent())
            .flatMap(body -> body.schemaFor("application/json"));
    for (Schema shape : in.draft().shapes()) {
      Schema.Property member = drafts.forms().members(shape).get(place.word());
      if (sent.isPresent() && member != null && ofKind(sent.get(), member.schema())) {
        var sets = new TreeMap<String, Json>();
        sets.put(member.name(), Verbs.SENT);
        return Optional.of(told(op, Kind.ACT, in.draft(), in.key(op), "", sets));
      }
    }
    return Optional.empty();
  }

  /// A change of the members that are sent, where the reply shows the item with them: the server that a
  /// volume is attached to.
  private Optional<Effect> members(Place place, Place.Op op, Drafts.Around in) {
    boolean below = place.above().filter(in.place()::equals).isPresent();
    boolean plain =
        SENDING.contains(op.operation().method())
            && !place.isParameter()
            && Verbs.sets(place.word(), op.operation().method(), in.draft(), drafts.forms())
                .isEmpty();
    Optional<Schema> sent = Forms.item(drafts.body(in.draft(), op));
    if (!below || !plain || sent.isEmpty() || shown(in.draft(), op).isEmpty()) {
      return Optional.empty();
    }
    List<String> needed =
        drafts.forms().members(sent.get()).values().stream()
            .filter(Schema.Property::required)
            .map(Schema.Property::name)
            .toList();
    boolean own =
        !needed.isEmpty()
            && in.draft().shapes().stream()
                .anyMatch(s -> drafts.forms().members(s).keySet().containsAll(needed));
    return own
        ? Optional.of(told(op, Kind.UPDATE, in.draft(), in.key(op), "", new TreeMap<>()))
        : Optional.empty();
  }

  /// True when what is sent may stand in the member.
  private boolean ofKind(Schema sent, Schema member) {
    var names = drafts.forms().members(sent).keySet();
    return sent.types().contains("object")
        && !names.isEmpty()
        && drafts.forms().members(member).keySet().containsAll(names);
  }

  private Optional<Effect> act(Place place, Place.Op op, Drafts.Around in) {
    SortedMap<String, Json> sets =
        place.isParameter()
            ? new TreeMap<>()
            : Verbs.sets(place.word(), op.operation().method(), in.draft(), drafts.forms());
    boolean silent = drafts.reply(op) instanceof Reading.Nothing;
    return silent || !sets.isEmpty() || shown(in.draft(), op).isPresent()
        ? Optional.of(told(op, Kind.ACT, in.draft(), in.key(op), "", sets))
        : Optional.empty();
  }

  /// The reply, when it shows the item.
  private Optional<Reading.One> shown(Draft draft, Place.Op op) {
    return drafts.reply(op) instanceof Reading.One one
            && draft.shapes().stream().anyMatch(s -> drafts.forms().closelyAlike(s, one.item()))
        ? Optional.of(one)
        : Optional.empty();
  }

  private Effect told(
      Place.Op op,
      Kind kind,
      Draft draft,
      List<Binding> key,
      String sends,
      SortedMap<String, Json> sets) {
    return new Effect(
        op.id(),
        kind,
        draft.name(),
        key,
        List.of(),
        sends,
        shown(draft, op).map(Reading.One::member).orElse(""),
        "",
        new TreeMap<>(),
        sets,
        Telling.status(op));
  }

  static Effect answer(Place.Op op, List<Container> within) {
    return new Effect(
        op.id(),
        Kind.ANSWER,
        "",
        List.of(),
        within,
        "",
        "",
        "",
        new TreeMap<>(),
        new TreeMap<>(),
        Telling.status(op));
  }
}
