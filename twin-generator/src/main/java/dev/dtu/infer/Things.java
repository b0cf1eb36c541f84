package dev.dtu.infer;

import dev.dtu.contract.Schema;
import dev.dtu.effect.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The resources of procedures: what their replies show, each with its name, its id, and what must
/// be named with it.
final class Things {
  private static final List<String> USUAL_IDS = List.of("id", "uid", "uuid", "key");
  private final List<Procedure> procedures;
  private final Map<String, Reading> readings = new HashMap<>();
  private final Map<String, Thing> byShape = new LinkedHashMap<>();
  private final Map<String, Thing> byFamily = new HashMap<>();
  private final Forms forms = new Forms();

  private Things(List<Procedure> procedures) {
    this.procedures = procedures;
  }

  /// @param procedures in an order that does not depend on the contract's
  static Things of(List<Procedure> procedures) {
    var things = new Things(procedures);
    for (Procedure procedure : procedures) {
      things.readings.put(procedure.id(), Shown.of(procedure));
    }
    procedures.forEach(things::show);
    things.name();
    things.identify();
    things.families();
    procedures.forEach(things::idAlone);
    things.all().forEach(things::scope);
    return things;
  }

  List<Thing> all() {
    return byShape.values().stream().distinct().toList();
  }

  Forms forms() {
    return forms;
  }

  Reading reading(Procedure procedure) {
    return readings.getOrDefault(procedure.id(), Reading.NOTHING);
  }

  /// The thing a reply shows.
  Optional<Thing> shown(Procedure procedure) {
    return Forms.item(reading(procedure)).map(item -> byShape.get(key(procedure, item)));
  }

  /// The thing a family is about, of its own or of the family of the same last word.
  Optional<Thing> about(Procedure procedure) {
    return Optional.ofNullable(byFamily.get(family(procedure)))
        .or(() -> Optional.ofNullable(byFamily.get(procedure.noun())))
        .or(() -> all().stream().filter(thing -> thing.called(procedure.noun())).findFirst());
  }

  private static String family(Procedure procedure) {
    return String.join(".", procedure.family());
  }

  private static String key(Procedure procedure, Schema item) {
    return item.name().orElse(family(procedure) + " " + item.node());
  }

  private void show(Procedure procedure) {
    Calling.Sense sense = Calling.sense(procedure.verb());
    boolean plain =
        switch (sense) {
          case MAKE, SHOW, LIST, CHANGE -> true;
          case REMOVE, JOIN, PART, OTHER -> false;
        };
    Optional<Schema> item = Forms.item(reading(procedure));
    if (!plain || item.isEmpty()) {
      return;
    }
    Thing thing =
        byShape.computeIfAbsent(
            key(procedure, item.get()), _ -> alike(procedure, item.get()).orElseGet(Thing::new));
    thing.shown(procedure, member(procedure), item.get(), Reading.place(reading(procedure)));
  }

  /// What a family of the same last word shows, when it is alike; what holds one is none itself.
  private Optional<Thing> alike(Procedure procedure, Schema item) {
    return all().stream()
        .filter(thing -> thing.nouns().contains(procedure.noun()) && !thing.heldIn(item))
        .filter(thing -> thing.shapes().stream().anyMatch(s -> forms.closelyAlike(s, item)))
        .findFirst();
  }

  private String member(Procedure procedure) {
    return switch (reading(procedure)) {
      case Reading.One one -> one.member();
      case Reading.Many many -> many.member();
      case Reading.Nothing _ -> "";
    };
  }

