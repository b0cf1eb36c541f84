package dev.dtu.twins.jira;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A change of many issues, told as the change of one: each kind of field has a form of its own there.
///
/// - source: developer.atlassian.com, platform REST v3, bulk edit issues, 2026-09-12
final class Edits {

  private final List<String> actions;
  private Obj fields = Obj.EMPTY;
  private Obj update = Obj.EMPTY;

  private Edits(List<String> actions) {
    this.actions = List.copyOf(actions);
  }

  /// The body of the change of one issue.
  ///
  /// @param actions the fields that are changed; others of the input are not looked at
  static Obj of(Obj input, Arr actions) {
    List<String> names = new ArrayList<>();
    actions.forEach(it -> it.asText().ifPresent(names::add));
    var edits = new Edits(names);
    for (Obj.Member member : input) {
      if (member.value() instanceof Arr several) {
        several.forEach(it -> it.asObj().ifPresent(edits::one));
      } else {
        member.value().asObj().ifPresent(it -> edits.named(member.key(), it));
      }
    }
    return Obj.of("fields", edits.fields, "update", edits.update);
  }

  private boolean chosen(String field) {
    return actions.isEmpty() || actions.contains(field);
  }

  private void set(String field, Json value) {
    if (chosen(field)) {
      fields = fields.with(field, value);
    }
  }

  /// Fields of which a site has one.
  private void named(String kind, Obj told) {
    switch (kind) {
      case "priority" -> id(told, "priorityId", "priority");
      case "issueType" -> id(told, "issueTypeId", "issuetype");
      case "originalEstimateField" -> length(told, "originalEstimateField", "originalEstimate");
      case "timeTrackingField" -> length(told, "timeRemaining", "remainingEstimate");
      default -> one(told);
    }
  }

  private void id(Obj told, String member, String field) {
    told.find(member).flatMap(Json::asWords).ifPresent(id -> set(field, Obj.of("id", Json.of(id))));
  }

  private void length(Obj told, String member, String estimate) {
    Obj before = fields.obj("timetracking").orElse(Obj.EMPTY);
    told.text(member).ifPresent(it -> set("timetracking", before.with(estimate, it)));
  }

  private void one(Obj told) {
    String field = told.text("fieldId").orElse("");
    Optional<String> how = told.text("bulkEditMultiSelectFieldOption");
    if (how.isPresent()) {
      several(field, how.get(), told);
      return;
    }
    for (Obj.Member member : told) {
      if (!member.key().equals("fieldId")) {
        set(field, value(member.value()));
        return;
      }
    }
    set(field, Json.Null.NULL);
  }

  private static Json value(Json told) {
    return switch (told) {
      case Obj thing -> {
        Optional<Json> plain =
            thing
                .find("formattedDate")
                .or(() -> thing.find("formattedDateTime"))
                .or(() -> thing.find("adfValue"));
        yield plain.orElseGet(() -> named(thing));
      }
      case Arr several -> Json.array(several.items().stream().map(Edits::value).toList());
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> told;
    };
  }

  /// What is named by an id that tells its kind: `{"versionId": "1"}`.
  private static Obj named(Obj thing) {
    Obj named = Obj.EMPTY;
    for (Obj.Member member : thing) {
      boolean id = member.key().endsWith("Id") && !member.key().equals("accountId");
      String name = id ? "id" : member.key().equals("groupName") ? "name" : member.key();
      Json value = id ? Json.of(member.value().asWords().orElse("")) : member.value();
      named = named.with(name, value);
    }
    return named;
  }

  private void several(String field, String how, Obj told) {
    List<Json> values = new ArrayList<>();
    for (Obj.Member member : told) {
      if (member.value() instanceof Arr several) {
        boolean labels = member.key().equals("labels");
        for (Json each : several) {
          Obj thing = each.asObj().orElse(Obj.EMPTY);
          values.add(labels ? thing.find("name").orElse(Json.of("")) : named(thing));
        }
      }
    }
    if (!chosen(field)) {
      return;
    }
    switch (how) {
      case "ADD", "REMOVE" -> {
        String verb = how.equals("ADD") ? "add" : "remove";
        update =
            update.with(field, Json.array(values.stream().map(it -> Obj.of(verb, it)).toList()));
      }
      case "REMOVE_ALL" -> fields = fields.with(field, Arr.EMPTY);
      default -> fields = fields.with(field, Json.array(values));
    }
  }
}
