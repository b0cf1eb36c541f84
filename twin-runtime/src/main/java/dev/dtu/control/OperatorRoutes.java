package dev.dtu.control;

import dev.dtu.call.Nearest;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Lets operators in and out, and tells what they did.
record OperatorRoutes(Operators operators, Audit audit) {

  private static final List<String> MEMBERS = List.of("name", "role", "token");
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  /// What an Authorization header carries as it is.
  private static final Pattern TOKEN =
      Pattern.compile(
          "[\\x21-\\x7e]{" + Operators.SHORTEST_TOKEN + "," + Operators.LONGEST_TOKEN + "}");

  List<Route> routes() {
    return List.of(
        new Route("GET", "/operators/me", "tells who asks, and what they may do", this::me),
        new Route("GET", "/operators", "lists who is let in", this::list).needing(Role.ADMIN),
        new Route(
                "POST",
                "/operators",
                "lets one more in: {\"name\": \"ci\", \"role\": \"read|run|admin\"}",
                this::add)
            .needing(Role.ADMIN),
        new Route("DELETE", "/operators/{operator}", "lets one in no more", this::remove)
            .needing(Role.ADMIN),
        new Route("GET", "/audit", "what operators did, the latest first", this::audited)
            .needing(Role.ADMIN));
  }

  private static Obj show(Operator operator) {
    return Obj.of("name", Json.of(operator.name())).with("role", operator.role().toString());
  }

  private Answer me(Ask ask) throws Wrong {
    ask.parameters();
    return Answer.ok(show(ask.by()));
  }

  private Answer list(Ask ask) throws Wrong {
    ask.parameters();
    List<Json> all = new ArrayList<>();
    operators.all().forEach(each -> all.add(show(each)));
    return Answer.ok(Obj.of("operators", Json.array(all)));
  }

  private synchronized Answer add(Ask ask) throws Wrong {
    ask.parameters();
    Obj body = ask.object(MEMBERS);
    Operator operator = new Operator(name(body), role(body));
    if (operators.find(operator.name()).isPresent()) {
      throw new Wrong(409, "there is an operator '" + operator.name() + "' already")
          .expected("a name that nobody has; GET /operators lists them")
          .found(operator.name())
          .remedy("choose another, or DELETE /operators/" + operator.name() + " first");
    }
    String token = body.has("token") ? token(body) : Operators.token();
    if (operators.of(token).isPresent()) {
      throw new Wrong(409, "another operator has this token")
          .expected("a token of their own, or none to be given one")
          .remedy("leave 'token' out");
    }
    if (!operators.add(operator, token)) {
      throw new Wrong(429, "there are as many operators as there may be")
          .expected("at most " + Operators.LIMIT)
          .found("one more")
          .remedy("let some in no more: DELETE /operators/{operator}");
    }
    return Answer.of(201, show(operator).with("token", token));
  }

  private Answer remove(Ask ask) throws Wrong {
    ask.parameters();
    String name = ask.part("operator");
    if (name.equals(Operator.FIRST.name())) {
      throw new Wrong(409, "the first operator stays")
          .expected("the name of another")
          .found(name)
          .remedy("start the server with another token: DTU_TOKEN");
    }
    List<String> names = operators.all().stream().map(Operator::name).toList();
    if (!names.contains(name)) {
      throw new Wrong(404, "there is no operator '" + name + "'")
          .expected("the name of an operator; GET /operators lists them")
          .found(name)
          .remedy("leave it" + Nearest.hint(name, names));
    }
    operators.remove(name);
    return Answer.nothing();
  }

  private Answer audited(Ask ask) throws Wrong {
    ask.parameters("actor", "before", "limit");
    long before = ask.number("before", Long.MAX_VALUE, 1, Long.MAX_VALUE);
    int limit = (int) ask.number("limit", 100, 1, Audit.LIMIT);
    String actor = ask.query().find("actor").orElse("");
    return Answer.ok(Obj.of("acts", Json.array(audit.page(actor, before, limit))));
  }

  private static String name(Obj body) throws Wrong {
    String name = body.text("name").orElse("");
    if (!NAME.matcher(name).matches()) {
      throw new Wrong(400, "'name' is not usable")
          .expected("a-z, 0-9 and -, at most 63, not beginning with -")
          .found(body.find("name").map(Json::toString).orElse("none"));
    }
    return name;
  }

  private static Role role(Obj body) throws Wrong {
    String word = body.text("role").orElse("");
    return Role.named(word)
        .orElseThrow(() ->
            new Wrong(400, "'role' is not usable")
                .expected(String.join(", ", Role.WORDS))
                .found(body.find("role").map(Json::toString).orElse("none"))
                .remedy("say which" + Nearest.hint(word, Role.WORDS)));
  }

  /// The token that was chosen; an error's text does not repeat it.
  private static String token(Obj body) throws Wrong {
    String token = body.text("token").orElse("");
    if (!TOKEN.matcher(token).matches()) {
      throw new Wrong(400, "'token' is not usable")
          .expected(
              "from "
                  + Operators.SHORTEST_TOKEN
                  + " to "
                  + Operators.LONGEST_TOKEN
                  + " characters of ASCII without blanks")
          .found("another text")
          .remedy("leave it out to be given one");
    }
    return token;
  }
}
