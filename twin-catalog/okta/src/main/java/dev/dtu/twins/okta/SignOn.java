package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.Optional;

/// What the organisation's sign-on policies ask of somebody who has the right password.
final class SignOn {

  private SignOn() {}

  /// What the first rule says that is for the user, of the first policy that is and has one; nothing where
  /// no rule is.
  ///
  /// - source: developer.okta.com, policies, OKTA_SIGN_ON, and the dossier, 2026-08-31
  static Obj of(Play play, Thing user) {
    Circumstances now = Circumstances.of(play, user);
    for (Thing policy : Priorities.inOrder(play.rows("policy").all())) {
      boolean ours = policy.text("type").filter("OKTA_SIGN_ON"::equals).isPresent();
      if (ours && Priorities.active(policy) && now.meets(policy)) {
        for (Thing rule : Priorities.inOrder(play.rows("policy-rule").all(policy.id()))) {
          if (Priorities.active(rule) && now.meets(rule)) {
            return rule.find("actions.signon").flatMap(Json::asObj).orElse(Obj.EMPTY);
          }
        }
      }
    }
    return Obj.EMPTY;
  }

  /// Whether the policy of an application asks for two factors.
  ///
  /// - source: okta-management OpenAPI 2026.06.3, AccessPolicyRule, `factorMode`, 2026-11-22
  static boolean twice(Play play, String app, Thing user) {
    Circumstances now = Circumstances.of(play, user);
    Optional<String> policy =
        play.rows("app")
            .find(app)
            .flatMap(each -> each.text("_links.accessPolicy.href"))
            .map(href -> href.substring(href.lastIndexOf('/') + 1));
    if (policy.isEmpty()) {
      return false;
    }
    for (Thing rule : Priorities.inOrder(play.rows("policy-rule").all(policy.get()))) {
      if (Priorities.active(rule) && now.meets(rule)) {
        return rule.text("actions.appSignOn.verificationMethod.factorMode")
            .filter("2FA"::equals)
            .isPresent();
      }
    }
    return false;
  }
}
