package dev.dtu.slack;

import dev.dtu.call.Body;
import dev.dtu.call.Origin;
import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.twin.Turn;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The steps of a fact, taken in a workspace, and what they keep for one another. Mutable; one fact's.
final class Steps {

  private static final Origin ORIGIN = new Origin("https", "slack.com", "");
  private static final Pattern KEPT = Pattern.compile("\\$\\{(\\w+)(?::(\\d+))?}");
  private static final String DOCUMENT = "application/json; charset=utf-8";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Workspace workspace;
  private final Map<String, Json> kept = new TreeMap<>();
  private final Map<String, String> tokens = new TreeMap<>();

  Steps(Workspace workspace) {
    this.workspace = workspace;
  }

  /// Takes a step; tells what of it is otherwise than the fact says.
  List<String> take(Obj told) {
    Obj step = (Obj) filled(told);
    if (step.has("later")) {
      workspace.later(Long.parseLong(Workspace.at(step, "later")));
      return List.of();
    }
    if (step.has("act")) {
      Obj arguments = step.obj("send").orElse(Obj.EMPTY);
      return looked(step, workspace.act(Workspace.at(step, "act"), arguments.toString()));
    }
    Reply reply = reply(step);
    List<String> wrong = new ArrayList<>(headers(step, reply));
    String text = reply.body().toString();
    int status = step.find("status").flatMap(Json::asWords).map(Integer::parseInt).orElse(200);
    if (reply.status() != status) {
      wrong.add("expected the status " + status + ", found " + reply.status() + ": " + text);
    }
    wrong.addAll(looked(step, document(text)));
    return wrong;
  }

  private static Json document(String text) {
    try {
      return Json.parse(text);
    } catch (Malformed words) {
      return Json.of(text);
    }
  }

  private static List<String> headers(Obj step, Reply reply) {
    List<String> wrong = new ArrayList<>();
    for (Obj.Member header : step.obj("headers").orElse(Obj.EMPTY)) {
      Json found = Json.of(reply.headers().find(header.key()).orElse("none"));
      wrong.addAll(Likeness.differences(header.value(), found, header.key()));
    }
    return wrong;
  }

  private List<String> looked(Obj step, Json answer) {
    List<String> wrong = new ArrayList<>();
    Json wanted = step.find("says").orElse(Obj.of("ok", Json.of(true)));
    boolean words = step.find("says").isEmpty() && answer instanceof Json.Text;
    if (!words) {
      wrong.addAll(Likeness.differences(wanted, answer, ""));
    }
    for (Json place : step.items("lacks")) {
      String at = place.asWords().orElse("");
      if (look(answer, at) != Json.Null.NULL) {
        wrong.add("expected no " + at + " in " + answer);
      }
    }
    for (Obj.Member each : step.obj("keep").orElse(Obj.EMPTY)) {
      kept.put(each.key(), look(answer, each.value().asWords().orElse("")));
    }
    return wrong;
  }

  /// What stands at a place of steps with dots between, of lists by number; null where nothing does.
  private static Json look(Json answer, String place) {
    Json at = answer;
    for (String step : place.split("\\.")) {
      at =
          switch (at) {
            case Obj obj -> obj.find(step).orElse(Json.Null.NULL);
            case Arr arr when Integer.parseInt(step) < arr.size() -> arr.at(Integer.parseInt(step));
            default -> Json.Null.NULL;
          };
    }
    return at;
  }

  private Reply reply(Obj step) {
    String target =
        step.text("url").map(Steps::target).orElseGet(() -> "/api/" + Workspace.at(step, "call"));
    Request request = Request.of(step.text("method").orElse("POST"), target);
    if (step.has("query")) {
      request = request.withQuery(Query.parse(form(step.obj("query").orElseThrow())));
    } else if (step.has("form")) {
      Json form = step.find("form").orElseThrow();
      String text = form instanceof Obj fields ? form(fields) : form.asWords().orElse("");
      request = typed(request.with(Body.of(text)), step, FORM);
    } else if (!step.has("url") || step.has("send")) {
      Json sent = step.find("send").orElse(Obj.EMPTY);
      String text = sent.asText().orElseGet(sent::toString);
      request = typed(request.with(Body.of(text)), step, DOCUMENT);
    }
    String token = token(step.text("as").orElse("bot"));
    Request whole = token.isEmpty() ? request : request.with("authorization", "Bearer " + token);
    Turn turn = workspace.universe().turn("slack", ORIGIN, whole);
    assertSound(turn, step.text("as").filter(who -> who.startsWith("~")).isPresent());
    return turn.reply();
  }

  /// @param stranger whether nobody knows who calls, which any method says in one word
  private void assertSound(Turn turn, boolean stranger) {
    if (turn.outcome() instanceof Turn.Outcome.Defect) {
      throw new AssertionError(turn.reply().body().toString());
    }
    if (!stranger) {
      Words.heard(workspace.contract(), turn);
    }
  }

  private static Request typed(Request request, Obj step, String usual) {
    String type = step.text("type").orElse(usual);
    return type.isEmpty() ? request : request.with("content-type", type);
  }

  private static String target(String url) {
    URI uri = URI.create(url);
    return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
  }

  private static String form(Obj fields) {
    Query query = Query.parse("");
    for (Obj.Member field : fields) {
      String value = field.value().asWords().orElseGet(field.value()::toString);
      query = query.with(field.key(), value);
    }
    return query.toString();
  }

  /// `bot`, `user` and `app` may do everything; `KIND:SCOPE,…` what it says; else it is a person's, or
  /// behind a tilde just what stands there.
  private String token(String who) {
    if (who.equals("nobody") || who.startsWith("~")) {
      return who.equals("nobody") ? "" : who.substring(1);
    }
    return tokens.computeIfAbsent(
        who,
        _ ->
            switch (who) {
              case "bot" -> workspace.robot().credential().value();
              case "user" -> workspace.as("ada").credential().value();
              case "app" -> workspace.bearer("app", "connections:write").credential().value();
              default -> handed(who);
            });
  }

  private String handed(String who) {
    int colon = who.indexOf(':');
    return colon < 0
        ? workspace.as(who).credential().value()
        : workspace
            .bearer(who.substring(0, colon), who.substring(colon + 1).split(","))
            .credential()
            .value();
  }

  /// With what was kept, and texts of so many characters where a length stands.
  private Json filled(Json value) {
    return switch (value) {
      case Obj obj -> {
        var all = Obj.builder();
        obj.forEach(member -> all.put(member.key(), filled(member.value())));
        yield all.build();
      }
      case Arr arr -> Arr.of(arr.items().stream().map(this::filled).toList());
      case Json.Text(String text) -> filled(text);
      case Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private Json filled(String text) {
    Matcher name = KEPT.matcher(text);
    if (name.matches() && kept.containsKey(name.group(1))) {
      return kept.get(name.group(1));
    }
    return Json.of(
        KEPT.matcher(text)
            .replaceAll(found ->
                Matcher.quoteReplacement(
                    found.group(2) != null
                        ? "x".repeat(Integer.parseInt(found.group(2)))
                        : kept.getOrDefault(found.group(1), Json.of(found.group()))
                            .asWords()
                            .orElse(""))));
  }
}
