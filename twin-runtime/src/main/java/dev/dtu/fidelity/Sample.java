package dev.dtu.fidelity;

import dev.dtu.json.Json;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import java.util.List;

/// Two answers to one request side by side: the recorded one and the twin's.
///
/// @param wrong what diverges, a line each
public record Sample(
    String session,
    int exchange,
    String request,
    String recorded,
    String twin,
    List<String> wrong) {

  private static final int SHOWN = 6_000;
  private static final int LINES = 40;

  public Sample {
    wrong = List.copyOf(wrong);
  }

  static Sample of(
      String session, Enactment.Played played, Exchange.Answered answered, Marks marks) {
    Exchange.Sent sent = played.recorded().sent();
    return new Sample(
        session,
        played.number(),
        sent.method() + " " + sent.url() + "\n" + text(sent.body()),
        text(played.recorded().answered()),
        text(answered),
        marks.divergences().stream()
            .limit(LINES)
            .map(each ->
                "%s, %s %s: expected %s, found %s"
                    .formatted(
                        each.level().name().toLowerCase(java.util.Locale.ROOT),
                        each.rule(),
                        each.path(),
                        each.expected(),
                        each.found()))
            .toList());
  }

  private static String text(Exchange.Answered answered) {
    return answered.status() + "\n" + text(answered.body());
  }

  private static String text(Content body) {
    String text =
        switch (body) {
          case Content.Nothing _ -> "";
          case Content.Document(Json value) -> value.pretty();
          case Content.Words(String words) -> words;
          case Content.Binary(byte[] bytes) -> bytes.length + " bytes";
        };
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
