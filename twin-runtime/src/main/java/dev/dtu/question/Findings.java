package dev.dtu.question;

import dev.dtu.call.Body;
import dev.dtu.call.Caller;
import dev.dtu.call.Request;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.SecurityNeed;
import dev.dtu.store.Store;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Conduct;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Standing;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one request did that its contract does not have. Faults and answers play no part: the
/// request is held against the contract anew.
///
/// @param store of the universe, for the tokens in it
/// @param rates what was counted so far
record Findings(Universe universe, Store store, Rates rates) {

  private static final int SHOWN = 300;

  /// In the order: where it leads, credential, body and parameters, what is old, what is unknown,
  /// what is too much. Each call is to be asked about once, in the order of the journal.
  List<Finding> of(Turn turn) {
    Twin twin = universe.twins().get(turn.twin());
    Request request = turn.call().request();
    if (twin == null || turn.beside() || twin.batches(request.method(), request.path())) {
      return List.of();
    }
    Optional<Conduct> conduct = Conduct.of(twin, turn.call(), store);
    if (conduct.isEmpty()) {
      return List.of(unmatched(twin, request));
    }
    List<Finding> found = new ArrayList<>();
    credential(twin, turn, conduct.get(), found);
    boolean stranger = found.stream().anyMatch(one -> one.grade() == Finding.Grade.BROKEN);
    conduct.get().refusals().forEach(refusal -> refused(refusal, found));
    body(request, conduct.get(), found);
    deprecated(request, conduct.get().operation(), found);
    if (!conduct.get().judged()) {
      found.addAll(new Undeclared(twin, request, conduct.get()).all());
    }
    if (!stranger || twin.limitsStrangers()) {
      rates.count(twin, conduct.get().operation(), turn).ifPresent(found::add);
    }
    return found;
  }

  private static Finding unmatched(Twin twin, Request request) {
    boolean method = twin.knows(request.method(), request.path(), true);
    return new Finding(
        Finding.Grade.BROKEN,
        method ? Problem.WRONG_METHOD : Problem.NO_ROUTE,
        "",
        method ? "the path takes other methods" : "the contract has no such path");
  }

  private void credential(Twin twin, Turn turn, Conduct conduct, List<Finding> found) {
    List<SecurityNeed> needs = conduct.operation().security();
    boolean open = needs.isEmpty() || needs.stream().anyMatch(SecurityNeed::open);
    if (open || conduct.judged() || twin.authForms().isEmpty()) {
      return;
    }
    Request request = turn.call().request();
    switch (turn.call().caller()) {
      case Caller.Nobody _ ->
          found.add(broken("no-credential", "", "expected a credential, found none"));
      case Caller.Unknown _ ->
          found.add(broken("unknown-credential", "", "the credential is not of this universe"));
      case Caller.Known _
          when universe.anyCredential() && !Standing.known(universe, store, twin, request) ->
          found.add(
              loose("unknown-credential", "", "taken only as this universe takes any credential"));
      case Caller.Known(_, String kind) -> form(twin, conduct.operation(), kind, found);
    }
  }

  /// A credential in a form that the operation does not declare.
  private static void form(Twin twin, Operation operation, String kind, List<Finding> found) {
    List<String> schemes = new ArrayList<>();
    for (AuthForm form : twin.authForms()) {
      if (form.kind().equals(kind)) {
        schemes.addAll(form.schemes());
      }
    }
    List<String> declared = new ArrayList<>();
    for (SecurityNeed need : operation.security()) {
      if (schemes.isEmpty() || schemes.containsAll(need.schemes().keySet())) {
        return;
      }
      declared.add(String.join(" with ", need.schemes().keySet()));
    }
    found.add(
        loose(
            "undeclared-credential",
            kind,
            "the operation declares " + String.join(" or ", declared)));
  }

  private static void refused(Refusal refusal, List<Finding> found) {
    if (refusal.causes().isEmpty()) {
      String detail =
          String.join(
              ", ",
              refusal.facts().keys().stream()
                  .map(key -> key + " " + refusal.facts().text(key).orElse(""))
                  .toList());
      found.add(broken(refusal.problem(), "", detail));
    }
    for (Refusal.Cause cause : refusal.causes()) {
      found.add(broken(refusal.problem(), cause.field(), cause.what()));
    }
  }

  private static void body(Request request, Conduct conduct, List<Finding> found) {
    boolean some = request.body() instanceof Body.Bytes bytes && bytes.length() > 0;
    if (some && conduct.operation().body().isEmpty()) {
      found.add(loose("undeclared-body", "", "the operation takes no body"));
    } else if (some && request.headers().find("content-type").isEmpty()) {
      found.add(loose("no-content-type", "", "a body without a content type"));
    }
  }

  private static void deprecated(Request request, Operation operation, List<Finding> found) {
    if (operation.deprecated()) {
      found.add(old("deprecated-operation", "", "the operation is deprecated"));
    }
    List<Parameter> all = new ArrayList<>(operation.parameters());
    all.addAll(operation.traits().common());
    for (Parameter parameter : all) {
      if (parameter.deprecated() && given(request, parameter)) {
        found.add(old("deprecated-parameter", parameter.name(), "the parameter is deprecated"));
      }
    }
  }

  private static boolean given(Request request, Parameter parameter) {
    return switch (parameter.place()) {
      case QUERY -> request.parameters().find(parameter.name()).isPresent();
      case HEADER -> request.headers().find(parameter.name()).isPresent();
      case PATH, COOKIE -> false;
    };
  }

  /// Whether a query or form parameter of that name is a credential.
  static boolean secret(Twin twin, String name, AuthForm.Place place) {
    return twin.authForms().stream()
        .anyMatch(form -> form.place() == place && form.name().equals(name));
  }

  private static Finding broken(String kind, String where, String what) {
    String shown = what.length() > SHOWN ? what.substring(0, SHOWN) + "…" : what;
    return new Finding(Finding.Grade.BROKEN, kind, where, shown);
  }

  static Finding old(String kind, String where, String what) {
    return new Finding(Finding.Grade.DEPRECATED, kind, where, what);
  }

  static Finding loose(String kind, String where, String what) {
    return new Finding(Finding.Grade.LOOSE, kind, where, what);
  }
}
