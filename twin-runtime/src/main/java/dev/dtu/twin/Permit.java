package dev.dtu.twin;

import dev.dtu.contract.SecurityNeed;
import dev.dtu.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Whether the token of a request carries the scopes that its operation asks for.
///
/// Only tokens that a twin handed out for scopes are held to them: a universe's own credentials may do
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
    if (needs.stream().noneMatch(Permit::asks)) {
      return;
    }
    if (shown.isEmpty() || shown.get().scopes().isEmpty()) {
      return;
    }
    List<SecurityNeed> ours = needs.stream().filter(need -> shown.get().meant(need)).toList();
    Issuer issuer = scene.twin().issuer();
    if (!ours.isEmpty() && ours.stream().noneMatch(need -> shown.get().meets(need, issuer))) {
      throw Refusal.of(Problem.INSUFFICIENT_SCOPE)
          .with("needed", String.join(" ", scopes(ours.getFirst())))
          .with("provided", String.join(" ", shown.get().scopes()));
    }
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
  /// @param scopes what it was handed out for
  /// @param house the authorization server it is of
  private record Shown(List<String> schemes, List<String> scopes, String house) {

    /// Whether a way to be let in is by tokens such as this.
    boolean meant(SecurityNeed need) {
      return schemes.containsAll(need.schemes().keySet());
    }

    boolean meets(SecurityNeed need, Issuer issuer) {
      for (Map.Entry<String, List<String>> each : need.schemes().entrySet()) {
        for (String needed : each.getValue()) {
          if (scopes.stream().noneMatch(granted -> issuer.covers(granted, needed))) {
            return false;
          }
        }
      }
      return true;
    }
  }

  private static Optional<Shown> shown(Scene scene) {
    Store store = scene.draft().base();
    if (!Tokens.any(store, scene.twin().space())) {
      return Optional.empty();
    }
    for (AuthForm form : scene.twin().authForms()) {
      Optional<String> value = form.read(scene.call().request());
      if (value.isPresent()) {
        return Tokens.find(store, scene.twin().space(), value.get())
            .map(token -> new Shown(form.schemes(), token.scopes(), token.house()));
      }
    }
    return Optional.empty();
  }
}
