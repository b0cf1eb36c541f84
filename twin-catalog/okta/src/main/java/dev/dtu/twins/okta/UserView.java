package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How a user is shown: members in the service's order, links by what may be done now.
///
/// - source: recorded traffic of okta/terraform-provider-okta and okta/okta-sdk-python, 2026-08-31
final class UserView {

  /// Since then every user has a factor, since addresses are enrolled on their own. No document that
  /// was found tells the day: recordings until August 2025 show none, those from the end of September
  /// on show it.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta, 2025-09-22
  private static final Instant ENROLLED = Instant.parse("2025-09-22T00:00:00Z");

  private UserView() {}

  /// A user by itself. Callers leave out parts by a parameter of the content type,
  /// `okta-response=omitCredentials`.
  static Obj whole(Play play, Thing user) {
    String wanted = play.scene().call().request().headers().find("content-type").orElse("");
    Obj item = plain(user);
    Obj shown =
        wanted.contains("omitCredentials,") || wanted.endsWith("omitCredentials")
            ? item.without("credentials")
            : item;
    return shown.with("_links", links(play, user, wanted.contains("omitCredentialsLinks")));
  }

  /// A user in a list, which leads to itself alone.
  static Obj listed(Play play, Thing user) {
    return plain(user).with("_links", Obj.of("self", link(self(play, user))));
  }

  /// A user as the call that makes it shows it: where an organisation has realms, addresses are enrolled
  /// a moment later.
  ///
  /// - source: recorded traffic of okta/terraform-provider-okta and okta/okta-sdk-python, POST
  ///   /api/v1/users: 75 answers with a realm have no addresses, 6 with a password and without have,
  ///   2026-11-23
  static Obj made(Play play, Thing user) {
    Obj whole = whole(play, user);
    Obj credentials = whole.obj("credentials").orElse(Obj.EMPTY);
    return whole.has("realmId") ? whole.with("credentials", credentials.without("emails")) : whole;
  }

  private static Obj plain(Thing user) {
    return Obj.of("id", Json.of(user.id())).withAll(user.item().without("_links"));
  }

  private static String self(Play play, Thing user) {
    return play.scene().origin().url() + "/api/v1/users/" + user.id();
  }

  private static Obj link(String href) {
    return Obj.of("href", Json.of(href));
  }

  private static Obj links(Play play, Thing user, boolean bare) {
    String type = user.text("type.id").orElse("");
    String meta = play.scene().origin().url() + "/api/v1/meta/";
    String schema = schema(play, type);
    Obj links =
        Obj.of("self", link(self(play, user)), "schema", link(meta + "schemas/user/" + schema))
            .with("type", link(meta + "types/user/" + type));
    for (String act : acts(play, user)) {
      if (!(bare && act.startsWith("credentials"))) {
        String name = camel(act.substring(act.indexOf('/') + 1));
        links = links.with(name, act(self(play, user), act));
      }
    }
    return links;
  }

  /// The schema of a type, where the type tells it; else it is called as the type is.
  private static String schema(Play play, String type) {
    return play.rows("type-user")
        .find(type)
        .flatMap(own -> own.told("_links.schema.href"))
        .map(href -> href.substring(href.lastIndexOf('/') + 1))
        .orElseGet(() -> type.startsWith("oty") ? "osc" + type.substring(3) : type);
  }

  private static Obj act(String self, String act) {
    return act.equals("lifecycle/delete")
        ? link(self).with("method", "DELETE")
        : link(self + "/" + act).with("method", "POST");
  }

  private static String camel(String words) {
    int low = words.indexOf('_');
    return low < 0
        ? words
        : words.substring(0, low)
            + Character.toUpperCase(words.charAt(low + 1))
            + camel(words.substring(low + 2));
  }

  private static List<String> acts(Play play, Thing user) {
    boolean enrolled = !play.scene().moment().isBefore(ENROLLED);
    List<String> acts = new ArrayList<>(byStatus(user.text("status").orElse("")));
    if (enrolled || factored(play, user)) {
      acts.add("lifecycle/reset_factors");
    }
    if (!enrolled && user.find("credentials.recovery_question").isEmpty()) {
      acts.remove("credentials/forgot_password");
    }
    return acts;
  }

  private static boolean factored(Play play, Thing user) {
    return !play.rows("user-factor").all(user.id()).isEmpty();
  }

  private static List<String> byStatus(String status) {
    return switch (status) {
      case "STAGED" -> List.of("lifecycle/activate");
      case "PROVISIONED" ->
          List.of(
              "lifecycle/suspend",
              "lifecycle/reset_password",
              "lifecycle/reactivate",
              "lifecycle/deactivate");
      case "SUSPENDED" -> List.of("lifecycle/unsuspend", "lifecycle/deactivate");
      case "DEPROVISIONED" -> List.of("lifecycle/activate", "lifecycle/delete");
      case "LOCKED_OUT" ->
          List.of("lifecycle/unlock", "lifecycle/reset_password", "lifecycle/deactivate");
      case "RECOVERY" ->
          List.of("lifecycle/suspend", "lifecycle/reset_password", "lifecycle/deactivate");
      default ->
          List.of(
              "lifecycle/suspend",
              "lifecycle/reset_password",
              "credentials/forgot_password",
              "lifecycle/expire_password",
              "credentials/change_recovery_question",
              "credentials/change_password",
              "lifecycle/deactivate");
    };
  }
}
