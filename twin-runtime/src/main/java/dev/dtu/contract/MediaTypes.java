package dev.dtu.contract;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/// Finds what a media type means among declared ones.
///
/// First the same type with the same parameters (some services version by them), then the same type,
/// then the same syntax (`application/problem+json` and `application/json`), then a range.
final class MediaTypes {

  private MediaTypes() {}

  static Optional<Schema> pick(SequencedMap<String, Schema> content, String contentType) {
    if (content.isEmpty()) {
      return Optional.empty();
    }
    Schema same = content.get(contentType);
    if (same != null) {
      return Optional.of(same);
    }
    String wanted = plain(contentType);
    if (wanted.isEmpty()) {
      return Optional.of(content.firstEntry().getValue());
    }
    Schema best = null;
    int bestRank = 0;
    for (Map.Entry<String, Schema> entry : content.entrySet()) {
      int rank = rank(entry.getKey(), wanted, contentType);
      if (rank > bestRank) {
        best = entry.getValue();
        bestRank = rank;
      }
    }
    return Optional.ofNullable(best);
  }

  static Optional<Schema> json(SequencedMap<String, Schema> content) {
    return content.isEmpty() ? Optional.empty() : pick(content, "application/json");
  }

  private static int rank(String declared, String wanted, String contentType) {
    String type = plain(declared);
    if (type.equals(wanted)) {
      return withoutSpaces(declared).equals(withoutSpaces(contentType)) ? 6 : 5;
    }
    if (type.equals("*/*") || type.equals("*")) {
      return 1;
    }
    if (type.endsWith("/*") && wanted.startsWith(type.substring(0, type.length() - 1))) {
      return 2;
    }
    return isJson(type) && isJson(wanted) ? 3 : 0;
  }

  private static boolean isJson(String type) {
    return type.equals("application/json") || type.endsWith("+json") || type.equals("text/json");
  }

  private static String plain(String type) {
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  private static String withoutSpaces(String type) {
    return type.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
