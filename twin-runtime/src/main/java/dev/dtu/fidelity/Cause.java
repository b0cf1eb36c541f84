package dev.dtu.fidelity;

import dev.dtu.json.Json;
import dev.dtu.recording.Exchange;
import java.util.HashMap;
import java.util.Map;

/// What a divergence most likely comes from. Mutable: it remembers what the twin did not make. One
/// session's.
final class Cause {

  private final Map<String, String> unmade = new HashMap<>();

  /// Notes ids that the recorded answer shows and the twin's, being another, cannot.
  void note(Enactment.Played played, Marks marks, Lore lore) {
    boolean makes = !played.recorded().sent().safe() && played.recorded().answered().successful();
    if (makes && !marks.status()) {
      played
          .recorded()
          .answered()
          .body()
          .document()
          .ifPresent(body ->
              Lore.words(
                  body,
                  word -> {
                    if (lore.names(word) && lore.shown(word) == played.number()) {
                      unmade.put(word, played.led().name(played.recorded().sent()));
                    }
                  }));
    }
  }

  String of(Enactment.Played played, Divergence divergence, Exchange.Answered answered) {
    return switch (divergence.level()) {
      case STATUS -> status(played, answered);
      case SHAPE ->
          switch (divergence.rule()) {
            case "missing" -> "the twin leaves it out";
            case "extra" -> "the twin shows what the service does not";
            default -> "the twin answers with another kind of content";
          };
      case VALUE -> value(divergence);
      case HEADER ->
          divergence.found().equals("none") ? "the twin does not send it" : "the twin's is another";
    };
  }

  private String status(Enactment.Played played, Exchange.Answered answered) {
    String follows = follows(played);
    if (!follows.isEmpty()) {
      return "follows: " + follows + " did not make it";
    }
    if (played.led().operation().isEmpty()) {
      return "the contract has no such path";
    }
    if (played.outcome().isEmpty()) {
      return played.recorded().answered().successful()
          ? "success has another status"
          : "the twin takes what the service refuses";
    }
    boolean refused = played.recorded().answered().successful();
    String said = answered.body().document().map(Json::toString).orElse("");
    String detail = played.outcome().equals("invalid") ? ", " + cut(said) : "";
    return refused
        ? "the twin refuses what the service takes: " + played.outcome() + detail
        : "the twin refuses for another reason: " + played.outcome();
  }

  private static String cut(String text) {
    String plain = text.replaceAll("[A-Za-z0-9_-]*\\d[A-Za-z0-9_-]*", "#");
    return plain.length() <= 200 ? plain : plain.substring(0, 200) + "…";
  }

  private String follows(Enactment.Played played) {
    for (String word : played.led().parameters().values()) {
      String by = unmade.get(word);
      if (by != null) {
        return by;
      }
    }
    return "";
  }

  private static String value(Divergence divergence) {
    return switch (divergence.rule()) {
      case "missing", "extra" -> "another set of members";
      case "missing item" -> "something is not there that was";
      case "extra item" -> "something is there that was not";
      case "order" -> "the list has another order";
      case "id" -> "it names another thing";
      case "value" -> "another default, or not what was sent";
      case "type" -> "another type";
      default -> "a volatile leaf of another form, or not in its relation to others";
    };
  }
}
