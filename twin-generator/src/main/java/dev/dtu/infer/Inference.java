package dev.dtu.infer;

import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import dev.dtu.usage.Usages;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Tells from a contract alone which resources a service keeps and what each operation does to
/// them. Every operation ends in exactly one place: an effect, or absent with the reason.
///
/// The same contract gives the same meanings, in the contract's order.
public final class Inference {
  private final Drafts drafts;
  private final Telling telling;
  private final Acts acts;

  private Inference(Drafts drafts) {
    this.drafts = drafts;
    this.telling = new Telling(drafts);
    this.acts = new Acts(drafts);
  }

  /// The meanings of a contract's operations.
  public static Meanings of(Contract contract) {
    Optional<Procedures> procedures = Procedures.of(contract);
    return procedures.isPresent()
        ? called(contract, procedures.get())
        : new Inference(Drafts.of(Places.of(contract))).meanings(contract);
  }

  /// The meanings of a contract of a service that nobody recorded: with what is presumed of it.
  public static Meanings alone(Contract contract) {
    Meanings meanings = of(contract);
    return meanings.with(Presumed.of(contract, meanings, Usages.NONE));
  }

  private static Meanings called(Contract contract, Procedures procedures) {
    Map<String, Effect> byOperation = new HashMap<>();
    procedures.effects().forEach(effect -> byOperation.put(effect.operation(), effect));
    return meanings(contract, procedures.resources(), byOperation);
  }

  private Meanings meanings(Contract contract) {
    Map<String, Effect> byOperation = new HashMap<>();
    for (Draft draft : drafts.all()) {
      for (Draft.Use use : draft.uses()) {
        byOperation.put(use.op().id(), telling.effect(draft, use));
      }
    }
    for (Place place : drafts.places().all()) {
      for (Place.Op op : place.ops()) {
        if (!byOperation.containsKey(op.id())) {
          byOperation.put(op.id(), acts.effect(place, op));
        }
      }
    }
    return meanings(contract, resources(), byOperation);
  }

  private static Meanings meanings(
      Contract contract, List<Resource> resources, Map<String, Effect> byOperation) {
    List<Effect> effects = new ArrayList<>();
    SortedMap<String, String> absent = new TreeMap<>();
    for (OperationLine line : contract.lines()) {
      var operation = contract.operation(line.id());
      var op = new Place.Op(operation, operation.route().parameters());
      if (operation.successStatus().isEmpty()) {
        absent.put(line.id(), "the contract declares no successful reply");
      } else {
        Effect known = byOperation.get(line.id());
        effects.add(known == null ? Acts.answer(op, List.of()) : known);
      }
    }
    return new Meanings(resources, effects, absent);
  }

  private List<Resource> resources() {
    List<Resource> resources = new ArrayList<>();
    for (Draft draft : drafts.all()) {
      resources.add(resource(draft));
    }
    return resources;
  }

  private Resource resource(Draft draft) {
    Forms forms = drafts.forms();
    return new Resource(
        draft.name(),
        scopes(draft),
        Identity.member(draft, forms),
        Identity.shape(draft, forms),
        Identity.aliases(draft, forms),
        draft.manner() == Draft.Manner.SINGLE,
        draft.schemas(),
        links(draft));
  }

  private List<Resource.Scope> scopes(Draft draft) {
    List<Place> parameters = draft.place().road().stream().filter(Place::isParameter).toList();
    List<String> names = draft.scopes();
    List<Resource.Scope> scopes = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      Place at = parameters.get(i);
      String resource =
          drafts
              .named(at)
              .filter(d -> d.manner() == Draft.Manner.ITEM)
              .filter(d -> d.place() == at || d.scopes().isEmpty())
              .map(Draft::name)
              .orElse("");
      scopes.add(
          new Resource.Scope(names.get(i), resource, telling.scopeMember(names.get(i), draft)));
    }
    return scopes;
  }

  private SortedMap<String, String> links(Draft draft) {
    SortedMap<String, String> links = new TreeMap<>();
    for (Schema shape : draft.shapes()) {
      for (String member : drafts.forms().members(shape).keySet()) {
        List<String> words = Words.of(member);
        if (words.size() < 2 || !words.getLast().equals("id")) {
          continue;
        }
        String noun = String.join("-", words.subList(0, words.size() - 1));
        drafts.all().stream()
            .filter(other -> other != draft && other.name().equals(noun))
            .filter(other -> other.manner() == Draft.Manner.ITEM)
            .findFirst()
            .ifPresent(other -> links.put(member, other.name()));
      }
    }
    return links;
  }
}
