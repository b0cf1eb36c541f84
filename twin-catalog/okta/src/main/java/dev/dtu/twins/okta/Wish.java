package dev.dtu.twins.okta;

import dev.dtu.effect.Thing;
import dev.dtu.grant.Plea;
import dev.dtu.json.Json;
import java.util.ArrayList;
import java.util.List;

/// Who asks a custom authorization server for what, held against its policies.
///
/// @param groups the ids of the groups of whom it is for; none for a client that asks for itself
/// @param scopes what for
record Wish(Plea plea, List<String> groups, List<String> scopes) {

  /// Whether a policy is for the client.
  boolean ofClient(Thing policy) {
    List<String> clients = texts(policy, "conditions.clients.include");
    return clients.contains("ALL_CLIENTS") || clients.contains(plea.client());
  }

  /// Whether a rule covers the grant, the person and all scopes.
  boolean covered(Thing rule) {
    List<String> grants = texts(rule, "conditions.grantTypes.include");
    List<String> known = texts(rule, "conditions.scopes.include");
    boolean ours = grants.contains(plea.grant()) || renewed(grants);
    boolean all = known.contains("*") || known.containsAll(scopes);
    return ours && all && (plea.alone() || person(rule));
  }

  /// Whoever got a token by a grant that stands for a person may renew it.
  private boolean renewed(List<String> grants) {
    return plea.grant().equals("refresh_token")
        && (grants.contains("authorization_code") || grants.contains("password"));
  }

  private boolean person(Thing rule) {
    List<String> users = texts(rule, "conditions.people.users.include");
    List<String> included = texts(rule, "conditions.people.groups.include");
    List<String> excluded = texts(rule, "conditions.people.groups.exclude");
    boolean barred =
        texts(rule, "conditions.people.users.exclude").contains(plea.subject())
            || excluded.stream().anyMatch(groups::contains);
    boolean anybody = users.isEmpty() && included.isEmpty();
    return !barred
        && (anybody
            || included.contains("EVERYONE")
            || users.contains(plea.subject())
            || included.stream().anyMatch(groups::contains));
  }

  /// The texts of a list, dotted when nested.
  static List<String> texts(Thing thing, String member) {
    List<String> texts = new ArrayList<>();
    thing
        .find(member)
        .flatMap(Json::asArr)
        .ifPresent(all -> all.forEach(each -> each.asText().ifPresent(texts::add)));
    return texts;
  }
}
