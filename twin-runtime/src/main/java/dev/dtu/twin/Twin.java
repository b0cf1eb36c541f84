package dev.dtu.twin;

import dev.dtu.call.Body;
import dev.dtu.call.Call;
import dev.dtu.call.Reply;
import dev.dtu.call.Request;
import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Router;
import dev.dtu.contract.Schema;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Change;
import dev.dtu.store.Late;
import dev.dtu.store.Store;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// A stateful behavioural clone of one service. Immutable; shared by every universe.
public final class Twin {

  private final Cover cover;
  private final Late<Works> works;

  /// @param meanings the meaning of each operation id; asked once a call, so it should remember
  public Twin(
      TitlePage title,
      Contract contract,
      Function<String, Meaning> meanings,
      Envelope envelope,
      Seed seed) {
    this(title, contract, meanings, envelope, Seeds.of(seed));
  }

  /// @param meanings the meaning of each operation id; asked once a call, so it should remember
  /// @param seeds what a fresh tenant may have
  public Twin(
      TitlePage title,
      Contract contract,
      Function<String, Meaning> meanings,
      Envelope envelope,
      Seeds seeds) {
    this(Works.of(title, contract, meanings, envelope, seeds));
  }

  private Twin(Works works) {
    this(works.cover(), Late.here(works));
  }

  private Twin(Cover cover, Late<Works> works) {
    this.cover = cover;
    this.works = works;
  }

  /// A twin that is read when more than its cover is asked for.
  public static Twin later(Cover cover, Supplier<Twin> read) {
    return new Twin(cover, Late.of(() -> read.get().works.get()));
  }

  /// A copy that hands out tokens; at the operations where it does, that is their meaning.
  public Twin with(Issuer tokens) {
    return new Twin(works.get().with(tokens));
  }

  /// A copy whose callers live with this.
  public Twin with(Climate other) {
    return new Twin(works.get().with(other));
  }

  /// What is known of it without reading it.
  public Cover cover() {
    return cover;
  }

  /// What its callers live with besides its answers.
  public Climate climate() {
    return works.get().climate();
  }

  /// What hands out its tokens.
  public Issuer issuer() {
    return works.get().issuer();
  }

  /// The papers of the clients a universe was made with; a twin that hands out no tokens has none, and
  /// is not read for them.
  ///
  /// @param url where the service answers there
  public List<Issuer.Paper> papers(Store store, String url) {
    return cover.tokens() ? issuer().papers(store, url) : List.of();
  }

  public String name() {
    return cover.name();
  }

  public TitlePage title() {
    return works.get().title();
  }

  public Contract contract() {
    return works.get().contract();
  }

  public Meaning meaning(String operation) {
    return works.get().meanings().apply(operation);
  }

  /// The shape in which an operation was seen to say a problem, whatever the contract declares.
  public Optional<Schema> deviation(String problem, String operation) {
    return works.get().envelope().deviation(problem, contract().find(operation));
  }

  /// The one road of a call: match, gates, behaviour; a refusal or a defect ends it early.
  public Taken take(Store store, Call call) {
    return take(store, call, Optional.empty());
  }

  /// The same road, of a call whose body somebody read already.
  ///
  /// @param document what a body says whose type is JSON; empty when nobody read it
  public Taken take(Store store, Call call, Optional<Json> document) {
    var scene = new Scene(this, call, store);
    document.ifPresent(scene::read);
    try {
      return travel(scene);
    } catch (Refusal refusal) {
      return refused(scene, refusal);
    } catch (RuntimeException | StackOverflowError defect) {
      Optional<Refusal> oversize = Oversize.told(defect, call.request());
      return oversize.isPresent() ? refused(scene, oversize.get()) : defect(scene, defect);
    }
  }

  /// What becomes of a call that is refused before anything else is looked at.
  Taken refuse(Store store, Call call, Refusal refusal) {
    var scene = new Scene(this, call, store);
    var request = call.request();
    if (works.get().entrance().lead(request.method(), request.path())
        instanceof Router.Match.Found found) {
      scene.found(contract().operation(found.operation()), found.parameters());
    }
    return refused(scene, refusal);
  }

  /// Does one of its chores; empty when it has none of that name.
  public Optional<Chore> chore(String name) {
    return issuer().chore(name);
  }

  /// Whether this is where several calls are taken in one request.
  public boolean batches(String method, String path) {
    return works.get().batches(method, path);
  }

  /// Whether some operation has this path and, unless `anyMethod`, this method.
  public boolean knows(String method, String path, boolean anyMethod) {
    return switch (works.get().entrance().lead(method, path)) {
      case Router.Match.Found _ -> true;
      case Router.Match.WrongMethod _ -> anyMethod;
      case Router.Match.Unknown _ -> batches(method, path) || works.get().knows(path);
    };
  }

