package dev.dtu.effect;

import dev.dtu.call.Body;
import dev.dtu.call.Caller;
import dev.dtu.call.Reply;
import dev.dtu.contract.ReplyShape;
import dev.dtu.contract.Schema;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.twin.Acts;
import dev.dtu.twin.Outbox;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import dev.dtu.twin.Timers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/// One call, as a [Part] has it at hand: what was asked, what data would do, and the twin's rows.
/// One thread's, thrown away after the turn.
public final class Play {

  private final Played played;
  private final Scene scene;

  Play(Played played, Scene scene) {
    this.played = played;
    this.scene = scene;
  }

  /// The turn below it.
  public Scene scene() {
    return scene;
  }

  /// Whether somebody does this in the service's own pages, and does not call.
  public boolean acted() {
    return Acts.are(scene.operation().id());
  }

  /// Has an act of the twin done later, as a turn of its own.
  ///
  /// @param key its name; another of that name is done in place of it
  public void later(String key, Instant due, String act, Obj arguments) {
    var what = new Acts.Due(act, arguments, scene.origin());
    Timers.set(scene.draft(), Acts.timer(scene.twin().name() + "/" + key, due, scene.twin(), what));
  }

  /// Has nothing done any more under that name.
  public void never(String key) {
    Timers.cancel(scene.draft(), scene.twin().name() + "/" + key);
  }

  /// Whether the universe takes anybody for whom they say they are, and not just those it knows.
  public boolean open() {
    return scene.twin().issuer().opened(scene.draft());
  }

  /// Who calls.
  public Caller caller() {
    return scene.call().caller();
  }

  /// A parameter of the path, else of the query, decoded; empty when it is not given.
  public Optional<String> asked(String parameter) {
    return scene.path(parameter).or(() -> scene.query().find(parameter));
  }

  /// Whether a parameter is given as `true`.
  public boolean flagged(String parameter) {
    return asked(parameter).filter("true"::equalsIgnoreCase).isPresent();
  }

  /// The body; empty when there is none, or it is no object.
  public Obj sent() {
    return scene.body().flatMap(Json::asObj).orElse(Obj.EMPTY);
  }

  /// The arguments of a call: the members of its body, or what the query gives where it has none.
  public Obj arguments() {
    return Arguments.of(scene);
  }

  /// The word of an argument, wherever it stands; a number or a switch is its word.
  public Optional<String> argument(String name) {
    return Arguments.find(scene, name);
  }

  /// Goes on as if this had been the body.
  public Play saying(Obj body) {
    scene.saying(body);
    return this;
  }

  /// What data says of the operation, done.
  public Reply plainly() {
    return played.plain().act(scene);
  }

  /// Has another operation of the twin done within this turn, as if it were called with this.
  public Reply doing(String operation, Map<String, String> path, Obj body) {
    return scene.doing(operation, path, body);
  }

  /// What data says of the operation, done, and the row of its resource that this made or changed.
  public Thing done() {
    plainly();
    return changed()
        .orElseThrow(() ->
            new IllegalStateException(
                "expected " + scene.operation().id() + " to change a row, found none"));
  }

  /// The row of the operation's resource that the call made or changed last so far; none where it
  /// only began, such as an upload of several requests.
  public Optional<Thing> changed() {
    var table = deed().shelf().table();
    return scene.draft().changes().stream()
        .filter(change -> change.table().equals(table.name()))
        .flatMap(change ->
            change instanceof dev.dtu.store.Change.Put put
                ? Stream.of(put.after())
                : Stream.empty())
        .reduce((_, last) -> last)
        .map(rows(deed().shelf().resource().name())::find);
  }

  /// The rows of a resource; a name the twin does not know is a defect.
  public Rows rows(String resource) {
    return new Rows(scene, played.shelves(), played.shelves().get(resource));
  }

  /// Notes of a name, which no operation shows and a refusal takes back.
  public Notes notes(String name) {
    return new Notes(scene, name, false);
  }

  /// Notes of a name, which no operation shows and which stay when the turn is refused.
  public Notes lasting(String name) {
    return new Notes(scene, name, true);
  }

