package dev.dtu.effect;

import dev.dtu.call.Dice;
import dev.dtu.contract.Contract;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.json.Json;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The ids of one resource: of its [Mint] shape, unless the paths that name a row or the member that
/// shows the id want another.
final class Ids {

  /// Where ids count from that must be numbers and have no shape of their own.
  private static final long FIRST_NUMBER = 10_001;

  /// Where a request carries the id.
  private record Call(String operation, String parameter) {}

  private final Contract contract;
  private final Optional<Mint> mint;
  private final Set<Call> calls = new LinkedHashSet<>();
  private volatile @Nullable List<Parameter> parameters;

  Ids(Resource resource, Contract contract) {
    this.contract = contract;
    this.mint =
        resource.idShape().isEmpty() ? Optional.empty() : Optional.of(Mint.of(resource.idShape()));
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

  /// The n-th id.
  ///
  /// @param members the shapes of the members that show it
  String make(Dice dice, long count, List<Shape> members) {
    String made = mint.isPresent() ? mint.get().make(dice, count) : Long.toString(count + 1);
    boolean taken = parameters().stream().anyMatch(each -> takes(each, made));
    for (Parameter parameter : parameters()) {
      // a route for a few named rows is none for all the others
      boolean few = taken && !parameter.schema().enumeration().isEmpty();
      if (!few && !takes(parameter, made)) {
        return inPath(dice, new Shape(parameter.schema()), count);
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

  private static boolean takes(Parameter parameter, String id) {
    Json word = SchemaCheck.parameterValue(List.of(id), parameter);
    return SchemaCheck.check(word, parameter.schema(), SchemaCheck.Direction.REQUEST).isEmpty();
  }

  private static String inPath(Dice dice, Shape shape, long count) {
    List<Json> words = shape.schema().enumeration();
    if (!words.isEmpty()) {
      return words.get((int) (count % words.size())).asWords().orElse("");
    }
    return shape.is("integer") || (shape.is("number") && !shape.is("string"))
        ? Long.toString(FIRST_NUMBER + count)
        : Texts.of(shape, "id", Synthesis.steady(dice.at(count))).asWords().orElse("");
  }

  /// The path parameters that carry the id.
  private List<Parameter> parameters() {
    List<Parameter> known = parameters;
    if (known == null) {
      List<Parameter> found = new ArrayList<>();
      for (Call call : calls) {
        contract
            .find(call.operation())
            .flatMap(o -> o.parameter(Parameter.Place.PATH, call.parameter()))
            .ifPresent(found::add);
      }
      known = List.copyOf(found);
      parameters = known;
    }
    return known;
  }
}
