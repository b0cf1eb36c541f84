package dev.dtu.trial;

import dev.dtu.call.Dice;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.fidelity.Fit;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.sample.Chance;
import dev.dtu.sample.Sampler;
import dev.dtu.sample.Sampler.Optionals;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything one trial works with: a fresh world, chance, a maker of rows, and calls that expect
/// something. Thrown away after the trial.
public final class Bench {

  private final World world;
  private final Subject subject;
  private final Tally tally;
  private final Chance chance;
  private final Sampler requests;
  private final Maker maker;
  private final long seed;
  private final int round;

  public Bench(Subject subject, long seed, Tally tally) {
    this(subject, seed, tally, 0);
  }

  /// A bench with other requests in each round; in every second one they have few of the members that
  /// may be left out.
  public Bench(Subject subject, long seed, Tally tally, int round) {
    this(new World(subject, seed, tally), seed, tally, round);
  }

  /// A bench in a world that others act in too.
  public Bench(World world, long seed) {
    this(world, seed, new Tally(), 0);
  }

  private Bench(World world, long seed, Tally tally, int round) {
    this.subject = world.subject();
    this.tally = tally;
    this.seed = seed;
    this.round = round;
    this.world = world;
    this.chance = new Chance(new Dice(seed).at(round == 0 ? "trial" : "trial " + round));
    this.requests = new Sampler(SchemaCheck.Direction.REQUEST, chance);
    this.maker = new Maker(this);
  }

  /// A bench where everything is as it was on this one when it was new.
  public Bench again() {
    return new Bench(subject, seed, tally, round);
  }

  public World world() {
    return world;
  }

  public Subject subject() {
    return subject;
  }

  /// The seed that requests are drawn by.
  public long seed() {
    return seed;
  }

  public Chance chance() {
    return chance;
  }

  public Sampler requests() {
    return requests;
  }

  public Maker maker() {
    return maker;
  }

  /// A request that names this row, with every required parameter; without a body.
  public Asking asking(Effect effect, List<String> key) {
    return asking(effect, key, Map.of());
  }

  /// A request that names this row and these containers, with every required parameter.
  public Asking asking(Effect effect, List<String> key, Map<String, Address> containers) {
    var asking = new Asking(subject.operation(effect));
    asking.name(effect.key(), new Names(this).fitting(effect, key));
    for (Effect.Container container : effect.within()) {
      Address address = containers.get(Maker.label(container));
      if (address != null) {
        asking.name(container.key(), new Names(this).fitting(effect, container, address));
      }
    }
    for (Effect.Binding binding : effect.key()) {
      listed(asking, binding);
    }
    fill(asking);
    return asking;
  }

  // A row whose id is none of those a route lists is not for that route.
  private static void listed(Asking asking, Effect.Binding binding) {
    List<Json> ids =
        asking
            .operation()
            .parameter(Parameter.Place.PATH, binding.name())
            .map(parameter -> parameter.schema().enumeration())
            .orElse(List.of());
    Optional<String> id = asking.path(binding.name());
    if (!ids.isEmpty() && id.isPresent() && !ids.contains(Json.of(id.get()))) {
      throw new Verdict.Unfit(
          "{%s} of %s takes only %s".formatted(binding.name(), asking.operation().id(), ids));
    }
  }

  /// Puts the parameters that must be there and are not yet.
  public void fill(Asking asking) {
    new Filling(this).fill(asking);
  }

  /// A request that names the row and its containers and has a body, if the operation takes one; the
  /// row's own id stays what it is, and a copy's own is another.
  public Asking asking(Effect effect, Made row, Optionals optionals) {
    Asking asking = asking(effect, row.address().key(), row.containers());
    if (!body(asking, effect, optionals)) {
      throw new Verdict.Unfit("no body for " + effect.operation() + " could be made");
    }
    new Names(this).told(asking, effect);
    Resource resource = subject.resource(effect.resource());
    Optional<Json> sent = asking.body().flatMap(body -> Dig.find(body, effect.itemSent()));
    String id = resource.idMember();
    boolean shows = !id.isEmpty() && !resource.singleton() && effect.kind() != Effect.Kind.COPY;
    if (shows && sent.flatMap(it -> Dig.find(it, id)).isPresent()) {
      String whole = effect.itemSent().isEmpty() ? id : effect.itemSent() + "." + id;
      asking.bind(new Effect.Binding(Effect.Binding.Source.BODY, whole), row.address().id());
    }
    return asking;
  }

  /// Puts a body made by chance, with links to rows that are there; false when there is none to make.
  public boolean body(Asking asking, Effect effect, Optionals optionals) {
    Optional<Schema> schema = asking.schema();
    if (schema.isEmpty()) {
      return true;
    }
    if (asking.steps()) {
      return false;
    }
    Optional<Json> given = asking.body();
    boolean sparing = round % 2 == 1 && optionals == Optionals.SOME;
    Optionals some = sparing ? Optionals.FEW : optionals;
    Optional<Json> made = requests.sample(schema.get(), some);
    if (made.isEmpty()) {
      return false;
    }
    Json whole = new Filling(this).carrying(effect, made.get(), schema.get(), some);
    Json linked = maker.linked(effect, whole, schema.get());
    Obj named = given.flatMap(Json::asObj).orElse(Obj.EMPTY);
    linked = new Arguments(subject, maker).named(effect, linked, named);
    if (given.isPresent() && given.get() instanceof Obj bound && linked instanceof Obj members) {
      linked = Dig.binding(members, bound, schema.get());
    }
    asking.body(Walk.begun(asking.operation(), linked));
    return true;
  }

