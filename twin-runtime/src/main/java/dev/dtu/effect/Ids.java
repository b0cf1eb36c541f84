package dev.dtu.effect;

import dev.dtu.call.Dice;
import dev.dtu.contract.Contract;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.json.Json;
import dev.dtu.store.Late;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Moments;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The ids of one resource: of its [Mint] shape, unless the paths that name a row or the member that
/// shows the id want another.
final class Ids {

  /// Where ids count from that must be numbers and have no shape of their own.
  private static final long FIRST_NUMBER = 10_001;

  /// A path parameter that carries the id.
  ///
  /// @param few whether it takes a few named ids only
  private record Carrier(Parameter parameter, boolean few) {

    boolean takes(String id) {
      Json word = SchemaCheck.parameterValue(List.of(id), parameter);
      return SchemaCheck.check(word, parameter.schema(), SchemaCheck.Direction.REQUEST).isEmpty();
    }
  }

  /// A path parameter of an operation.
  private record Call(String operation, String parameter) {}

  private final Contract contract;
  private final Optional<Late<Mint>> mint;

  /// Where requests carry the id; an operation may name two rows of the resource in one path.
  private final List<Call> calls = new ArrayList<>();

  private volatile @Nullable List<Carrier> carriers;

  Ids(Resource resource, Contract contract) {
    this.contract = contract;
    this.mint =
        resource.idShape().isEmpty()
            ? Optional.empty()
            : Optional.of(Late.of(() -> Mint.of(resource.idShape())));
  }

  /// Takes note of a path parameter that carries the id; told before the first id is made.
  void calledBy(String operation, Effect.Binding binding) {
    if (binding.source() == Effect.Binding.Source.PATH) {
      calls.add(new Call(operation, binding.name()));
    }
  }

  /// Whether the service makes the ids.
  boolean made() {
    return mint.isPresent();
  }

  /// Whether all ids have letters in common, such as those they begin with.
  boolean worded() {
    return mint.isPresent() && mint.get().get().worded();
  }

  /// The n-th id as it is minted, whether or not it fits.
  String minted(Dice dice, long count) {
    return mint.isPresent() ? mint.get().get().make(dice, count) : Long.toString(count + 1);
  }

  /// Whether the path parameters that carry the id take any text.
  boolean plain() {
    for (Carrier carrier : carriers()) {
      boolean any = new Shape(carrier.parameter().schema()).anyText();
      if (!any || !carrier.takes(minted(new Dice(0), 0))) {
        return false;
      }
    }
    return true;
  }

  /// The n-th id.
  ///
  /// @param members the shapes of the members that show it
  String make(Dice dice, long count, List<Shape> members) {
    String made = minted(dice, count);
    for (Carrier carrier : carriers()) {
      if (!carrier.takes(made) && !(carrier.few() && taken(made))) {
        return inPath(dice, new Shape(carrier.parameter().schema()), count);
      }
    }
    for (Shape member : members) {
      boolean number = member.allows("integer") && !member.is("string");
      boolean spelled = number && Shelf.whole(made);
      if (!Synthesis.fits(spelled ? new Json.Num(made) : Json.of(made), member)) {
        return inPath(dice, member, count);
      }
    }
    return made;
  }

  /// Whether another route takes it: one for a few named rows is none for all the others.
  private boolean taken(String id) {
    for (Carrier carrier : carriers()) {
      if (carrier.takes(id)) {
        return true;
      }
    }
    return false;
  }

  private static String inPath(Dice dice, Shape shape, long count) {
    List<Json> words = shape.schema().enumeration();
    if (!words.isEmpty()) {
      return words.get((int) (count % words.size())).asWords().orElse("");
    }
    return shape.is("integer") || (shape.is("number") && !shape.is("string"))
        ? Long.toString(FIRST_NUMBER + count)
        : Texts.of(shape, "id", Synthesis.steady(dice.at(count), Moments.Form.PLAIN))
            .asWords()
            .orElse("");
  }

  /// The path parameters that carry the id; of those that are alike the first.
  private List<Carrier> carriers() {
    List<Carrier> known = carriers;
    if (known == null) {
      Map<List<Object>, Carrier> found = new LinkedHashMap<>();
      for (Call call : calls) {
        Optional<Parameter> parameter =
            contract
                .find(call.operation())
                .flatMap(o -> o.parameter(Parameter.Place.PATH, call.parameter()));
        if (parameter.isPresent()) {
          Parameter one = parameter.get();
          boolean few = !one.schema().enumeration().isEmpty();
          found.putIfAbsent(
              List.of(one.schema().node(), one.style(), one.explode(), one.mediaType()),
              new Carrier(one, few));
        }
      }
      known = List.copyOf(found.values());
      carriers = known;
    }
    return known;
  }
}