  /// The page of these things that the request asks for, in their order, with what leads on from it.
  ///
  /// @param usual how many are on it when the request does not say; 0 for what the contract says
  /// @param show what a thing shows
  public Reply paged(List<Thing> things, int usual, Function<Thing, Json> show) {
    List<Row> rows = things.stream().map(Thing::row).toList();
    Map<String, Thing> byPlace = new TreeMap<>();
    Map<String, String> byId = new TreeMap<>();
    for (Thing thing : things) {
      byPlace.put(thing.row().place(), thing);
      byId.put(thing.id(), thing.row().place());
    }
    var paged = new Paged(scene.operation(), usual);
    Lane lane = Lane.of(List.of()).picked(rows);
    Paged.Page page = paged.page(scene, lane, id -> Optional.ofNullable(byId.get(id)));
    List<Json> items = new ArrayList<>(page.rows().size());
    for (Row row : page.rows()) {
      items.add(show.apply(byPlace.getOrDefault(row.place(), things.getFirst())));
    }
    return PageLinks.linked(Reply.json(200, Arr.of(items)), scene, page);
  }

  /// The page of these things that the request asks for, each shown as the operation's list shows it.
  public Reply paged(List<Thing> things, int usual) {
    var list = new ListItems(deed());
    return paged(things, usual, thing -> list.shown(scene, thing.row()));
  }

  /// The page of these things that the request asks for, in their order, as the operation's list
  /// answers: with what it tells around its items.
  public Reply listed(List<Thing> things) {
    return new ListItems(deed()).among(scene, things.stream().map(Thing::row).toList());
  }

  /// The reply, a list, with what leads to itself where the service tells that.
  public Reply linked(Reply reply) {
    return PageLinks.itself(reply, scene);
  }

  /// The reply, a list, with what leads to the page where a parameter has this value.
  public Reply leading(Reply reply, String parameter, String value) {
    return PageLinks.leading(reply, scene, parameter, value);
  }

  /// Sends a message to somebody: it lands in the universe's outbox, where operators read it.
  ///
  /// @param kind how it goes: `email`, `sms`, `call`, `push`
  /// @param to an address of that kind
  /// @param message what it says: facts, by name
  public void post(String kind, String to, Obj message) {
    Outbox.put(scene, Obj.of("kind", Json.of(kind)).with("to", to).with("message", message));
  }

  /// A row as the operation shows those of its resource.
  public Reply shown(Thing thing) {
    return Create.shown(deed(), scene, thing.row());
  }

  private Deed deed() {
    return played
        .deed()
        .orElseThrow(() ->
            new IllegalStateException(
                "expected an operation of a resource, found " + scene.operation().id()));
  }

  /// The bytes of a row, or the range of them that the request asks for; refuses as
  /// [dev.dtu.twin.Problem#NO_CONTENT] when it has none.
  ///
  /// @param type the media type; empty for what came with them
  public Reply bytes(Thing thing, String type) {
    Row row = thing.row();
    Body.Stored bytes = Cargo.of(row).orElseThrow(() -> Refusal.of(Problem.NO_CONTENT));
    String known = type.isEmpty() ? new Cargo(new TreeMap<>()).type(row) : type;
    return Fetch.reply(scene, bytes, known);
  }

  /// A document without the members that the operation's reply is told never to have.
  public Json fitting(Json document) {
    return scene
        .operation()
        .success()
        .flatMap(ReplyShape::json)
        .map(schema -> fitting(document, schema))
        .orElse(document);
  }

  private static Json fitting(Json value, Schema schema) {
    return switch (value) {
      case Obj whole -> {
        Obj left = whole;
        for (Obj.Member member : whole) {
          Optional<Schema> own = schema.property(member.key()).map(Schema.Property::schema);
          if (schema.refuses(member.key())) {
            left = left.without(member.key());
          } else if (own.isPresent()) {
            left = left.with(member.key(), fitting(member.value(), own.get()));
          }
        }
        yield left;
      }
      case Arr several ->
          schema
              .items()
              .<Json>map(
                  each -> Arr.of(several.items().stream().map(it -> fitting(it, each)).toList()))
              .orElse(several);
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  /// A document whose addresses begin as the call did, where they are told from `${origin}` on.
  public Json addressed(Json document) {
    return Links.expand(document, Here.of(scene));
  }

  /// The moment of the call as the service writes it.
  public String now() {
    return at(scene.moment());
  }

  /// A moment as the service writes it.
  public String at(Instant moment) {
    return scene.twin().title().moments().usual().text(moment);
  }
}
