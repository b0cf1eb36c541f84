package dev.dtu.question;

import dev.dtu.call.Body;
import dev.dtu.call.Request;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.RequestBody;
import dev.dtu.contract.Schema;
import dev.dtu.contract.Upload;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Conduct;
import dev.dtu.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a request says that its contract does not tell of, or no longer wants: parameters of the
/// query, members of the document.
record Undeclared(Twin twin, Request request, Conduct conduct) {

  /// How deep in a document members are looked at.
  private static final int DEPTH = 32;

  List<Finding> all() {
    List<Finding> found = new ArrayList<>();
    for (String name : request.parameters().names()) {
      if (!declared(name)) {
        found.add(
            Findings.loose("undeclared-parameter", name, "the operation has no such parameter"));
      }
    }
    Optional<Schema> schema = conduct.operation().body().flatMap(this::schema);
    if (schema.isPresent() && conduct.document().isPresent()) {
      members(conduct.document().get(), schema.get(), "", found);
    }
    return found;
  }

  private boolean declared(String name) {
    Operation operation = conduct.operation();
    List<Parameter> all = new ArrayList<>(operation.parameters());
    all.addAll(operation.traits().common());
    for (Parameter parameter : all) {
      if (parameter.place() == Parameter.Place.QUERY && spelled(name, parameter)) {
        return true;
      }
    }
    Optional<Upload> upload = operation.traits().upload();
    return upload.filter(one -> name.equals(one.parameter())).isPresent()
        || (upload.isPresent() && name.equals(Upload.SESSION))
        || Findings.secret(twin, name, AuthForm.Place.QUERY);
  }

  /// As itself, as a list's or object's `name[…]`, or as a member of an object that is spread.
  private static boolean spelled(String name, Parameter parameter) {
    if (name.equals(parameter.name()) || name.startsWith(parameter.name() + "[")) {
      return true;
    }
    boolean spread =
        parameter.style().equals("form")
            && parameter.explode()
            && parameter.schema().types().contains("object");
    return spread
        && (parameter.schema().properties().isEmpty()
            || parameter.schema().property(name).isPresent());
  }

  private Optional<Schema> schema(RequestBody body) {
    String type =
        request.body() instanceof Body.Parcel
            ? "application/json"
            : request.headers().find("content-type").orElse("");
    return body.schemaFor(type);
  }

  private void members(Json value, Schema schema, String path, List<Finding> found) {
    int depth = (int) path.chars().filter(c -> c == '.').count();
    if (depth > DEPTH) {
      return;
    }
    if (value instanceof Arr items) {
      Optional<Schema> each = schema.items();
      if (each.isPresent()) {
        items.forEach(item -> members(item, each.get(), path, found));
      }
    } else if (value instanceof Obj object) {
      members(object, schema, path, found);
    }
  }

  /// Whether the contract says something of members it does not name, so that none is unknown.
  private static boolean free(Schema schema) {
    if (schema.keyword("additionalProperties").isPresent()) {
      return true;
    }
    return schema.variants().stream()
        .anyMatch(one ->
            one.keyword("additionalProperties").isPresent()
                || (one.allows("object") && one.properties().isEmpty()));
  }

  private void members(Obj object, Schema schema, String path, List<Finding> found) {
    List<Schema.Property> known = schema.possibleProperties();
    boolean told = free(schema);
    if (known.isEmpty()) {
      return; // any members will do
    }
    for (Obj.Member member : object) {
      String where = path.isEmpty() ? member.key() : path + "." + member.key();
      Optional<Schema.Property> property =
          known.stream().filter(one -> one.name().equals(member.key())).findFirst();
      if (property.isPresent()) {
        if (property.get().deprecated()) {
          found.add(Findings.old("deprecated-member", where, "the member is deprecated"));
        }
        members(member.value(), property.get().schema(), where, found);
      } else if (!told && !Findings.secret(twin, member.key(), AuthForm.Place.FORM)) {
        found.add(Findings.loose("undeclared-member", where, "the document has no such member"));
      }
    }
  }
}
