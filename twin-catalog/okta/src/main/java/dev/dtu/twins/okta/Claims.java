package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.grant.Denial;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// What the claims of a custom authorization server put into its tokens.
///
/// - source: developer.okta.com, authorization servers, claims, and the dossier, 2026-08-31
final class Claims {

  /// So many groups a token tells at most; of more, the request fails.
  private static final int MOST = 100;

  private static final Pattern LITERAL = Pattern.compile("\"([^\"\\\\]*)\"");

  private final Play play;
  private final Thing server;
  private final Wish wish;
  private final Optional<Thing> user;

  Claims(Play play, Thing server, Wish wish, Optional<Thing> user) {
    this.play = play;
    this.server = server;
    this.wish = wish;
    this.user = user;
  }

  Obj access() {
    return told("RESOURCE");
  }

  Obj identity() {
    return told("IDENTITY");
  }

  private Obj told(String type) {
    Obj told = Obj.EMPTY;
    for (Thing claim : play.rows("claim").all(server.id())) {
      boolean own = !claim.item().flag("system");
      boolean here = claim.text("claimType").orElse("").equals(type);
      if (own && here && Priorities.active(claim) && scoped(claim)) {
        Optional<Json> value = value(claim);
        String name = claim.text("name").orElse("");
        told = value.isPresent() ? told.with(name, value.get()) : told;
      }
    }
    return told;
  }

  private boolean scoped(Thing claim) {
    List<String> scopes = Wish.texts(claim, "conditions.scopes");
    return scopes.isEmpty() || scopes.stream().anyMatch(wish.scopes()::contains);
  }

  private Optional<Json> value(Thing claim) {
    String value = claim.text("value").orElse("");
    return claim.text("valueType").orElse("").equals("GROUPS")
        ? groups(claim.text("group_filter_type").orElse("REGEX"), value)
        : expression(value.strip());
  }

  private Optional<Json> groups(String filter, String value) {
    if (user.isEmpty()) {
      return Optional.empty();
    }
    List<Json> names =
        Belonging.names(play, user.get()).stream()
            .filter(name -> fits(filter, value, name))
            .map(Json::of)
            .map(Json.class::cast)
            .toList();
    if (names.size() > MOST) {
      throw Denial.refused(
          "invalid_request", "The claim matches more than " + MOST + " groups of the user.");
    }
    return Optional.of(Arr.of(names));
  }

  private static boolean fits(String filter, String value, String name) {
    return switch (filter) {
      case "STARTS_WITH" -> name.startsWith(value);
      case "EQUALS" -> name.equals(value);
      case "CONTAINS" -> name.contains(value);
      default -> matches(value, name);
    };
  }

  private static boolean matches(String pattern, String name) {
    try {
      return Pattern.matches(pattern, name);
    } catch (PatternSyntaxException broken) {
      return false;
    }
  }

  /// The value of an expression: a text in quotes, a number, or a member of the user, of the
  /// application's user or of the application; nothing for any other.
  private Optional<Json> expression(String text) {
    var literal = LITERAL.matcher(text);
    if (literal.matches()) {
      return Optional.of(Json.of(literal.group(1)));
    }
    if (text.matches("-?\\d{1,15}")) {
      return Optional.of(Json.of(Long.parseLong(text)));
    }
    if (text.matches("true|false")) {
      return Optional.of(Json.of(Boolean.parseBoolean(text)));
    }
    if (text.equals("app.clientId")) {
      return Optional.of(Json.of(wish.plea().client()));
    }
    return user.flatMap(each -> member(each, text));
  }

  private static Optional<Json> member(Thing user, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.equals("appuser.username") || text.equals("user.login")) {
      return user.find("profile.login");
    }
    if (text.equals("user.id")) {
      return Optional.of(Json.of(user.id()));
    }
    if (text.startsWith("user.profile.")) {
      return user.find(text.substring("user.".length()));
    }
    if (text.startsWith("user.") || lower.startsWith("appuser.")) {
      return user.find("profile." + text.substring(text.indexOf('.') + 1));
    }
    return Optional.empty();
  }
}
