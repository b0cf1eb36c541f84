package dev.dtu.infer;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What was inferred, in lines for people.
public record InferenceReport(Meanings meanings) {

  /// How many operations are of each kind.
  public Map<Effect.Kind, Integer> kinds() {
    Map<Effect.Kind, Integer> kinds = new EnumMap<>(Effect.Kind.class);
    meanings.effects().forEach(effect -> kinds.merge(effect.kind(), 1, Integer::sum));
    return kinds;
  }

  /// A summary, each resource with its key and operations, then what only answers and what has no
  /// meaning.
  public String text() {
    var out = new StringBuilder(summary()).append('\n');
    for (ResourceView view : ResourceView.of(meanings)) {
      out.append('\n').append(head(view.resource())).append('\n');
      view.effects().forEach(effect -> out.append("  ").append(line(effect)).append('\n'));
    }
    out.append("\nanswers only\n");
    meanings.effects().stream()
        .filter(effect -> effect.kind() == Effect.Kind.ANSWER)
        .forEach(effect -> out.append("  ").append(line(effect)).append('\n'));
    out.append("\nabsent\n");
    meanings.absent().forEach((id, why) -> out.append("  " + id + ": " + why + "\n"));
    return out.toString();
  }

  /// Resources and operations by kind, on one line.
  public String summary() {
    List<String> parts = new ArrayList<>();
    parts.add(meanings.resources().size() + " resources");
    kinds().forEach((kind, count) -> parts.add(count + " " + kind));
    parts.add(meanings.absent().size() + " absent");
    return String.join(", ", parts);
  }

  private static String head(Resource resource) {
    List<String> scopes = new ArrayList<>();
    for (Resource.Scope scope : resource.scopes()) {
      String of = scope.resource().isEmpty() ? "" : "=" + scope.resource();
      String shown = scope.member().isEmpty() ? "" : "~" + scope.member();
      scopes.add(scope.parameter() + of + shown);
    }
    String shape = resource.idShape().isEmpty() ? "given by the client" : resource.idShape();
    return "%s [%s] id: %s (%s)%s%s %s%s"
        .formatted(
            resource.name(),
            String.join(" / ", scopes),
            resource.idMember().isEmpty() ? "not shown" : resource.idMember(),
            shape,
            resource.aliases().isEmpty() ? "" : ", also " + resource.aliases(),
            resource.singleton() ? ", one a scope" : "",
            resource.schemas(),
            resource.links().isEmpty() ? "" : " links " + resource.links());
  }

  private static String line(Effect effect) {
    var out = new StringBuilder("%-8s %s".formatted(effect.kind(), effect.operation()));
    out.append(' ').append(keys(effect.key()));
    for (Effect.Container container : effect.within()) {
      String of = container.resource().isEmpty() ? container.parameter() : container.resource();
      out.append(container.owns() ? " in own " : " in ").append(of).append(keys(container.key()));
    }
    member(out, "sends", effect.itemSent());
    member(out, "shows", effect.replyMember());
    member(out, "items", effect.itemsMember());
    if (!effect.filters().isEmpty()) {
      out.append(" filters ").append(effect.filters());
    }
    if (!effect.sets().isEmpty()) {
      out.append(" sets ").append(effect.sets());
    }
    return out.append(" → ").append(effect.status()).toString();
  }

  private static void member(StringBuilder out, String what, String member) {
    if (!member.isEmpty()) {
      out.append(' ').append(what).append(" .").append(member);
    }
  }

  private static String keys(List<Effect.Binding> key) {
    List<String> parts = new ArrayList<>();
    for (Effect.Binding part : key) {
      String place = part.source() == Effect.Binding.Source.PATH ? "" : part.source() + " ";
      parts.add(place + part.name());
    }
    return "(" + String.join(", ", parts).strip() + ")";
  }
}
