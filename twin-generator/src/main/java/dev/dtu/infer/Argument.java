package dev.dtu.infer;

import dev.dtu.contract.Operation;
import dev.dtu.contract.Paging;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.Schema;
import java.util.ArrayList;
import java.util.List;

/// What a list may be asked: a parameter of its query, or an argument of a call.
record Argument(String name, Schema schema) {

  /// The parameters of the query of a list, but those that walk it.
  static List<Argument> of(Operation operation) {
    List<Argument> found = new ArrayList<>();
    for (Parameter p : operation.parameters()) {
      if (p.place() == Parameter.Place.QUERY && !walks(p.name(), operation)) {
        found.add(new Argument(p.name(), p.schema()));
      }
    }
    return found;
  }

  /// True for what leads through the pages of a list.
  static boolean walks(String name, Operation operation) {
    return operation.paging().filter(paging -> walks(name, paging)).isPresent();
  }

  private static boolean walks(String name, Paging p) {
    return p.cursor().filter(name::equals).isPresent()
        || p.offset().filter(name::equals).isPresent()
        || p.page().filter(name::equals).isPresent()
        || p.limit().filter(name::equals).isPresent();
  }

  /// The name without its spelling.
  String plain() {
    return Words.plain(name);
  }

  /// True for a switch.
  boolean turns() {
    return schema.types().contains("boolean")
        || schema.enumeration().size() == 2
            && schema.enumeration().contains(dev.dtu.json.Json.of("true"));
  }
}