  /// Calls, and expects the service to do it.
  public Turn done(Asking asking) {
    Turn turn = world.call(asking);
    int status = turn.reply().status();
    boolean success =
        status < 300 || asking.operation().successStatus().equals(Optional.of(status));
    if (!(turn.outcome() instanceof Turn.Outcome.Done) || !success) {
      boolean no = turn.outcome().equals(new Turn.Outcome.Refused(Problem.OBJECTED));
      String why = Telling.of(turn) + ", expected success";
      throw no ? new Verdict.Unfit(why) : new Verdict.Broken(why);
    }
    return turn;
  }

  /// Calls, and expects the service to say no: with a 4xx, or in its own words with a 200.
  public Turn refused(Asking asking, String why) {
    Turn turn = world.call(asking);
    int status = turn.reply().status();
    boolean no = status == 200 || (status >= 400 && status < 500);
    if (!no || !(turn.outcome() instanceof Turn.Outcome.Refused)) {
      throw new Verdict.Broken(Telling.of(turn) + ", expected a refusal: " + why);
    }
    return turn;
  }

  /// Calls, and expects to hear that what the request names is not there; a person knows more words for
  /// that than one.
  public void missing(Asking asking, String why) {
    Turn turn = refused(asking, why);
    boolean written = subject.twin().meaning(asking.operation().id()).written();
    if (!written && !turn.outcome().equals(new Turn.Outcome.Refused(Problem.NOT_FOUND))) {
      throw new Verdict.Broken(Telling.of(turn) + ", expected the problem not-found: " + why);
    }
    fits(turn);
  }

  /// Expects a reply that fits its contract.
  public void fits(Turn turn) {
    List<String> complaints = Fit.complaints(subject.twin(), turn);
    if (!complaints.isEmpty()) {
      throw new Verdict.Broken(
          Telling.of(turn) + " does not fit: " + String.join("; ", complaints));
    }
  }

  /// The item a reply shows, under the effect's member.
  public Optional<Json> item(Effect effect, Turn turn) {
    return Dig.document(turn.reply()).flatMap(whole -> Dig.find(whole, effect.replyMember()));
  }

  /// The schema of the item a reply of the effect shows.
  public Optional<Schema> itemSchema(Effect effect) {
    return subject
        .operation(effect)
        .reply(effect.status())
        .or(() -> subject.operation(effect).success())
        .flatMap(shape -> shape.json())
        .flatMap(schema -> Dig.find(schema, effect.replyMember()));
  }

  /// The item a request sends, under the effect's member.
  public static Json sentItem(Effect effect, Asking asking) {
    return asking.body().flatMap(body -> Dig.find(body, effect.itemSent())).orElse(Obj.EMPTY);
  }

  /// The schema of the item a request of the effect sends.
  public Optional<Schema> sentSchema(Effect effect) {
    return new Asking(subject.operation(effect))
        .schema()
        .flatMap(schema -> Dig.find(schema, effect.itemSent()));
  }

  /// The row as its read operation shows it; empty when there is no such operation.
  public Optional<Json> read(Effect read, Address address) {
    return item(read, done(asking(read, address.key())));
  }

  /// The first operation that reads a row by its whole key.
  public Optional<Effect> reader(String resource) {
    Resource kept = subject.resource(resource);
    int whole = kept.scopes().size() + (kept.singleton() ? 0 : 1);
    return subject.effects(resource, Effect.Kind.READ).stream()
        .filter(read -> read.within().isEmpty() && read.key().size() >= whole)
        .filter(read -> itemSchema(read).isPresent())
        .findFirst();
  }

  /// Compares what was sent with what is shown and counts it for the operation; breaks where they
  /// differ. Returns how many values were compared.
  public int echo(Effect effect, Json sent, Json shown, Optional<Schema> shape, String when) {
    var echo = new Echo(place -> subject.unheeded(effect, place));
    echo.compare(
        Echo.theirs(sent, subject.contents(effect.resource())), sentSchema(effect), shown, shape);
    tally.echo(effect.operation(), echo.compared(), echo.compared() - echo.differences().size());
    if (!echo.differences().isEmpty()) {
      throw new Verdict.Broken(when + ": " + String.join("; ", echo.differences()));
    }
    return echo.compared();
  }

  /// The ids in a list's items, in order; an item that is a text is its own id.
  public List<String> ids(Resource resource, Iterable<Json> items) {
    List<String> ids = new ArrayList<>();
    for (Json item : items) {
      Optional<String> id =
          resource.idMember().isEmpty()
              ? Optional.empty()
              : Dig.find(item, resource.idMember()).flatMap(Json::asWords);
      id.or(item::asText).ifPresent(ids::add);
    }
    return ids;
  }

  /// The items a list's reply shows.
  public static Arr items(Effect list, Turn turn) {
    return Dig.document(turn.reply())
        .flatMap(whole -> Dig.find(whole, list.itemsMember()))
        .flatMap(Json::asArr)
        .orElse(Arr.EMPTY);
  }
}
