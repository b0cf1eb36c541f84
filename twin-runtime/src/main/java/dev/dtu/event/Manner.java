package dev.dtu.event;

import dev.dtu.call.Dice;
import dev.dtu.call.Headers;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a service tells what it tells; kept with each delivery, so that one begun is gone on with as it
/// was begun.
///
/// @param headers lines with `${…}`: pairs of a name and a value
/// @param signing how the body is sealed
/// @param ok statuses of success: `200`, `2xx`
/// @param retried what is tried again: `timeout`, `connection`, `tls`, `answer`, statuses
/// @param after the time before each further try; there are as many
/// @param stop a header of the answer by which the outside wants no further try; empty when none is
/// @param reasons what the service calls why it tries again, by `timeout`, `connection`, `tls`, `answer`
///     and `status`
/// @param ordered whether a subscriber hears of one thing only when the one before is settled
public record Manner(
    String method,
    List<Json> headers,
    Signing signing,
    List<String> ok,
    Duration timeout,
    List<String> retried,
    List<String> after,
    String stop,
    Obj reasons,
    boolean ordered) {

  private static final String FORM = "application/x-www-form-urlencoded";

  /// What is tried again beside statuses.
  public static final List<String> FAILURES = List.of("timeout", "connection", "tls", "answer");

  /// Of who tells nothing.
  public static final Manner NONE =
      new Manner(
          "POST",
          List.of(),
          Signing.None.NONE,
          List.of(),
          Duration.ZERO,
          List.of(),
          List.of(),
          "",
          Obj.EMPTY,
          false);

  /// Of who tells by sockets.
  ///
  /// @param within how long an acknowledgement may take
  public static Manner carried(Duration within, boolean ordered) {
    List<String> none = List.of();
    return new Manner(
        "SEND", List.of(), Signing.None.NONE, none, within, none, none, "", Obj.EMPTY, ordered);
  }

  /// The same, tried again so.
  public Manner again(List<String> on, List<String> times, String end, Obj words) {
    return new Manner(method, headers, signing, ok, timeout, on, times, end, words, ordered);
  }

  public Manner {
    headers = List.copyOf(headers);
    ok = List.copyOf(ok);
    retried = List.copyOf(retried);
    after = List.copyOf(after);
  }

  /// As a row keeps it.
  Obj show() {
    return Obj.builder()
        .put("method", method)
        .put("headers", Json.array(headers))
        .put("signing", signing.show())
        .put("ok", texts(ok))
        .put("timeout", timeout.toString())
        .put("retried", texts(retried))
        .put("after", texts(after))
        .put("stop", stop)
        .put("reasons", reasons)
        .put("ordered", ordered)
        .build();
  }

  /// A document in the form that its content type says.
  String written(String document) {
    boolean form =
        headers.stream()
            .map(Json::asObj)
            .flatMap(Optional::stream)
            .anyMatch(line ->
                line.text("name").filter("Content-Type"::equalsIgnoreCase).isPresent()
                    && line.text("value").filter(FORM::equals).isPresent());
    if (!form) {
      return document;
    }
    StringBuilder pairs = new StringBuilder();
    for (Obj.Member each : Json.trusted(document).asObj().orElse(Obj.EMPTY)) {
      String value = each.value().asWords().orElseGet(() -> each.value().toString());
      pairs
          .append(pairs.isEmpty() ? "" : "&")
          .append(URLEncoder.encode(each.key(), StandardCharsets.UTF_8))
          .append('=')
          .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
    return pairs.toString();
  }

  static Manner of(Obj kept) {
    return new Manner(
        kept.text("method").orElse("POST"),
        kept.items("headers").items(),
        Signing.of(kept.obj("signing").orElse(Obj.EMPTY)),
        texts(kept, "ok"),
        Duration.parse(kept.text("timeout").orElse("PT0S")),
        texts(kept, "retried"),
        texts(kept, "after"),
        kept.text("stop").orElse(""),
        kept.obj("reasons").orElse(Obj.EMPTY),
        kept.flag("ordered"));
  }

  /// A copy whose header lines have the facts of the event in them.
  Manner filled(List<Json> more, Facts facts) {
    List<Json> lines = new ArrayList<>();
    for (Json line : headers) {
      Obj pair = (Obj) line;
      Optional<String> name = Wording.header(pair.text("name").orElse(""), facts);
      Optional<String> value = Wording.header(pair.text("value").orElse(""), facts);
      if (name.isPresent() && value.isPresent()) {
        lines.add(pair(name.get(), value.get()));
      }
    }
    for (Json each : more) {
      Obj line = each.asObj().orElse(Obj.EMPTY);
      Optional<String> name = line.text("key").or(() -> line.text("name"));
      name.ifPresent(one -> lines.add(pair(one, line.text("value").orElse(""))));
    }
    return new Manner(method, lines, signing, ok, timeout, retried, after, stop, reasons, ordered);
  }

  private static Obj pair(String name, String value) {
    return Obj.of("name", Json.of(name), "value", Json.of(value));
  }

  /// The lines of one try; a line that cannot be one is left out.
  Headers lines(Facts facts, String secret) {
    Headers lines = Headers.NONE;
    for (Json each : headers) {
      Obj pair = (Obj) each;
      Optional<String> value = Wording.header(pair.text("value").orElse(""), facts);
      String name = pair.text("name").orElse("");
      if (value.isPresent() && fits(name, value.get())) {
        lines = lines.with(name, value.get());
      }
    }
    return signing.signed(lines, facts, secret);
  }

  private static boolean fits(String name, String value) {
    return name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")
        && value.chars().allMatch(c -> c == '\t' || (c >= ' ' && c != 0x7f && c <= 0xff));
  }

  boolean succeeds(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered answered -> among(ok, answered.status());
      case Outcome.Acknowledged _ -> true;
      case Outcome.Failed _, Outcome.Refused _ -> false;
    };
  }

  /// A status of success.
  int success() {
    return ok.isEmpty() ? 200 : Integer.parseInt(ok.getFirst().replace("xx", "00"));
  }

  /// How long to wait before the next try; empty when there is none.
  Optional<Duration> next(Outcome outcome, int attempts, Dice dice) {
    boolean again =
        switch (outcome) {
          case Outcome.Answered answered ->
              among(retried, answered.status())
                  && (stop.isEmpty() || answered.headers().find(stop).isEmpty());
          case Outcome.Failed failed -> retried.contains(failed.why());
          case Outcome.Refused _, Outcome.Acknowledged _ -> false;
        };
    return again && attempts <= after.size()
        ? Span.of(after.get(attempts - 1)).map(span -> span.draw(dice))
        : Optional.empty();
  }

  /// Why the try before came to nothing, in the service's words.
  String reason(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Answered _ -> reasons.text("status").orElse("status");
      case Outcome.Failed failed -> reasons.text(failed.why()).orElse(failed.why());
      case Outcome.Refused _, Outcome.Acknowledged _ -> "";
    };
  }

  private static boolean among(List<String> statuses, int status) {
    String text = Integer.toString(status);
    return statuses.contains(text) || statuses.contains(text.charAt(0) + "xx");
  }

  private static Json texts(List<String> texts) {
    return Json.array(texts.stream().<Json>map(Json::of).toList());
  }

  private static List<String> texts(Obj kept, String member) {
    return kept.items(member).items().stream().flatMap(each -> each.asText().stream()).toList();
  }
}
