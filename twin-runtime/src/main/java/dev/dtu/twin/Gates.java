package dev.dtu.twin;

import dev.dtu.call.Body;
import dev.dtu.call.Caller;
import dev.dtu.call.Query;
import dev.dtu.call.Request;
import dev.dtu.contract.Complaint;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.RequestBody;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.contract.SecurityNeed;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Leads a call through the gates in the twin's order.
final class Gates {

  /// Of which nothing that is sent is one without pairs.
  private static final String FORM = "application/x-www-form-urlencoded";

  /// What is said of a parameter, or a body, that is not there.
  private static final Complaint MISSING = new Complaint("", "required", "is required");

  private final TitlePage title;
  private final RateLimits limits;

  Gates(TitlePage title, RateLimits limits) {
    this.title = title;
    this.limits = limits;
  }

  void pass(Scene scene, Meaning.Does does) {
    Behaviour behaviour = does.behaviour();
    for (Gate gate : title.gates()) {
      switch (gate) {
        case AUTHENTICATE -> {
          if (!behaviour.judges()) {
            authenticate(scene);
          }
        }
        case EXIST -> exist(scene, does);
        case PARSE -> {
          title.letterhead().remarks().bar(scene);
          Parsing.parse(scene, does.leniency());
        }
        case VALIDATE -> {
          behaviour.object(scene);
          if (!behaviour.judges()) {
            validate(scene, does.leniency());
          }
        }
        case LIMIT -> limits.count(scene);
        case PERMIT -> {
          if (!behaviour.judges()) {
            Permit.pass(scene);
          }
        }
        // Features are data no contract holds; twins without them let pass.
        case FEATURE -> {}
      }
    }
  }

  private static void exist(Scene scene, Meaning.Does does) {
    Behaviour behaviour = does.behaviour();
    if (!behaviour.readsEarly() || readable(scene, does.leniency())) {
      behaviour.objectEarly(scene);
    }
    behaviour.exist(scene);
  }

  /// Whether the body is what its content type says; if it is not, its own gate says so.
  private static boolean readable(Scene scene, Meaning.Leniency leniency) {
    try {
      Parsing.parse(scene, leniency);
      return true;
    } catch (Refusal unreadable) {
      return false;
    }
  }

  private void authenticate(Scene scene) {
    List<SecurityNeed> needs = scene.operation().security();
    boolean named = scene.continuing(); // by an address that only its opener was told
    if (needs.isEmpty() || title.auth().isEmpty() || named) {
      return;
    }
    Caller caller = scene.call().caller();
    for (SecurityNeed need : needs) {
      if (caller instanceof Caller.Known) {
        scene.twin().issuer().prove(scene);
        return;
      }
      if (need.open()) {
        return;
      }
    }
    throw Refusal.of(
        caller instanceof Caller.Unknown ? Permit.ended(scene) : Problem.UNAUTHENTICATED);
  }

