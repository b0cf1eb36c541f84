package dev.dtu.control;

import dev.dtu.call.Body;
import dev.dtu.call.Headers;
import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.event.Deliveries;
import dev.dtu.fault.Fault;
import dev.dtu.fault.RuleText;
import dev.dtu.fault.Struck;
import dev.dtu.journal.Entry;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.store.Change;
import dev.dtu.store.Row;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Shows one entry of a journal, its credentials masked.
final class EntryView {

  static final String MASK = "•••";
  private static final int SHOWN_BYTES = 64 << 10;
  private static final List<String> SECRET =
      List.of("authorization", "cookie", "proxy-authorization", "set-cookie", "x-api-key");

  /// What asks for tokens (RFC 6749, RFC 7521, RFC 7636), and what is handed out.
  private static final List<String> PROOFS =
      List.of(
          "client_secret",
          "assertion",
          "client_assertion",
          "code",
          "code_verifier",
          "refresh_token",
          "token",
          "access_token");

  private static final List<String> TOKENS = List.of("access_token", "refresh_token", "id_token");

  private EntryView() {}

  static Obj of(Universe universe, Entry entry) {
    Obj.Builder out =
        Obj.builder().put("number", entry.number()).put("moment", entry.moment().toString());
    switch (entry) {
      case Entry.Called(Turn turn) -> called(universe, turn, out);
      case Entry.Act act ->
          out.put("kind", "act").put("actor", act.actor()).put("what", act.what());
      case Entry.Tick tick -> tick(tick, out);
      case Entry.Heard heard -> out.put("kind", "heard").put("delivery", heard.event());
      case Entry.Frame frame -> out.put("kind", "frame").put("socket", frame.socket());
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

  private static void called(Universe universe, Turn turn, Obj.Builder out) {
    Set<String> secretHeaders = new TreeSet<>(SECRET);
    Set<String> secretParameters = new TreeSet<>();
    Twin twin = universe.twins().get(turn.twin());
    for (AuthForm form : twin == null ? List.<AuthForm>of() : twin.authForms()) {
      switch (form.place()) {
        case HEADER -> secretHeaders.add(form.name().toLowerCase(java.util.Locale.ROOT));
        case QUERY -> secretParameters.add(form.name());
        case COOKIE -> {}
        case FORM -> secretParameters.add(form.name());
      }
    }
    boolean grants = twin != null && twin.issuer().behaviour(turn.operation()).isPresent();
    if (grants) {
      secretParameters.addAll(PROOFS);
      secretHeaders.add("location"); // where a code is sent
    }
    out.put("kind", "turn")
        .put("twin", turn.twin())
        .put("operation", turn.operation())
        .put("outcome", outcome(turn.outcome()))
        .put("request", request(turn.call().request(), secretHeaders, secretParameters))
        .put("struck", Json.array(turn.struck().stream().<Json>map(EntryView::struck).toList()))
        .put("reply", reply(grants ? withoutTokens(turn.reply()) : turn.reply(), secretHeaders));
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

  private static Obj outcome(Turn.Outcome outcome) {
    return switch (outcome) {
      case Turn.Outcome.Done _ -> Obj.of("kind", Json.of("done"));
      case Turn.Outcome.Refused(String problem) ->
          Obj.of("kind", Json.of("refused"), "problem", Json.of(problem));
      case Turn.Outcome.Unmeant(String why) ->
          Obj.of("kind", Json.of("unmeant"), "why", Json.of(why));
      case Turn.Outcome.Lost _ -> Obj.of("kind", Json.of("lost"));
      case Turn.Outcome.Defect(String what, String where) ->
          Obj.of("kind", Json.of("defect"), "what", Json.of(what)).with("where", where);
    };
  }

  private static Obj request(Request request, Set<String> headers, Set<String> parameters) {
    String query = request.query();
    for (String secret : parameters) {
      Query pairs = request.parameters();
      query = pairs.find(secret).isPresent() ? pairs.with(secret, MASK).toString() : query;
    }
    Obj.Builder out =
        Obj.builder()
            .put("method", request.method())
            .put("path", request.path())
            .put("query", query)
            .put("headers", headers(request.headers(), headers));
    body(masked(request, parameters), out);
    return out.build();
  }

  /// The body, without the credentials a form holds.
  private static Body masked(Request request, Set<String> secret) {
    String type = request.headers().find("content-type").orElse("");
    if (!(request.body() instanceof Body.Bytes bytes)
        || !type.startsWith("application/x-www-form-urlencoded")) {
      return request.body();
    }
    Query fields = Query.parse(bytes.toString());
    boolean holds = false;
    for (String name : secret) {
      if (fields.find(name).isPresent()) {
        fields = fields.with(name, MASK);
        holds = true;
      }
    }
    return holds ? Body.of(fields.toString()) : bytes;
  }

  private static Obj reply(Reply reply, Set<String> secret) {
    Obj.Builder out =
        Obj.builder()
            .put("status", reply.status())
            .put("headers", headers(reply.headers(), secret));
    body(reply.body(), out);
    return out.build();
  }

  /// A reply that hands out tokens, without them.
  private static Reply withoutTokens(Reply reply) {
    if (!(reply.body() instanceof Body.Bytes bytes)) {
      return reply;
    }
    try {
      Obj body = Json.parse(bytes.content()).asObj().orElse(Obj.EMPTY);
      for (String name : TOKENS) {
        body = body.has(name) ? body.with(name, MASK) : body;
      }
      return new Reply(reply.status(), reply.headers(), Body.of(body), reply.delivery());
    } catch (Malformed notJson) {
      return reply;
    }
  }

  private static Json headers(Headers headers, Set<String> secret) {
    List<Json> lines = new ArrayList<>();
    for (Headers.Line line : headers) {
      String value = secret.contains(line.name()) ? MASK : line.value();
      lines.add(Json.array(List.of(Json.of(line.name()), Json.of(value))));
    }
    return Json.array(lines);
  }

  private static void body(Body body, Obj.Builder out) {
    out.put("size", body.length());
    switch (body) {
      case Body.None _ -> {}
      case Body.Unread(String problem, _) -> out.put("unread", problem);
      case Body.Stored(String sha256, _) -> out.put("sha256", sha256);
      case Body.Stretch stretch -> out.put("sha256", stretch.whole().sha256());
      case Body.Parcel parcel -> {
        out.put("document", parcel.document().toString());
        out.put("sha256", parcel.content().sha256());
      }
      case Body.Bytes(byte[] content) -> {
        if (content.length <= SHOWN_BYTES) {
          try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content));
            out.put("body", text.toString());
          } catch (CharacterCodingException notText) {
            out.put("binary", true);
          }
        }
      }
    }
  }
}