  /// The operation that method and path lead to; empty when there is none.
  public String operation(String method, String path) {
    return works.get().entrance().lead(method, path) instanceof Router.Match.Found found
        ? found.operation().id()
        : "";
  }

  /// The parameters that a path brings, decoded.
  public Map<String, String> parameters(String method, String path) {
    return works.get().entrance().lead(method, path) instanceof Router.Match.Found found
        ? found.parameters()
        : Collections.emptyMap();
  }

  /// Where a call leads; empty when there is no such operation.
  public Optional<Operation> led(String method, String path) {
    return works.get().entrance().lead(method, path) instanceof Router.Match.Found found
        ? Optional.of(contract().operation(found.operation()))
        : Optional.empty();
  }

  /// The bytes that earlier requests brought of the upload which a request goes on with, in order.
  public List<Body.Stored> begun(Store store, Request request) {
    Optional<Operation> led = led(request.method(), request.path());
    return led.isPresent() && meaning(led.get().id()) instanceof Meaning.Does does
        ? does.behaviour().begun(store, request.parameters())
        : List.of();
  }

  private Taken travel(Scene scene) {
    Optional<Reply> asked = works.get().beside(scene);
    if (asked.isPresent()) {
      Turn said = turn(scene, Turn.Outcome.Done.DONE, asked.get(), List.of());
      return new Taken(said, scene.draft().base());
    }
    if (!climate().acts().lead(scene)) {
      match(scene);
    }
    if (scene.call().request().body() instanceof Body.Unread unread) {
      throw unread(unread);
    }
    Meaning meaning = meaning(scene.operation().id());
    if (meaning instanceof Meaning.Absent absent) {
      return unmeant(scene, absent);
    }
    var does = (Meaning.Does) meaning;
    works.get().gates().pass(scene, does);
    scene.advised(climate().herald().resume(scene));
    Reply reply = climate().limits().told(scene.answered(does.behaviour().act(scene)), scene);
    return new Taken(
        turn(scene, Turn.Outcome.Done.DONE, reply, scene.draft().changes()),
        scene.draft().store(),
        climate().herald().shown(scene, reply));
  }

  private static Refusal unread(Body.Unread body) {
    Refusal refusal = Refusal.of(body.problem());
    for (var fact : body.facts().entrySet()) {
      refusal = refusal.with(fact.getKey(), fact.getValue());
    }
    return refusal;
  }

  private void match(Scene scene) {
    var request = scene.call().request();
    Router.Match match = works.get().entrance().lead(request.method(), request.path());
    if (match instanceof Router.Match.Found found) {
      scene.found(contract().operation(found.operation()), found.parameters());
    } else if (match instanceof Router.Match.WrongMethod wrong) {
      throw Refusal.of(Problem.WRONG_METHOD)
          .with("method", request.method())
          .with("path", request.path())
          .with("allow", String.join(", ", wrong.allowed()));
    } else if (request.body() instanceof Body.Unread unread
        && batches(request.method(), request.path())) {
      throw unread(unread);
    } else {
      throw Refusal.noRoute(request.method(), request.path());
    }
  }

  private Taken refused(Scene scene, Refusal refusal) {
    try {
      Reply reply = climate().limits().told(refusal.reply(works.get().envelope(), scene), scene);
      return new Taken(
          turn(scene, new Turn.Outcome.Refused(refusal.problem()), reply, scene.kept(refusal)),
          scene.left(refusal),
          scene.offered().has(Advice.ACTION) ? climate().herald().shown(scene, reply) : Obj.EMPTY);
    } catch (RuntimeException | StackOverflowError defect) {
      return defect(scene, defect);
    }
  }

  private Taken unmeant(Scene scene, Meaning.Absent absent) {
    return new Taken(
        Marked.unmeant(this, scene.call(), scene.operation().id(), absent.why()),
        scene.draft().base());
  }

  private Taken defect(Scene scene, Throwable cause) {
    return new Taken(Marked.defect(this, scene.call(), scene.named(), cause), scene.draft().base());
  }

  private Turn turn(Scene scene, Turn.Outcome outcome, Reply reply, List<Change> changes) {
    Reply whole = works.get().heading().on(reply, scene, outcome instanceof Turn.Outcome.Refused);
    return new Turn(name(), scene.call(), scene.named(), outcome, whole, changes);
  }

  /// The name of the space it shares its tables and credentials in.
  public String space() {
    return cover.space();
  }

  /// Whether calls count before their credential is looked at.
  public boolean limitsStrangers() {
    List<Gate> order = title().gates();
    return order.indexOf(Gate.LIMIT) < order.indexOf(Gate.AUTHENTICATE);
  }

  /// The forms a credential of this service may have, in order of preference.
  public List<AuthForm> authForms() {
    return cover.auth();
  }

  /// What a fresh tenant may have before its first call.
  public Seeds seeds() {
    return works.get().seeds();
  }
}
