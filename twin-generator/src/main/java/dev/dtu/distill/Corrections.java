package dev.dtu.distill;

import dev.dtu.document.Flaws;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Corrects schemas and operations where they stand, as an overlay says.
///
/// @param schemas by name; changed in place
/// @param placed operations; changed in place
record Corrections(Flaws flaws, Map<String, Json> schemas, List<Merging.Placed> placed) {

  /// Takes members out of a schema.
  void without(Overlay.Without without) {
    Optional<Obj> schema = Optional.ofNullable(schemas.get(without.schema())).flatMap(Json::asObj);
    Obj members = schema.flatMap(node -> node.obj("properties")).orElse(Obj.EMPTY);
    for (String member : without.members()) {
      if (!members.has(member)) {
        flaw(
            without.spot(),
            "expected a member of '" + without.schema() + "', found '" + member + "'",
            "nothing was taken out");
      }
      members = members.without(member);
    }
    Obj left = members;
    schema.ifPresent(node -> schemas.put(without.schema(), node.with("properties", left)));
  }

  /// Widens a schema or an operation.
  void amend(Amendment amendment) {
    boolean done =
        amendment.schema().map(name -> schema(name, amendment)).orElse(false)
            || amendment.operation().map(id -> operation(id, amendment)).orElse(false);
    if (!done) {
      flaw(
          amendment.spot(),
          "expected a place of the documents that is otherwise, found none at "
              + amendment.said().without("source"),
          "nothing was amended");
    }
  }

  private boolean schema(String name, Amendment amendment) {
    Optional<Json> amended = Optional.ofNullable(schemas.get(name)).flatMap(amendment::amended);
    amended.ifPresent(schema -> schemas.put(name, schema));
    return amended.isPresent();
  }

  private boolean operation(String id, Amendment amendment) {
    for (int i = 0; i < placed.size(); i++) {
      Merging.Placed each = placed.get(i);
      if (each.id().equals(id)) {
        Optional<Obj> amended = amendment.amendedOperation(each.content());
        int at = i;
        amended.ifPresent(
            content -> placed.set(at, new Merging.Placed(id, each.operation(), content)));
        return amended.isPresent();
      }
    }
    return false;
  }

  private void flaw(Spot at, String what, String consequence) {
    flaws.add(at.file(), at.line(), at.pointer() + ": " + what, consequence);
  }
}
