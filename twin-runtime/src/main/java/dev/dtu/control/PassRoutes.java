package dev.dtu.control;

import dev.dtu.call.Nearest;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Pass;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Hands out credentials that may do no more than an operator says.
record PassRoutes(Universes universes) {

  private static final String CREDENTIALS = "/universes/{u}/twins/{twin}/credentials";

  List<Route> routes() {
    return List.of(
        new Route("GET", CREDENTIALS, "lists kinds of credentials and their scopes", this::list),
        new Route("POST", CREDENTIALS, "hands one out: {\"kind\": …, \"scopes\": …}", this::hand));
  }

  private Answer list(Ask ask) throws Wrong {
    ask.parameters();
    List<Json> kinds = new ArrayList<>();
    Twin twin = twin(ask);
    for (AuthForm form : twin.authForms()) {
      List<Json> scopes = texts(twin.climate().scopes().known(form.kind()));
      kinds.add(Obj.of("kind", Json.of(form.kind()), "scopes", Json.array(scopes)));
    }
    return Answer.ok(Obj.of("kinds", Json.array(kinds)));
  }

  private Answer hand(Ask ask) throws Wrong {
    ask.parameters();
    Obj body = ask.object(List.of("kind", "scopes", "subject"));
    Twin twin = twin(ask);
    List<String> kinds = twin.authForms().stream().map(AuthForm::kind).toList();
    String kind = body.text("kind").orElse(kinds.isEmpty() ? "" : kinds.getFirst());
    if (!kinds.contains(kind)) {
      throw new Wrong(400, twin.name() + " takes no credential of that kind")
          .expected(kinds.isEmpty() ? "it takes none" : String.join(", ", kinds))
          .found(kind)
          .remedy("use a known one" + Nearest.hint(kind, kinds));
    }
    Optional<List<String>> scopes = scopes(body, twin, kind);
    var pass = new Pass(kind, scopes, body.text("subject"));
    Universes.Credential made = pass.in(universe(ask), twin, ask.by().name());
    Obj shown =
        Obj.of("kind", Json.of(made.kind()), "value", Json.of(made.value()))
            .with("header", Json.of(made.header()));
    return Answer.of(
        201, scopes.map(each -> shown.with("scopes", Json.array(texts(each)))).orElse(shown));
  }

  private static Optional<List<String>> scopes(Obj body, Twin twin, String kind) throws Wrong {
    Json told = body.find("scopes").orElse(Json.Null.NULL);
    if (told == Json.Null.NULL) {
      return Optional.empty();
    }
    List<String> known = twin.climate().scopes().known(kind);
    List<String> scopes = new ArrayList<>();
    for (Json each : told.asArr().orElseThrow(() -> notNames(told))) {
      String scope = each.asText().orElseThrow(() -> notNames(each));
      if (scope.matches(".*[\\s,].*") || scope.isEmpty()) {
        throw notNames(each);
      }
      if (!known.isEmpty() && !known.contains(scope)) {
        throw new Wrong(400, "tokens of this kind have no scope '" + scope + "'")
            .expected("one that GET " + CREDENTIALS + " lists")
            .found(scope)
            .remedy("use a known one" + Nearest.hint(scope, known));
      }
      scopes.add(scope);
    }
    return Optional.of(scopes);
  }

  private static Wrong notNames(Json found) {
    return new Wrong(400, "'scopes' is not usable")
        .expected("an array of names, without blanks or commas")
        .found(found.toString());
  }

  private static List<Json> texts(List<String> words) {
    return words.stream().map(Json::of).map(Json.class::cast).toList();
  }

  private Twin twin(Ask ask) throws Wrong {
    return Control.twin(universe(ask), ask.part("twin"));
  }

  private Universe universe(Ask ask) throws Wrong {
    return Control.universe(universes, ask.part("u"));
  }
}
