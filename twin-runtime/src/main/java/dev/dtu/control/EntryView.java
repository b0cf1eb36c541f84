package dev.dtu.control;

import dev.dtu.call.Body;
import dev.dtu.call.Headers;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.event.Deliveries;
import dev.dtu.fault.Fault;
import dev.dtu.fault.RuleText;
import dev.dtu.fault.Struck;
import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Change;
import dev.dtu.store.Row;
import dev.dtu.twin.Turn;
import dev.dtu.universe.Universe;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Shows one entry of a journal, its credentials masked.
final class EntryView {

  private static final int SHOWN_BYTES = 64 << 10;

  private EntryView() {}

  /// For pages: of bodies only texts, and none that is long.
  static Obj of(Universe universe, Entry entry) {
    return of(universe, entry, SHOWN_BYTES);
  }

  /// With bodies as they are; what is no text in Base64.
  static Obj whole(Universe universe, Entry entry) {
    return of(universe, entry, Integer.MAX_VALUE);
  }

  private static Obj of(Universe universe, Entry entry, int most) {
    Obj.Builder out =
        Obj.builder().put("number", entry.number()).put("moment", entry.moment().toString());
    switch (entry) {
      case Entry.Called(Turn turn) -> called(universe, turn, most, out);
      case Entry.Act act ->
          out.put("kind", "act").put("actor", act.actor()).put("what", act.what());
      case Entry.Tick tick -> tick(tick, out);
      case Entry.Heard heard -> out.put("kind", "heard").put("delivery", heard.event());
      case Entry.Frame frame ->
          out.put("kind", "frame").put("socket", frame.socket()).put("what", frame.what());
    }
    List<Json> deliveries = deliveries(entry.changes());
    if (!deliveries.isEmpty()) {
      out.put("deliveries", Json.array(deliveries));
    }
    List<Json> changes = new ArrayList<>();
    for (Change change : entry.changes()) {
      changes.add(StateRoutes.show(change, false));
    }
    return out.put("changes", Json.array(changes)).build();
  }

  private static void tick(Entry.Tick tick, Obj.Builder out) {
    out.put("kind", "tick")
        .put("timer", tick.timer().key())
        .put("twin", tick.timer().twin())
        .put("what", tick.timer().what());
    if (!tick.defect().isEmpty()) {
      out.put("defect", tick.defect());
    }
  }

  private static void called(Universe universe, Turn turn, int most, Obj.Builder out) {
    Veil veil = Veil.of(universe, turn);
    out.put("kind", "turn")
        .put("twin", turn.twin())
        .put("operation", turn.operation())
        .put("outcome", outcome(turn.outcome()))
        .put("request", request(veil.over(turn.call().request()), most))
        .put("struck", Json.array(turn.struck().stream().<Json>map(EntryView::struck).toList()))
        .put("reply", reply(veil.over(turn.reply()), most));
  }

  /// What was told or became of it: which, of what, and its state since.
  private static List<Json> deliveries(List<Change> changes) {
    List<Json> told = new ArrayList<>();
    for (Change change : changes) {
      if (change instanceof Change.Put(String table, var _, Row row)
          && table.equals(Deliveries.TABLE.name())) {
        Obj item = row.value().obj("item").orElse(Obj.EMPTY);
        told.add(
            Obj.of("delivery", Json.of(row.key()))
                .with("event", item.text("event").orElse(""))
                .with("state", item.text("state").orElse("")));
      }
    }
    return told;
  }

  private static Obj struck(Struck struck) {
    Obj.Builder out =
        Obj.builder()
            .put("rule", struck.rule())
            .put("fault", RuleText.of(struck.fault()))
            .put("certainty", words(struck.fault().certainty()));
    if (struck.delay().isPositive()) {
      out.put("delay", struck.delay().toString());
    }
    if (struck.fault() instanceof Fault.Stale) {
      out.put("turn", struck.turn());
    }
    return out.build();
  }

  private static String words(Fault.Certainty certainty) {
    return certainty.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  static Obj outcome(Turn.Outcome outcome) {
    Obj kind = Obj.of("kind", Json.of(outcome.word()));
    return switch (outcome) {
      case Turn.Outcome.Done _, Turn.Outcome.Lost _ -> kind;
      case Turn.Outcome.Refused(String problem) -> kind.with("problem", problem);
      case Turn.Outcome.Unmeant(String why) -> kind.with("why", why);
      case Turn.Outcome.Awaits(String question, var within) ->
          kind.with("question", question).with("within", within.toString());
      case Turn.Outcome.Defect(String what, String where) ->
          kind.with("what", what).with("where", where);
    };
  }

  private static Obj request(Request request, int most) {
    Obj.Builder out =
        Obj.builder()
            .put("method", request.method())
            .put("path", request.path())
            .put("query", request.query())
            .put("headers", headers(request.headers()));
    body(request.body(), most, out);
    return out.build();
  }

  private static Obj reply(Reply reply, int most) {
    Obj.Builder out =
        Obj.builder().put("status", reply.status()).put("headers", headers(reply.headers()));
    body(reply.body(), most, out);
    return out.build();
  }

  private static Json headers(Headers headers) {
    List<Json> lines = new ArrayList<>();
    for (Headers.Line line : headers) {
      lines.add(Json.array(List.of(Json.of(line.name()), Json.of(line.value()))));
    }
    return Json.array(lines);
  }

  private static void body(Body body, int most, Obj.Builder out) {
    out.put("size", body.length());
    switch (body) {
      case Body.None _ -> {}
      case Body.Unread(String problem, _) -> out.put("unread", problem);
      case Body.Stored(String sha256, _) -> out.put("sha256", sha256);
      case Body.Stretch stretch -> out.put("sha256", stretch.whole().sha256());
      case Body.Parcel parcel -> {
        out.put("document", parcel.document().toString());
        out.put("sha256", parcel.content().sha256());
        if (!parcel.more().isEmpty()) {
          List<Json> more = new ArrayList<>();
          parcel.more().forEach(each -> more.add(Json.of(each.content().sha256())));
          out.put("more", Json.array(more));
        }
      }
      case Body.Bytes(byte[] content) -> {
        if (content.length <= most) {
          bytes(content, most == Integer.MAX_VALUE, out);
        }
      }
    }
  }

  private static void bytes(byte[] content, boolean whole, Obj.Builder out) {
    Optional<String> text = text(content);
    if (text.isPresent()) {
      out.put("body", text.get());
      return;
    }
    out.put("binary", true);
    if (whole) {
      out.put("base64", Base64.getEncoder().encodeToString(content));
    }
  }

  /// Bytes as the text they are in UTF-8; empty when they are none.
  static Optional<String> text(byte[] content) {
    try {
      var decoder = StandardCharsets.UTF_8.newDecoder();
      return Optional.of(decoder.decode(ByteBuffer.wrap(content)).toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }
}
