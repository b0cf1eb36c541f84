package dev.dtu.fidelity;

import dev.dtu.contract.Complaint;
import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Looks at one document of an exchange beside its schema.
///
/// @param request whether the client sent it
record DriftWalk(Drifts drifts, String operation, String where, boolean request) {

  private static final Set<String> TOLD = Set.of("type", "required", "enum");

  /// A place of the document, and of the schema that says it.
  private record Place(String path, Owner owner, Schema schema) {}

  /// @param root how an overlay names the document
  void look(Json document, Schema schema, Obj root) {
    var top = new Place("", Owner.of(root, schema), schema);
    members(document, top);
    var direction = request ? SchemaCheck.Direction.REQUEST : SchemaCheck.Direction.REPLY;
    for (Complaint complaint : SchemaCheck.check(document, schema, direction)) {
      complain(complaint, document, top);
    }
  }

  private void members(Json value, Place at) {
    switch (value) {
      case Obj obj -> {
        for (Obj.Member member : obj) {
          Optional<Schema> known = Owner.member(at.schema, member.key());
          Optional<Json> more = at.schema.keyword("additionalProperties");
          if (known.isPresent()) {
            members(member.value(), step(at, member.key(), known.get()));
          } else if (more.isEmpty() || more.get() == Json.Bool.FALSE) {
            undeclared(member, at);
          }
        }
      }
      case Arr arr -> {
        Optional<Schema> items = at.schema.items();
        if (items.isPresent()) {
          Place below = new Place(at.path + "[]", at.owner.below("[]", items.get()), items.get());
          arr.forEach(item -> members(item, below));
        }
      }
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private static Place step(Place at, String member, Schema schema) {
    Owner owner = at.owner.declaring(at.schema, member).below(member, schema);
    return new Place(below(at.path, member), owner, schema);
  }

  private static String below(String path, String member) {
    return path.isEmpty() ? member : path + "." + member;
  }

  /// A schema that says nothing of members allows them all: nothing is missing from it.
  private void undeclared(Obj.Member member, Place at) {
    boolean silent = at.schema.possibleProperties().isEmpty();
    boolean name = member.key().matches("[A-Za-z_$@][A-Za-z0-9_.$:-]{0,50}");
    if (!silent && name && !Pairs.telling(member.key())) {
      drifts.member(operation, where, below(at.path, member.key()), at.owner, member);
    }
  }

  private void complain(Complaint complaint, Json document, Place top) {
    String[] steps =
        complaint.path().isEmpty() ? new String[0] : complaint.path().substring(1).split("/", -1);
    Place at = top;
    Place before = top;
    Json value = document;
    String last = "";
    for (String raw : steps) {
      String step = raw.replace("~1", "/").replace("~0", "~");
      last = value instanceof Arr ? "[]" : step;
      before = at;
      Optional<Json> inner = value instanceof Arr arr ? item(arr, step) : member(value, step);
      Optional<Schema> schema = schema(at.schema, value, step);
      if (schema.isEmpty()) {
        return; // below what the contract says nothing of
      }
      at =
          value instanceof Arr
              ? new Place(at.path + "[]", at.owner.below("[]", schema.get()), schema.get())
              : step(at, step, schema.get());
      value = inner.orElse(Json.Null.NULL);
    }
    Owner holder = last.isEmpty() ? top.owner : holder(before, last);
    told(complaint, at, new Held(before, holder, last, value));
  }

  /// What a complaint is of.
  ///
  /// @param holder who says that the place is there
  private record Held(Place before, Owner holder, String member, Json value) {}

  private static Owner holder(Place before, String last) {
    return last.equals("[]") ? before.owner : before.owner.declaring(before.schema, last);
  }

  private void told(Complaint complaint, Place at, Held held) {
    String keyword = TOLD.contains(complaint.keyword()) ? complaint.keyword() : "";
    switch (keyword) {
      case "type" -> {
        Owner place = held.member.isEmpty() ? held.holder : held.holder.step(held.member);
        drifts.type(operation, where, at.path, place, held.value);
      }
      case "required" -> drifts.missing(operation, where, at.path, held.before.owner, held.member);
      case "enum" -> {
        Owner place = at.schema.name().isPresent() ? at.owner : held.holder.step(held.member);
        drifts.word(operation, where, at.path, place, held.value);
      }
      default -> drifts.other(operation, where, at.path, complaint.keyword());
    }
  }

  private static Optional<Json> item(Arr arr, String step) {
    int index = step.matches("\\d{1,9}") ? Integer.parseInt(step) : arr.size();
    return index < arr.size() ? Optional.of(arr.at(index)) : Optional.empty();
  }

  private static Optional<Json> member(Json value, String step) {
    return value.asObj().flatMap(obj -> obj.find(step));
  }

  private static Optional<Schema> schema(Schema schema, Json value, String step) {
    return value instanceof Arr
        ? schema.items()
        : Owner.member(schema, step).or(schema::additionalProperties);
  }

  static List<String> words(Json value) {
    return value.asText().stream().filter(text -> text.matches("[A-Z][A-Z0-9_]{1,40}")).toList();
  }
}
