package dev.dtu.twin;

import dev.dtu.contract.SecurityNeed;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Row;
import dev.dtu.store.Table;
import dev.dtu.twin.Scopes.Narrowing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether the token of a request carries the scopes that its operation asks for: those of the
/// contract's security, and those that [Scopes] tell.
///
/// Only tokens that were handed out for scopes are held to them: a universe's own credentials may do
/// everything, and so may a token that was asked for without naming a scope. A token of one
/// authorization server is nobody's at the operations of another.
final class Permit {

  private Permit() {}

  static void pass(Scene scene) {
    List<SecurityNeed> needs = scene.operation().security();
    Optional<Shown> shown = needs.isEmpty() ? Optional.empty() : shown(scene);
    if (shown.isPresent() && !shown.get().house().equals(scene.twin().issuer().house(scene))) {
      throw Refusal.of(Problem.UNAUTHENTICATED);
    }
    if (shown.isEmpty() || !shown.get().token().held()) {
      return;
    }
    told(scene, shown.get());
    if (needs.stream().noneMatch(Permit::asks)) {
      return;
    }
    List<SecurityNeed> ours = needs.stream().filter(need -> shown.get().meant(need)).toList();
    Issuer issuer = scene.twin().issuer();
    if (!ours.isEmpty() && ours.stream().noneMatch(need -> shown.get().meets(need, issuer))) {
      throw lacking(scene, shown.get(), scopes(ours.getFirst()));
    }
  }

  /// Holds a token to what the service's reference tells of the operation.
  private static void told(Scene scene, Shown shown) {
    Scopes scopes = scene.twin().climate().scopes();
    Optional<Scopes.Need> need = scopes.need(scene.operation());
    Optional<String> kind = scopes.kind(scene.call());
    if (need.isEmpty() || kind.isEmpty()) {
      return;
    }
    if (!need.get().accepted().containsKey(kind.get())) {
      throw Refusal.of(Problem.OTHER_TOKEN)
          .with("found", kind.get())
          .with("expected", String.join(", ", need.get().accepted().keySet()));
    }
    List<String> accepted = need.get().of(kind.get());
    Issuer issuer = scene.twin().issuer();
    if (!accepted.isEmpty() && !shown.any(accepted, issuer)) {
      throw lacking(scene, shown, accepted);
    }
    List<String> lacking = new ArrayList<>();
    for (Narrowing narrowing : need.get().narrowings()) {
      for (String glob : globs(scene, narrowing)) {
        List<String> left = accepted.stream().filter(each -> fits(glob, each)).toList();
        if (!left.isEmpty() && !shown.any(left, issuer)) {
          left.stream().filter(each -> !lacking.contains(each)).forEach(lacking::add);
        }
      }
    }
    if (!lacking.isEmpty()) {
      throw lacking(scene, shown, lacking);
    }
  }

  private static Refusal lacking(Scene scene, Shown shown, List<String> needed) {
    Scopes scopes = scene.twin().climate().scopes();
    return Refusal.of(Problem.INSUFFICIENT_SCOPE)
        .with("needed", scopes.joined(needed))
        .with("provided", scopes.joined(shown.token().scopes()));
  }

  private static boolean fits(String glob, String scope) {
    return glob.endsWith("*")
        ? scope.startsWith(glob.substring(0, glob.length() - 1))
        : scope.equals(glob);
  }

  private static List<String> globs(Scene scene, Narrowing narrowing) {
    return switch (narrowing) {
      case Narrowing.Word word -> {
        List<String> globs = new ArrayList<>();
        String said = argument(scene, word.argument()).orElse(word.usual());
        for (String each : said.split("[ ,]+")) {
          Optional.ofNullable(word.words().get(each)).ifPresent(globs::add);
        }
        yield globs;
      }
      case Narrowing.Named named ->
          argument(scene, named.argument())
              .flatMap(name -> named(scene, named.resource(), name))
              .map(item -> List.of(left(named, item)))
              .orElse(List.of());
    };
  }

  private static String left(Narrowing.Named named, Obj item) {
    for (Narrowing.Flag flag : named.flags()) {
      if (item.flag(flag.member())) {
        return flag.scopes();
      }
    }
    return named.otherwise();
  }

  /// What an argument of the body, the query or the path says.
  static Optional<String> argument(Scene scene, String name) {
    return scene
        .body()
        .flatMap(Json::asObj)
        .flatMap(body -> body.find(name))
        .flatMap(Json::asWords)
        .or(() -> scene.query().find(name))
        .or(() -> scene.path(name))
        .filter(said -> !said.isBlank());
  }