  private void name() {
    Set<String> taken = new HashSet<>();
    for (Thing thing : all()) {
      Map<String, Integer> counts = new LinkedHashMap<>();
      thing.members().forEach(word -> counts.merge(word, 1, Integer::sum));
      String most =
          counts.entrySet().stream()
              .max(
                  Map.Entry.<String, Integer>comparingByValue()
                      .thenComparing(e -> thing.nouns().contains(e.getKey()))
                      .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
              .orElseThrow()
              .getKey();
      String noun = thing.nouns().iterator().next();
      String name = Reading.WRAPPERS.contains(most) || most.isEmpty() ? noun : most;
      String wanted = taken.contains(name) ? noun + "-" + name : name;
      String own = wanted;
      for (int n = 2; !taken.add(own); n++) {
        own = wanted + "-" + n;
      }
      thing.name(own);
    }
  }

  /// Gives each thing its id; what nothing tells apart is none.
  private void identify() {
    for (Thing thing : all()) {
      thing.idMember(id(thing));
    }
    byShape.values().removeIf(thing -> thing.idMember().isEmpty());
  }

  private String id(Thing thing) {
    for (String usual : USUAL_IDS) {
      for (Schema shape : thing.shapes()) {
        if (Identity.find(shape, usual, forms).isPresent()) {
          return usual;
        }
      }
    }
    Map<String, Integer> asked = new LinkedHashMap<>();
    for (Procedure procedure : procedures) {
      boolean shows =
          Forms.item(reading(procedure))
              .map(i -> byShape.get(key(procedure, i)) == thing)
              .orElse(false);
      Calling.Sense sense = Calling.sense(procedure.verb());
      if (shows && (sense == Calling.Sense.CHANGE || sense == Calling.Sense.SHOW)) {
        procedure.arguments().values().stream()
            .filter(p -> p.required() && !Thing.holds(p))
            .filter(p -> all().stream().noneMatch(other -> other.meantBy(p)))
            .filter(p ->
                thing.shapes().stream()
                    .anyMatch(s -> Identity.find(s, p.name(), forms).isPresent()))
            .forEach(p -> asked.merge(p.name(), 1, Integer::sum));
      }
    }
    return asked.entrySet().stream()
        .max(
            Map.Entry.<String, Integer>comparingByValue()
                .thenComparingInt(e -> -e.getKey().length())
                .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
        .map(Map.Entry::getKey)
        .orElse("");
  }

  /// Finds what each family is about: what most of its plain procedures show.
  private void families() {
    Map<String, Map<Thing, Integer>> counts = new LinkedHashMap<>();
    for (Procedure procedure : procedures) {
      Optional<Thing> thing = shown(procedure);
      int weight = thing.map(t -> weight(procedure, t)).orElse(0);
      if (weight > 0) {
        counts
            .computeIfAbsent(family(procedure), _ -> new LinkedHashMap<>())
            .merge(thing.orElseThrow(), weight, Integer::sum);
      }
    }
    counts.forEach((family, things) -> {
      Thing most = null;
      for (Map.Entry<Thing, Integer> each : things.entrySet()) {
        most =
            most == null || each.getValue() > things.getOrDefault(most, 0) ? each.getKey() : most;
      }
      if (most != null) {
        byFamily.put(family, most);
      }
    });
  }

  private int weight(Procedure procedure, Thing thing) {
    boolean one = reading(procedure) instanceof Reading.One;
    return switch (Calling.sense(procedure.verb())) {
      case MAKE -> one && thing.key(procedure).filter(procedure::requires).isEmpty() ? 2 : 0;
      case SHOW, CHANGE -> one && thing.key(procedure).isPresent() ? 2 : 0;
      case LIST -> procedure.verb().equals("list") ? 3 : 1;
      case REMOVE, JOIN, PART, OTHER -> 0;
    };
  }

  /// A thing of which a reply tells the id alone, when other procedures of the family ask for it.
  private void idAlone(Procedure procedure) {
    boolean makes = Calling.sense(procedure.verb()) == Calling.Sense.MAKE;
    if (!makes
        || procedure.words().size() > 1
        || shown(procedure).isPresent()
        || about(procedure).isPresent()) {
      return;
    }
    for (Schema.Property p : procedure.replied()) {
      List<String> words = Words.of(p.name());
      boolean id =
          words.size() > 1
              && words.getLast().equals("id")
              && Identity.scalar(p.schema())
              && procedure.noun().endsWith(words.get(words.size() - 2))
              && all().stream().noneMatch(thing -> thing.called(words.get(words.size() - 2)));
      if (id && askedFor(procedure, p.name())) {
        var thing = new Thing();
        String place = "reply:" + procedure.id();
        Schema shape = procedure.operation().success().flatMap(reply -> reply.json()).orElseThrow();
        thing.shown(procedure, procedure.noun(), shape, place);
        thing.alsoIn("body:" + procedure.id());
        thing.name(words.get(words.size() - 2));
        thing.idMember(p.name());
        byShape.put("of " + family(procedure), thing);
        byFamily.put(family(procedure), thing);
        return;
      }
    }
  }

  private boolean askedFor(Procedure made, String argument) {
    return procedures.stream()
        .anyMatch(p ->
            !p.equals(made)
                && String.join(".", p.family()).startsWith(family(made))
                && p.arguments().containsKey(argument));
  }

  /// What must be named with a row: an argument for another thing, asked for by all that make one
  /// and known to all that name one.
  private void scope(Thing thing) {
    List<Procedure> makes = new ArrayList<>();
    List<Procedure> names = new ArrayList<>();
    for (Procedure procedure : procedures) {
      Calling.Sense sense = Calling.sense(procedure.verb());
      boolean shows = shown(procedure).filter(thing::equals).isPresent();
      boolean own = about(procedure).filter(thing::equals).isPresent() && exact(procedure, thing);
      if (sense == Calling.Sense.MAKE && shows && thing.key(procedure).isEmpty()) {
        makes.add(procedure);
      } else if ((shows || own)
          && thing.key(procedure).isPresent()
          && (sense == Calling.Sense.SHOW
              || sense == Calling.Sense.CHANGE
              || sense == Calling.Sense.REMOVE)) {
        names.add(procedure);
      }
    }
    List<Resource.Scope> scopes = new ArrayList<>();
    for (Thing other : all()) {
      boolean held =
          other != thing
              && other.scopes().isEmpty()
              && !other.single()
              && !makes.isEmpty()
              && !names.isEmpty()
              && makes.stream().allMatch(p -> asking(p, other).filter(p::requires).isPresent())
              && names.stream().allMatch(p -> asking(p, other).isPresent());
      if (held) {
        String argument = asking(makes.getFirst(), other).orElseThrow();
        boolean told =
            thing.shapes().stream().anyMatch(s -> Identity.find(s, argument, forms).isPresent());
        scopes.add(new Resource.Scope(argument, other.name(), told ? argument : ""));
      }
    }
    thing.scopes(scopes);
  }

  /// True when the name says nothing of another thing.
  static boolean exact(Procedure procedure, Thing thing) {
    return procedure.object().isEmpty() || thing.called(procedure.object());
  }

  /// The argument that names a row of a thing that is not the procedure's own.
  static Optional<String> asking(Procedure procedure, Thing other) {
    return procedure.arguments().values().stream()
        .filter(other::meantBy)
        .map(Schema.Property::name)
        .findFirst();
  }
}
