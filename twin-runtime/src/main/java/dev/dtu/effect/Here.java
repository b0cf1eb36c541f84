package dev.dtu.effect;

import dev.dtu.contract.Also;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Spelling;
import dev.dtu.twin.Scene;
import java.util.List;

/// Where a service stands for who calls it: the origin, and how the beginning of paths is spelled.
record Here(String origin, Spelling spelling) {

  static Here of(Scene scene) {
    List<Also> beginnings = scene.contract().also();
    return new Here(
        scene.origin().url(), beginnings.isEmpty() ? Spelling.SAME : spelling(beginnings, scene));
  }

  private static Spelling spelling(List<Also> beginnings, Scene scene) {
    String template = scene.matched().map(Operation::route).map(each -> each.template()).orElse("");
    return Spelling.of(beginnings, scene.call().request().path(), template);
  }

  /// The address of a path of the contract.
  String url(String path) {
    return origin + spelling.say(path);
  }
}
