package dev.dtu.twins.jira;

import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The texts and properties of issues, their own and of what belongs to them.
final class Contents {

  private final Site site;
  private final Fields fields;

  Contents(Site site, Fields fields) {
    this.site = site;
    this.fields = fields;
  }

  /// What is written in a field of an issue.
  List<String> texts(Field field, Thing issue) {
    return switch (field.member()) {
      case "comment" -> beside(issue, "comment", "body");
      case "worklog" -> beside(issue, "worklog", "comment");
      case "text" -> {
        List<String> all = new ArrayList<>(beside(issue, "comment", "body"));
        for (Field each : fields.all()) {
          if (each.kind() == Kind.TEXT) {
            Site.at(issue, each.member()).map(Texts::plain).ifPresent(all::add);
          }
        }
        yield all;
      }
      default -> Site.at(issue, field.member()).map(Texts::plain).stream().toList();
    };
  }

  private List<String> beside(Thing issue, String resource, String member) {
    return site.of(issue, resource).stream()
        .flatMap(it -> it.find(member).stream())
        .map(Texts::plain)
        .toList();
  }

  /// The values in a property of an issue, at the field's path.
  List<Json> property(Field field, Thing issue) {
    for (Thing property : site.of(issue, "issue-property")) {
      String rest = field.member();
      if (rest.equals(property.id()) || rest.startsWith(property.id() + ".")) {
        String path = rest.substring(Math.min(rest.length(), property.id().length() + 1));
        Optional<Json> value = property.find("value");
        for (String step : path.isEmpty() ? List.<String>of() : List.of(path.split("\\."))) {
          value = value.flatMap(Json::asObj).flatMap((Obj it) -> it.find(step));
        }
        return value.map(it -> it instanceof Arr all ? all.items() : List.of(it)).orElse(List.of());
      }
    }
    return List.of();
  }
}