  /// What is known of a client; nothing of one that is no row.
  static Obj client(Scene scene, String id) {
    return scene
        .draft()
        .base()
        .table(scene.twin().space() + "/client")
        .flatMap(table -> table.find(id))
        .flatMap(row -> row.value().obj("item"))
        .orElse(Obj.EMPTY);
  }

  private static Optional<Obj> named(Scene scene, String resource, String name) {
    Optional<Table> table = scene.draft().base().table(scene.twin().space() + "/" + resource);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    Optional<Row> row = table.get().find(name);
    if (row.isEmpty()) {
      var called = table.get().where(Tables.ALIAS, name, 0);
      row = called.hasNext() ? Optional.of(called.next()) : Optional.empty();
    }
    return row.flatMap(each -> each.value().obj("item"));
  }

  /// Whether the token of a call may do what asks for a scope, of which no operation as a whole does.
  static boolean carries(Scene scene, String scope) {
    Optional<Shown> shown = shown(scene);
    return shown.isEmpty()
        || !shown.get().token().held()
        || shown.get().any(List.of(scope), scene.twin().issuer());
  }

  /// The scopes of the token of a call as replies tell them: those it was handed out for, else what
  /// the service's usual ones have. Empty where nobody calls, or where nothing tells of scopes.
  static Optional<String> granted(Scene scene) {
    Scopes scopes = scene.twin().climate().scopes();
    Optional<String> kind = scopes.kind(scene.call());
    if (kind.isEmpty() || scopes.none()) {
      return Optional.empty();
    }
    return shown(scene)
        .filter(shown -> shown.token().held())
        .map(shown -> scopes.joined(shown.token().scopes()))
        .or(() -> scopes.usual(kind.get()))
        .filter(told -> !told.isEmpty());
  }

  /// The scopes any of which the operation at hand takes of the kind of token that calls.
  static Optional<String> accepted(Scene scene) {
    Scopes scopes = scene.twin().climate().scopes();
    Optional<String> kind = scopes.kind(scene.call());
    return scene
        .matched()
        .filter(_ -> kind.isPresent())
        .map(operation -> scopes.accepted(operation, kind.orElseThrow()))
        .filter(told -> !told.isEmpty());
  }

  private static boolean asks(SecurityNeed need) {
    return !scopes(need).isEmpty();
  }

  private static List<String> scopes(SecurityNeed need) {
    List<String> all = new ArrayList<>();
    need.schemes().values().forEach(all::addAll);
    return all;
  }

  /// A token as a request shows it.
  ///
  /// @param schemes the security schemes it satisfies
  private record Shown(List<String> schemes, Tokens.Token token) {

    /// The authorization server it is of.
    String house() {
      return token.house();
    }

    /// Whether a way to be let in is by tokens such as this.
    boolean meant(SecurityNeed need) {
      return schemes.containsAll(need.schemes().keySet());
    }

    boolean any(List<String> accepted, Issuer issuer) {
      return accepted.stream().anyMatch(needed -> covers(needed, issuer));
    }

    boolean meets(SecurityNeed need, Issuer issuer) {
      for (Map.Entry<String, List<String>> each : need.schemes().entrySet()) {
        for (String needed : each.getValue()) {
          if (!covers(needed, issuer)) {
            return false;
          }
        }
      }
      return true;
    }

    private boolean covers(String needed, Issuer issuer) {
      return token.scopes().stream().anyMatch(granted -> issuer.covers(granted, needed));
    }
  }

  private static Optional<Shown> shown(Scene scene) {
    return Tokens.any(scene.draft().base(), scene.twin().space())
        ? value(scene)
            .flatMap(brought ->
                Tokens.find(scene.draft().base(), scene.twin().space(), brought.value())
                    .map(token -> new Shown(brought.form().schemes(), token)))
        : Optional.empty();
  }

  /// A credential and the form it came in.
  record Brought(AuthForm form, String value) {}

  /// The credential of a call, by the first form that it is in.
  static Optional<Brought> value(Scene scene) {
    for (AuthForm form : scene.twin().authForms()) {
      Optional<String> value = form.read(scene.call().request());
      if (value.isPresent()) {
        return value.map(found -> new Brought(form, found));
      }
    }
    return Optional.empty();
  }

  /// The token of a call that was handed out here, whether or not it stands.
  static Optional<Tokens.Token> token(Scene scene) {
    return shown(scene).map(Shown::token);
  }

  /// Why a credential is nobody's: it was taken back, its time is over, or nobody knows it.
  static String ended(Scene scene) {
    Optional<Tokens.Token> token = token(scene).filter(known -> known.use().equals(Advice.ACCESS));
    if (token.isEmpty()) {
      return Problem.UNKNOWN_CREDENTIAL;
    }
    return token.get().revoked() ? Problem.REVOKED_CREDENTIAL : Problem.EXPIRED_CREDENTIAL;
  }
}
