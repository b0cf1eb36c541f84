package dev.dtu.effect;

import dev.dtu.call.Body;
import dev.dtu.call.Reply;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;

/// The moment that a reply's item says it was last changed at, in whole seconds as headers tell it.
final class LastChange {

  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private LastChange() {}

  static Optional<Instant> of(Reply reply) {
    if (!(reply.body() instanceof Body.Bytes bytes)) {
      return Optional.empty();
    }
    try {
      Obj item = Json.parse(bytes.content()).asObj().orElse(Obj.EMPTY);
      return item.keys().stream()
          .filter(Names::change)
          .findFirst()
          .flatMap(name -> item.text(name))
          .flatMap(LastChange::moment);
    } catch (Malformed noDocument) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> moment(String text) {
    try {
      Instant moment = OffsetDateTime.parse(text).toInstant();
      return Optional.of(moment.truncatedTo(ChronoUnit.SECONDS));
    } catch (DateTimeException otherForm) {
      return Optional.empty();
    }
  }

  static String text(Instant moment) {
    return FORM.format(moment);
  }

  /// What a header tells; empty when it is no moment, and then as good as none.
  static Optional<Instant> read(String header) {
    try {
      return Optional.of(FORM.parse(header.strip(), Instant::from));
    } catch (DateTimeException otherForm) {
      return Optional.empty();
    }
  }
}
