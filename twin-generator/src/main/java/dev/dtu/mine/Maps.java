package dev.dtu.mine;

import dev.dtu.contract.Complaint;
import dev.dtu.contract.Schema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Names that clients make up: those of members that a document allows under any name.
final class Maps {

  /// What stands for such a name in a place.
  private static final String ANY = "{}";

  private Maps() {}

  /// The complaint with such names in its path folded: what is wrong there is so under any name.
  static Complaint folded(Complaint complaint, Schema schema) {
    var path = new StringBuilder();
    Optional<Schema> at = Optional.of(schema);
    for (String step : complaint.path().split("/", -1)) {
      if (step.isEmpty()) {
        continue;
      }
      Optional<Schema> declared = at.flatMap(it -> declared(it, step));
      Optional<Schema> any =
          declared.isPresent() ? Optional.empty() : at.flatMap(it -> undeclared(it));
      path.append('/').append(any.isPresent() ? ANY : step);
      at = declared.or(() -> any);
    }
    return new Complaint(path.toString(), complaint.keyword(), complaint.what());
  }

  private static Optional<Schema> declared(Schema schema, String step) {
    String name = step.replace("~1", "/").replace("~0", "~");
    boolean index = name.chars().allMatch(Character::isDigit);
    return all(schema).stream()
        .flatMap(each -> {
          Optional<Schema> items = index ? each.items() : Optional.empty();
          return items.or(() -> each.property(name).map(Schema.Property::schema)).stream();
        })
        .findFirst();
  }

  private static Optional<Schema> undeclared(Schema schema) {
    return all(schema).stream().flatMap(each -> each.additionalProperties().stream()).findFirst();
  }

  /// The schema, and what it may be instead.
  private static List<Schema> all(Schema schema) {
    List<Schema> all = new ArrayList<>(List.of(schema.resolved()));
    schema.resolved().variants().forEach(each -> all.add(each.resolved()));
    return all;
  }
}
