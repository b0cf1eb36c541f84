package dev.dtu.fidelity;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/// How a call went, in the service's own words: its status and what members of its body tell.
///
/// @param words what each member tells; `-` where it is not there
public record Verdict(int status, List<String> words) {

  /// @param members dotted names; those that end in `*` mean the names that stand there
  public static Verdict of(Exchange.Answered answered, List<String> members) {
    Obj body = answered.body().document().flatMap(Json::asObj).orElse(Obj.EMPTY);
    return new Verdict(
        answered.status(), members.stream().map(member -> word(body, member)).toList());
  }

  /// Whether the service said no: by its status, or by telling anything but `true`.
  public boolean refuses() {
    return status >= 400
        || words.stream()
            .anyMatch(word -> !word.isEmpty() && !word.equals("-") && !word.equals("true"));
  }

  /// The words that tell something; those of members that are not there are none.
  List<String> told() {
    return words.stream()
        .flatMap(word -> List.of(word.split(",")).stream())
        .filter(word -> !word.equals("-") && !word.isEmpty())
        .toList();
  }

  private static String word(Obj body, String member) {
    boolean names = member.endsWith(".*");
    Optional<Json> at = Optional.of(body);
    for (String step : (names ? member.substring(0, member.length() - 2) : member).split("\\.")) {
      at = at.flatMap(Json::asObj).flatMap(obj -> obj.find(step));
    }
    return names
        ? String.join(",", new TreeSet<>(at.flatMap(Json::asObj).orElse(Obj.EMPTY).keys()))
        : at.flatMap(Json::asWords).orElse("-");
  }

  @Override
  public String toString() {
    List<String> told =
        words.stream().filter(word -> !word.equals("-") && !word.isEmpty()).toList();
    return told.isEmpty() ? "" + status : status + " " + String.join(" ", told);
  }
}
