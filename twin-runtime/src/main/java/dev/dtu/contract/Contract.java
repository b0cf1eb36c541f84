package dev.dtu.contract;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The distilled API of one service: its operations by id, the router that finds them, the schemas.
///
/// Parts are read when first asked for and then kept. Safe for any number of threads.
public final class Contract {

  private final Obj title;
  private final Details details;
  private final Schemas schemas;
  private final Map<String, Operation> operations = new ConcurrentHashMap<>();
  private final List<Server> servers;
  private final SequencedMap<String, SecurityScheme> schemes;
  private final List<SecurityNeed> security;
  private final Map<OperationLine, Operation> reached = new ConcurrentHashMap<>();
  private final List<Also> also;

  // Made when first asked for; a race makes them twice, to the same content.
  private volatile @Nullable Lines lines;
  private volatile @Nullable Router router;

  /// All operations, and how they are reached besides by their own routes.
  private record Lines(
      List<OperationLine> all,
      Map<String, OperationLine> byId,
      SequencedMap<OperationLine, FurtherRoute> routes) {}

  private Contract(Obj title, Details details) {
    this.title = title;
    this.details = details;
    this.schemas = Schemas.of(details);
    this.servers = OperationReader.servers(title.items("servers"));
    this.schemes = schemes(title);
    this.security = OperationReader.security(title.items("security"));
    var beginnings = new ArrayList<Also>();
    for (Json each : title.items("also")) {
      beginnings.add(Also.of(each instanceof Obj node ? node : Obj.EMPTY));
    }
    this.also = List.copyOf(beginnings);
  }

  private Lines known() {
    Lines known = lines;
    if (known == null) {
      List<OperationLine> all = details.lines();
      Map<String, OperationLine> byId = new HashMap<>(2 * all.size());
      for (OperationLine line : all) {
        byId.putIfAbsent(line.id(), line);
      }
      known = new Lines(all, byId, routes(byId));
      lines = known;
    }
    return known;
  }

  private SequencedMap<OperationLine, FurtherRoute> routes(Map<String, OperationLine> byId) {
    var further = new LinkedHashMap<OperationLine, FurtherRoute>();
    for (Json item : title.items("routes")) {
      Arr row = item instanceof Arr words ? words : Arr.EMPTY;
      OperationLine own = row.isEmpty() ? null : byId.get(Families.word(row, 0));
      if (row.size() < 4 || own == null) {
        throw new IllegalArgumentException(
            "expected [id of an operation, method, path, use] in contract.json, found " + item);
      }
      var line =
          new OperationLine(own.id(), Families.word(row, 1), Families.word(row, 2), own.family());
      FurtherRoute.Use.named(Families.word(row, 3))
          .ifPresent(use -> further.put(line, new FurtherRoute(line, use)));
    }
    return Ordered.copy(further);
  }

  /// The contract of a title page.
  ///
  /// @param title what `contract.json` holds
  /// @throws IllegalArgumentException when it is of a format this version does not read, or a line of
  ///     an operation is none
  public static Contract of(Obj title, Parts parts) {
    var contract = of(title, (Details) new Families(title, parts));
    contract.known();
    return contract;
  }

  /// The contract of a title page whose details are kept otherwise; they are taken to be right, and
  /// its operations' lines are read when first asked for too.
  ///
  /// @throws IllegalArgumentException when it is of a format this version does not read
  public static Contract of(Obj title, Details details) {
    String format = title.find("format").flatMap(Json::asWords).orElse("1");
    if (!format.equals("1")) {
      throw new IllegalArgumentException(
          "expected a contract of format 1, found format "
              + format
              + ": distil the document again");
    }
    return new Contract(title, details);
  }

  private static SequencedMap<String, SecurityScheme> schemes(Obj title) {
    var schemes = new LinkedHashMap<String, SecurityScheme>();
    for (Obj.Member member : title.obj("schemes").orElse(Obj.EMPTY)) {
      Obj node = member.value().asObj().orElse(Obj.EMPTY);
      schemes.put(member.key(), OperationReader.scheme(member.key(), node));
    }
    return Ordered.copy(schemes);
  }

  /// The name of the service in the catalog: `okta`.
  public String name() {
    return title.text("name").orElse("");
  }

  /// The title of the document: `Okta Admin Management`.
  public String title() {
    return title.text("title").orElse("");
  }

  /// The version of the document.
  public String version() {
    return title.text("version").orElse("");
  }

