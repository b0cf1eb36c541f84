package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Body;
import dev.dtu.call.Origin;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.contract.Contract;
import dev.dtu.event.Deliveries;
import dev.dtu.event.Subscriptions;
import dev.dtu.fault.BadRule;
import dev.dtu.fault.RuleReader;
import dev.dtu.infer.Inference;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.load.Catalog;
import dev.dtu.load.FlawedTwin;
import dev.dtu.load.TwinLoader;
import dev.dtu.store.Row;
import dev.dtu.twin.Acts;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Faults;
import dev.dtu.universe.Pass;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A fresh workspace, asked without ports.
final class Workspace {

  private static final Origin ORIGIN = new Origin("https", "slack.com", "");

  private final Twin twin;
  private final Universes universes;
  private final Universe universe;
  private Instant now;

  Workspace() {
    this(Instant.parse("2026-11-21T12:00:00Z"));
  }

  /// A workspace of another time.
  Workspace(Instant begins) {
    now = begins;
    try {
      twin =
          new TwinLoader(Catalog.SPECS, Inference::of).load("slack", Catalog.TWINS.below("slack"));
      universes = new Universes(Map.of("slack", twin), 1, () -> now, Catalog.people());
      universe = universes.create(Wish.ANYTHING.named("office"));
    } catch (FlawedTwin | Universes.Refused broken) {
      throw new AssertionError(broken);
    }
  }

  Universe universe() {
    return universe;
  }

  Contract contract() {
    return twin.contract();
  }

  /// Lets time pass.
  void later(long seconds) {
    now = now.plusSeconds(seconds);
  }

  /// What the bot is answered; single quotes stand for double ones.
  Obj bot(String method, String arguments) {
    return call("bot", method, arguments);
  }

  /// What a person, the workspace's first admin, is answered.
  Obj person(String method, String arguments) {
    return call("user", method, arguments);
  }

  /// What the app itself is answered.
  Obj app(String method, String arguments) {
    return call("app", method, arguments);
  }

  /// What the bot is answered to a form of parts with one field.
  Obj parts(String method, String name, String value) {
    String part = "Content-Disposition: form-data; name=\"%s\"\r\n\r\n%s".formatted(name, value);
    Reply reply =
        own("bot")
            .reply(
                Request.of("POST", "/api/" + method)
                    .with("content-type", "multipart/form-data; boundary=edge")
                    .with(Body.of("--edge\r\n" + part + "\r\n--edge--\r\n")));
    return (Obj) Json.trusted(reply.body().toString());
  }

  private Obj call(String kind, String method, String arguments) {
    return own(kind).call(method, arguments);
  }

  /// One of the universe's own tokens.
  private Bearer own(String kind) {
    var credential =
        universes.credentials(universe, twin).stream()
            .filter(each -> each.kind().equals(kind))
            .findFirst()
            .orElseThrow();
    return new Bearer(this, credential);
  }

  /// A token that was handed out for scopes; the first of them may be a person's name.
  Bearer bearer(String kind, String... scopes) {
    boolean named = scopes[0].indexOf(':') < 0;
    Optional<String> who = named ? Optional.of(scopes[0]) : Optional.empty();
    List<String> left = List.of(scopes).subList(named ? 1 : 0, scopes.length);
    return new Bearer(this, new Pass(kind, Optional.of(left), who).in(universe, twin, "test"));
  }

  /// Who calls with a token that software was told.
  Bearer with(String kind, String value) {
    return new Bearer(this, new Universes.Credential(kind, value, ""));
  }

  /// What the universe gives away of a kind that is no token.
  String secret(String kind) {
    return twin.issuer().papers(universe.store(), "").stream()
        .filter(each -> each.kind().equals(kind))
        .findFirst()
        .orElseThrow()
        .value();
  }

  /// What an app is handed out that asks a person for this, a member of the reply.
  String installed(String client, String asked, String member) {
    return at(installed(client, asked), member);
  }

  /// What an app is handed out that asks a person for this.
  Obj installed(String client, String asked) {
    return installed(List.of(secret(client).split(":")), asked);
  }

  /// What an app of this id and secret is handed out that asks a person for this.
  Obj installed(List<String> app, String asked) {
    String target = "/oauth/v2/authorize?redirect_uri=https%3A%2F%2Fapp&client_id=" + app.get(0);
    Reply reply = robot().reply(Request.of("GET", target + asked));
    String location = reply.headers().find("location").orElseThrow();
    String code = location.substring(location.indexOf("code=") + 5);
    return bot(
        "oauth.v2.access",
        "{'client_id': '%s', 'client_secret': '%s', 'code': '%s', 'redirect_uri': 'https://app'}"
            .formatted(app.get(0), app.get(1), code));
  }

  /// The id of a file whose bytes somebody brought, and who has still to say what becomes of it.
  String brought(Bearer who) {
    Obj asked = who.call("files.getUploadURLExternal", "{'filename': 'a.txt', 'length': 3}");
    String path = java.net.URI.create(at(asked, "upload_url")).getPath();
    Reply reply = who.reply(Request.of("POST", path).with(Body.of("abc")));
    assertThat(reply.status()).as(reply.body().toString()).isEqualTo(200);
    return at(asked, "file_id");
  }

