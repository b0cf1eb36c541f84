package dev.dtu.twins.jira;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/// The fields of an issue as pages show them: texts as HTML, moments in words, and nothing of what
/// pages show no otherwise.
///
/// - source: developer.atlassian.com, platform REST v3, get issue, `expand`, 2026-09-12
final class Rendering {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("dd/MMM/yy h:mm a", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MMM/yy", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final List<String> MOMENTS =
      List.of("created", "updated", "resolutiondate", "lastViewed", "statuscategorychangedate");
  private static final List<String> TEXTS = List.of("description", "environment");

  private Rendering() {}

  static Obj of(Optional<Obj> fields) {
    Obj rendered = Obj.EMPTY;
    for (Obj.Member member : fields.orElse(Obj.EMPTY)) {
      rendered = rendered.with(member.key(), of(member.key(), member.value()));
    }
    return rendered;
  }

  private static Json of(String field, Json value) {
    if (TEXTS.contains(field) || Documents.is(value)) {
      return value == Json.Null.NULL ? Json.of("") : Json.of(Documents.page(value));
    }
    Optional<String> text = value.asText();
    if (MOMENTS.contains(field) && text.isPresent()) {
      return moment(text.get(), MOMENT);
    }
    if (field.equals("duedate") && text.isPresent()) {
      return moment(text.get(), DAY);
    }
    return field.equals("comment") ? comments(value) : Json.Null.NULL;
  }

  private static Json moment(String text, DateTimeFormatter form) {
    OptionalLong millis = Dates.told(text);
    return millis.isPresent()
        ? Json.of(form.format(Instant.ofEpochMilli(millis.getAsLong())))
        : Json.of(text);
  }

  private static Json comments(Json value) {
    Obj page = value.asObj().orElse(Obj.EMPTY);
    List<Json> shown =
        page.items("comments").items().stream()
            .flatMap(it -> it.asObj().stream())
            .<Json>map(Rendering::comment)
            .toList();
    return page.with("comments", Json.array(shown));
  }

  private static Obj comment(Obj comment) {
    Obj told = comment.with("body", Documents.page(comment.find("body").orElse(Json.of(""))));
    for (String member : List.of("created", "updated")) {
      Optional<String> text = comment.text(member);
      told = text.isPresent() ? told.with(member, moment(text.get(), MOMENT)) : told;
    }
    return told;
  }
}
