package dev.dtu.twins.okta;

import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What an expression about somebody speaks of: their profile, as `user.city` and `user.profile.city`,
/// what the service knows of them besides (`user.id`, `user.status`), and their groups.
///
/// @param user empty where there is nobody, as for a client that asks for itself
record AboutUser(Optional<Thing> user, List<Thing> groups, Instant now)
    implements Expression.Known {

  private static final String USER = "user.";
  private static final String PROFILE = "profile.";
  private static final String INTERNAL = "internal.";
  private static final List<String> OWN = List.of("id", "status", "realmId", "created");

  /// Whether it is a name of somebody's.
  static boolean names(String path) {
    return path.startsWith(USER);
  }

  /// Whether an expression is true of somebody.
  static boolean holds(Expression expression, Thing user, List<Thing> groups, Instant now) {
    return Expression.truth(expression.value(new AboutUser(Optional.of(user), groups, now)));
  }

  @Override
  public Optional<Json> named(String path) {
    if (!names(path)) {
      return Optional.empty();
    }
    String member = path.substring(USER.length());
    return Optional.of(user.flatMap(each -> found(each, member)).orElse(Json.Null.NULL));
  }

  private static Optional<Json> found(Thing user, String member) {
    if (member.startsWith(INTERNAL)) {
      return user.find(member.substring(INTERNAL.length()));
    }
    if (member.equals("id")) {
      return Optional.of(Json.of(user.id()));
    }
    Optional<Json> own = user.find(member.startsWith(PROFILE) ? member : PROFILE + member);
    return own.isEmpty() && OWN.contains(member) ? user.find(member) : own;
  }
}
