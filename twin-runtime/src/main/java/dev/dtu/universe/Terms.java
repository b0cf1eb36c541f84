package dev.dtu.universe;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What was agreed when a universe was made; see [Stay].
///
/// @param ends when it goes, in real time
public record Terms(
    SortedMap<String, String> labels, Optional<Instant> ends, Optional<Stay.Claim> claim) {

  static final Terms NONE = of(Stay.AS_LONG_AS_WANTED, Instant.EPOCH);

  public Terms {
    labels = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(labels));
  }

  static Terms of(Stay stay, Instant now) {
    return new Terms(stay.labels(), stay.life().map(now::plus), stay.claim());
  }

  /// Whether its time is over.
  boolean over(Instant now) {
    return ends.isPresent() && !ends.get().isAfter(now);
  }

  /// Adds the members that [#of(Obj)] reads, where there is anything to tell.
  Obj in(Obj facts) {
    Obj told = facts;
    if (!labels.isEmpty()) {
      Obj.Builder lines = Obj.builder();
      labels.forEach(lines::put);
      told = told.with("labels", lines.build());
    }
    if (ends.isPresent()) {
      told = told.with("ends", ends.get().toString());
    }
    if (claim.isPresent()) {
      Obj line = Obj.of("key", Json.of(claim.get().key()));
      told = told.with("claim", line.with("digest", claim.get().digest()));
    }
    return told;
  }

  static Terms of(Obj facts) {
    SortedMap<String, String> labels = new TreeMap<>();
    for (Obj.Member member : facts.obj("labels").orElse(Obj.EMPTY)) {
      member.value().asText().ifPresent(value -> labels.put(member.key(), value));
    }
    return new Terms(
        labels,
        facts.text("ends").map(Instant::parse),
        facts
            .obj("claim")
            .map(claim ->
                new Stay.Claim(claim.text("key").orElse(""), claim.text("digest").orElse(""))));
  }
}
