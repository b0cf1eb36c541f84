package dev.dtu.control;

import dev.dtu.call.Headers;
import dev.dtu.call.Query;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.universe.Stay;
import dev.dtu.universe.Terms;
import dev.dtu.universe.Universe;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Reads how universes are to be known and how long they stay, and shows it.
final class Stays {

  private static final String KEY = "idempotency-key";

  private Stays() {}

  /// `{"labels": {"run": "17"}, "ttl": "PT1H"}` and the header Idempotency-Key.
  static Stay of(Obj body, Headers headers) throws Wrong {
    Optional<String> key = headers.find(KEY);
    if (key.filter(text -> text.isEmpty() || text.length() > Stay.KEY_CHARACTERS).isPresent()) {
      throw new Wrong(400, "the header Idempotency-Key is not usable")
          .expected("1 to " + Stay.KEY_CHARACTERS + " characters")
          .found(key.get().length() + " characters");
    }
    return new Stay(labels(body), life(body), key.map(text -> new Stay.Claim(text, digest(body))));
  }

  private static SortedMap<String, String> labels(Obj body) throws Wrong {
    SortedMap<String, String> labels = new TreeMap<>();
    Json value = body.find("labels").orElse(Obj.EMPTY);
    Obj found = value.asObj().orElseThrow(() -> noLabels(value.kind()));
    if (found.size() > Stay.LABELS) {
      throw noLabels(found.size() + " of them");
    }
    for (Obj.Member member : found) {
      String text = member.value().asText().orElse("");
      boolean fits =
          member.key().length() <= Stay.LABEL_CHARACTERS
              && text.length() <= Stay.LABEL_CHARACTERS
              && !member.key().isEmpty()
              && member.key().indexOf('=') < 0;
      if (!fits || member.value().asText().isEmpty()) {
        throw noLabels("'" + member.key() + "': " + member.value());
      }
      labels.put(member.key(), text);
    }
    return labels;
  }

  private static Wrong noLabels(String found) {
    return new Wrong(400, "'labels' is not usable")
        .expected(
            "an object of at most %d texts, names without '=', each of at most %d characters"
                .formatted(Stay.LABELS, Stay.LABEL_CHARACTERS))
        .found(found);
  }

  private static Optional<Duration> life(Obj body) throws Wrong {
    if (body.find("ttl").filter(json -> json != Json.Null.NULL).isEmpty()) {
      return Optional.empty();
    }
    Duration life = Times.duration(body, "ttl");
    if (life.compareTo(Stay.SHORTEST) < 0 || life.compareTo(Stay.LONGEST) > 0) {
      throw new Wrong(400, "'ttl' is not usable")
          .expected("a duration from " + Stay.SHORTEST + " to " + Stay.LONGEST)
          .found(life.toString());
    }
    return Optional.of(life);
  }

  private static String digest(Obj body) {
    try {
      byte[] bytes = MessageDigest.getInstance("SHA-256").digest(body.bytes());
      return HexFormat.of().formatHex(bytes);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java has SHA-256", missing);
    }
  }

  /// What `label=name=value` and `label=name` ask for; all of them must hold.
  static Predicate<Universe> labelled(Query query) {
    Predicate<Universe> wanted = _ -> true;
    for (String label : query.all("label")) {
      String[] parts = label.split("=", 2);
      wanted =
          wanted.and(universe -> {
            String value = universe.terms().labels().get(parts[0]);
            return value != null && (parts.length < 2 || parts[1].equals(value));
          });
    }
    return wanted;
  }

  static Obj show(Terms terms) {
    Obj.Builder labels = Obj.builder();
    terms.labels().forEach(labels::put);
    Obj shown = Obj.of("labels", labels.build());
    return terms.ends().map(ends -> shown.with("ends", ends.toString())).orElse(shown);
  }
}