  /// The kind of document it was read from: `openapi 3.0.3`, `discovery v1`.
  public String dialect() {
    return title.text("dialect").orElse("");
  }

  public List<Server> servers() {
    return servers;
  }

  /// The beginnings of paths that stand for others, in the order to try them.
  public List<Also> also() {
    return also;
  }

  /// The ways to present a credential, by name.
  public SequencedMap<String, SecurityScheme> schemes() {
    return schemes;
  }

  /// The ways to be let in, any one of them, where an operation says nothing else.
  public List<SecurityNeed> security() {
    return security;
  }

  /// All operations, a line each, in the contract's order; reads no detail.
  public List<OperationLine> lines() {
    return known().all();
  }

  /// The detail of an operation.
  public Optional<Operation> find(String id) {
    Operation known = operations.get(id);
    if (known != null) {
      return Optional.of(known);
    }
    return Optional.ofNullable(known().byId().get(id))
        .map(line -> operations.computeIfAbsent(id, _ -> read(line)));
  }

  /// Whether there is an operation of that id; its detail is not read for it.
  public boolean has(String id) {
    return known().byId().containsKey(id);
  }

  /// The detail of an operation that is there.
  ///
  /// @throws IllegalArgumentException when the contract has no operation of that id
  public Operation operation(String id) {
    return find(id)
        .orElseThrow(() ->
            new IllegalArgumentException(
                "expected an operation of " + name() + ", found '" + id + "'"));
  }

  /// The operation that a line of the router means, as it is reached there.
  public Operation operation(OperationLine line) {
    FurtherRoute route = known().routes().get(line);
    return route == null
        ? operation(line.id())
        : reached.computeIfAbsent(line, _ -> operation(line.id()).by(route));
  }

  /// The routes that lead to operations besides their own.
  public List<FurtherRoute> furtherRoutes() {
    return List.copyOf(known().routes().values());
  }

  /// Whether the members of an operation's body may stand in a query, too.
  public boolean asks(String operation) {
    for (FurtherRoute route : known().routes().values()) {
      if (route.use() == FurtherRoute.Use.QUERY && route.line().id().equals(operation)) {
        return true;
      }
    }
    return false;
  }

  /// Whether there are routes that lead to operations besides their own.
  public boolean leadsFurther() {
    return !known().routes().isEmpty();
  }

  /// Whether a null member of a request means the same as none at all.
  public boolean nullIsAbsent() {
    return title.flag("nullIsAbsent");
  }

  /// Whether an argument that is a number or a flag may come as its word, and one that is a word as a
  /// number or a flag, as where the same arguments may come in a form.
  public boolean wordsAreValues() {
    return title.flag("wordsAreValues");
  }

  /// Where several calls are taken in one.
  public Optional<Batch> batch() {
    return title
        .obj("batch")
        .map(node ->
            new Batch(
                node.text("method").orElse("POST"),
                node.text("path").orElse(""),
                node.text("type").orElse("")));
  }

  /// The names of what the service tells on its own, in the contract's order; reads no detail.
  public List<String> events() {
    return OperationReader.texts(title, "events");
  }

  /// What the service tells by that name.
  public Optional<Event> event(String name) {
    if (!events().contains(name)) {
      return Optional.empty();
    }
    Obj node = details.event(name).orElse(Obj.EMPTY);
    return Optional.of(
        new Event(
            name,
            Schema.of(node.find("payload").orElse(Obj.EMPTY), schemas),
            node.find("envelope").map(schema -> Schema.of(schema, schemas)),
            OperationReader.texts(node, "scopes"),
            OperationReader.texts(node, "channels")));
  }

  private Operation read(OperationLine line) {
    Obj node =
        details
            .operation(line)
            .orElseThrow(() ->
                new IllegalStateException(
                    "expected '%s' in operations/%s.json, found nothing: distil the document again"
                        .formatted(line.id(), line.family())));
    return new OperationReader(schemas, security, servers, title).read(line, node);
  }

  /// Finds the operation that a request means.
  public Router router() {
    Router known = router;
    if (known == null) {
      var all = new ArrayList<OperationLine>(lines());
      all.addAll(known().routes().keySet());
      known = Router.of(all);
      router = known;
    }
    return known;
  }

  /// What is known of its parts, as it is written.
  public Details details() {
    return details;
  }

  public Schemas schemas() {
    return schemas;
  }
}
