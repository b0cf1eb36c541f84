package dev.dtu.effect;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import dev.dtu.twin.Moments;
import dev.dtu.twin.Scene;
import dev.dtu.usage.Facts;
import dev.dtu.usage.Pointer;
import java.util.Optional;
import java.util.function.Supplier;

/// What is known to an answer that is about no row.
///
/// @param root the shape of the answer; empty when it has none
record Answering(Scene scene, Moments.Form moments, Optional<Shape> root) implements Facts {

  @Override
  public Optional<Json> fact(String name, Pointer at) {
    int colon = name.indexOf(':');
    String rest = name.substring(colon + 1);
    return switch (colon < 0 ? name : name.substring(0, colon)) {
      case "sent" -> Pointer.of(rest).in(scene.body().orElse(Obj.EMPTY));
      case "path" -> scene.path(rest).map(Json::of);
      case "query" -> scene.query().find(rest).map(Json::of);
      case "drawn" -> Optional.of(like(rest, drawn(at), () -> made("[1-9]", at)));
      case "made", "ours" -> Optional.of(Json.of(made(rest, at)));
      case "named" -> Optional.of(Json.of(Portrait.named(scene, rest)));
      default -> Portrait.said(scene, moments, name);
    };
  }

  /// What was drawn, if it is of the kind that was seen there.
  ///
  /// @param kind `number`, or the fact's own name for any
  static Json like(String kind, Json drawn, Supplier<String> digit) {
    boolean other = kind.equals("number") && !(drawn instanceof Json.Num);
    return other ? new Json.Num(digit.get()) : drawn;
  }

  /// A value as the document allows there; a word where it says nothing.
  private Json drawn(Pointer at) {
    Optional<Shape> shape = root;
    for (String step : at.steps()) {
      shape = shape.flatMap(each -> each.slot(step).map(Shape.Slot::shape).or(() -> each.items()));
    }
    var dice = scene.call().dice().at(scene.operation().id());
    String member = at.steps().isEmpty() ? "" : at.steps().getLast();
    return shape
        .map(each -> Synthesis.steady(dice, moments).at(at.toString()).frugal().value(each, member))
        .orElseGet(() -> Json.of(made("[a-z]{8}", at)));
  }

  private String made(String shape, Pointer at) {
    var dice = scene.call().dice().at(scene.operation().id()).at(at.toString());
    return Mint.of(shape).make(dice, 0);
  }
}