  /// A person with a token that may do everything.
  Bearer as(String person) {
    return new Bearer(
        this, new Pass("user", Optional.empty(), Optional.of(person)).in(universe, twin, "test"));
  }

  /// The bot with a token that may do everything.
  Bearer robot() {
    return new Bearer(
        this, new Pass("bot", Optional.empty(), Optional.empty()).in(universe, twin, "test"));
  }

  /// What a person is answered who does something in Slack's own pages.
  Obj act(String act, String arguments) {
    var due = new Acts.Due(act, (Obj) Json.trusted(arguments.replace('\'', '"')), ORIGIN);
    Turn turn = universe.turn("slack", due.origin(), due.request());
    assertThat(turn.outcome()).as(act).isNotInstanceOf(Turn.Outcome.Defect.class);
    return (Obj) Json.trusted(turn.reply().body().toString());
  }

  /// What the app is answered that says of a step that it failed.
  Obj failed(String execution) {
    String told = "{'function_execution_id': '" + execution + "', 'error': 'sold out'}";
    return bot("functions.completeError", told);
  }

  /// The events of a type that apps were told, or are to be told.
  List<Obj> told(String type) {
    return told().stream()
        .map(each -> each.obj("event").orElse(Obj.EMPTY))
        .filter(each -> each.text("type").filter(type::equals).isPresent())
        .toList();
  }

  /// From now on an app hears of everything, which goes nowhere.
  void hears() {
    Obj item =
        Obj.of("name", Json.of("s1"), "twin", Json.of("slack"))
            .with("url", "http://app.invalid/events")
            .with("state", "on");
    universe.act(
        "test",
        "subscribe",
        draft ->
            draft.put(
                Subscriptions.TABLE,
                new Row("s1", draft.nextPlace(Subscriptions.TABLE), Obj.of("item", item))));
  }

  /// From now on every so-many-th event is lost on its way.
  void loses(int nth) {
    String rule = "{\"fault\": {\"courier\": \"lose\"}, \"when\": {\"every\": " + nth + "}}";
    universe.act(
        "test",
        "fault",
        draft -> {
          try {
            Faults.set(draft, RuleReader.rule(Json.trusted(rule), "lost"));
          } catch (BadRule bad) {
            throw new AssertionError(bad);
          }
        });
  }

  /// What became of each event, by its id.
  List<Map.Entry<String, String>> fates() {
    List<Map.Entry<String, String>> fates = new ArrayList<>();
    universe
        .store()
        .table(Deliveries.TABLE)
        .rows(0)
        .forEachRemaining(row -> {
          Obj item = row.value().obj("item").orElseThrow();
          Obj body = (Obj) Json.trusted(item.text("body").orElse("{}"));
          fates.add(Map.entry(body.text("event_id").orElse(""), item.text("state").orElse("")));
        });
    return fates;
  }

  /// All that apps were told, or are to be told.
  List<Obj> told() {
    List<Obj> told = new ArrayList<>();
    universe
        .store()
        .table(Deliveries.TABLE)
        .rows(0)
        .forEachRemaining(row ->
            told.add(
                (Obj)
                    Json.trusted(row.value().obj("item").orElseThrow().text("body").orElse("{}"))));
    return told;
  }

  /// Who calls with a token.
  record Bearer(Workspace workspace, Universes.Credential credential) {

    Reply reply(String method, String arguments) {
      Request request = Request.of("POST", "/api/" + method);
      return reply(
          request
              .with(Body.of(Json.trusted(arguments.replace('\'', '"'))))
              .with("content-type", "application/json; charset=utf-8"));
    }

    Reply reply(Request request) {
      AuthForm form =
          workspace.twin.authForms().stream()
              .filter(each -> each.kind().equals(credential.kind()))
              .findFirst()
              .orElseThrow();
      Turn turn =
          workspace.universe.turn(
              "slack", ORIGIN, request.with(form.name(), form.prefix() + credential.value()));
      assertThat(turn.outcome()).as(request.path()).isNotInstanceOf(Turn.Outcome.Defect.class);
      Words.heard(workspace.contract(), turn);
      return turn.reply();
    }

    Obj call(String method, String arguments) {
      return (Obj) Json.trusted(reply(method, arguments).body().toString());
    }
  }

  static String error(Obj reply) {
    return reply.text("error").orElse("");
  }

  /// The text of a dotted member.
  static String at(Obj reply, String member) {
    Obj within = reply;
    String[] steps = member.split("\\.");
    for (int i = 0; i < steps.length - 1; i++) {
      within = within.obj(steps[i]).orElseThrow(() -> new AssertionError(member + reply));
    }
    return within
        .find(steps[steps.length - 1])
        .flatMap(Json::asWords)
        .orElseThrow(() -> new AssertionError(member + reply));
  }

  /// The texts of a list's messages.
  static List<String> texts(Obj reply) {
    return reply.items("messages").items().stream()
        .map(each -> ((Obj) each).text("text").orElse(""))
        .toList();
  }
}