  static Map<String, List<String>> byName(Query query) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    for (Query.Pair pair : query.pairs()) {
      all.computeIfAbsent(pair.name(), _ -> new ArrayList<>()).add(pair.value());
    }
    return all;
  }

  static void validate(Scene scene, Meaning.Leniency leniency) {
    Operation operation = scene.operation();
    List<Refusal.Cause> causes = new ArrayList<>();
    List<Parameter> parameters = parameters(operation);
    for (Parameter parameter : parameters) {
      Optional<Json> value = value(scene, parameter);
      if (value.isPresent()) {
        collect(causes, parameter.name(), found(parameter, value.get()), leniency);
      } else if (parameter.required() && !leniency.forgives(parameter.name(), MISSING)) {
        causes.add(new Refusal.Cause(parameter.name(), "is required", true));
      }
    }
    operation.body().ifPresent(body -> validateBody(scene, body, leniency, causes));
    if (!causes.isEmpty()) {
      boolean alone = causes.size() == 1 && missing(scene, parameters, causes.getFirst().field());
      Refusal refusal = Refusal.of(alone ? Problem.MISSING_PARAMETER : Problem.INVALID);
      for (Refusal.Cause cause : causes) {
        refusal = refusal.because(cause);
      }
      throw refusal;
    }
  }

  private static List<Parameter> parameters(Operation operation) {
    List<Parameter> common = operation.traits().common();
    if (common.isEmpty()) {
      return operation.parameters();
    }
    List<Parameter> all = new ArrayList<>(operation.parameters());
    all.addAll(common);
    return all;
  }

  /// Whether a name is that of a parameter of the query that is not there.
  private static boolean missing(Scene scene, List<Parameter> parameters, String name) {
    for (Parameter parameter : parameters) {
      if (parameter.name().equals(name) && parameter.place() == Parameter.Place.QUERY) {
        return raw(scene, parameter).isEmpty();
      }
    }
    return false;
  }

  private static Optional<Json> value(Scene scene, Parameter parameter) {
    if (parameter.place() == Parameter.Place.QUERY && spread(parameter)) {
      return SchemaCheck.parameterValue(byName(scene.query()), parameter);
    }
    List<String> raw = raw(scene, parameter);
    return raw.isEmpty()
        ? Optional.empty()
        : Optional.of(SchemaCheck.parameterValue(raw, parameter));
  }

  /// True for objects, which may stand in a query under names of their members.
  private static boolean spread(Parameter parameter) {
    return parameter.style().equals("deepObject") || parameter.schema().types().contains("object");
  }

  private static List<String> raw(Scene scene, Parameter parameter) {
    return switch (parameter.place()) {
      case PATH -> scene.path(parameter.name()).map(List::of).orElse(List.of());
      case QUERY -> scene.query().all(parameter.name());
      case HEADER -> scene.call().request().headers().all(parameter.name());
      case COOKIE -> List.of();
    };
  }

  private static List<Complaint> found(Parameter parameter, Json value) {
    return SchemaCheck.check(value, parameter.schema(), SchemaCheck.Direction.REQUEST);
  }

  private static void validateBody(
      Scene scene, RequestBody body, Meaning.Leniency leniency, List<Refusal.Cause> causes) {
    boolean none = scene.call().request().body().length() == 0;
    boolean form = none && !body.required() && body.content().containsKey(FORM);
    Optional<Json> value = form ? scene.body().or(() -> Optional.of(Obj.EMPTY)) : scene.body();
    if (value.isEmpty()) {
      if (body.required() && none && !leniency.forgives("", MISSING)) {
        causes.add(new Refusal.Cause("", "a body is required", true));
      }
      return;
    }
    Request request = scene.call().request();
    String type =
        form
            ? FORM
            : request.body() instanceof Body.Parcel
                ? "application/json"
                : request.headers().find("content-type").orElse("");
    Json meant = scene.contract().nullIsAbsent() ? withoutNulls(value.get()) : value.get();
    body.schemaFor(type)
        .map(schema -> SchemaCheck.check(meant, schema, SchemaCheck.Direction.REQUEST))
        .map(found -> scene.contract().wordsAreValues() ? Spelling.left(found, meant) : found)
        .ifPresent(found -> collect(causes, "", found, leniency));
  }

  private static Json withoutNulls(Json value) {
    return switch (value) {
      case Obj obj -> {
        var kept = Obj.builder();
        for (Obj.Member member : obj) {
          if (member.value() != Json.Null.NULL) {
            kept.put(member.key(), withoutNulls(member.value()));
          }
        }
        yield kept.build();
      }
      case Arr arr -> Arr.of(arr.items().stream().map(Gates::withoutNulls).toList());
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private static void collect(
      List<Refusal.Cause> causes,
      String parameter,
      List<Complaint> found,
      Meaning.Leniency leniency) {
    for (Complaint complaint : found) {
      if (!leniency.forgives(parameter, complaint)) {
        String field = joined(parameter, complaint.dotted());
        boolean missing = complaint.keyword().equals("required");
        causes.add(new Refusal.Cause(field, complaint.what(), missing));
      }
    }
  }

  private static String joined(String prefix, String path) {
    return prefix.isEmpty() || path.isEmpty() ? prefix + path : prefix + "." + path;
  }
}
