package dev.dtu.twins.okta;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.grant.Denial;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.time.Instant;
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

  /// What an expression comes to; nothing where it comes to nothing or cannot be read.
  private Optional<Json> expression(String text) {
    List<Thing> groups = user.map(each -> Belonging.things(play, each)).orElse(List.of());
    var about = new AboutUser(user, groups, play.scene().moment());
    return Expression.read(text, Told::names)
        .map(read -> read.value(new Told(play, wish.plea().client(), about)))
        .filter(value -> !(value instanceof Json.Null));
  }

  /// What claims speak of besides: the application, and its user.
  private record Told(Play play, String client, AboutUser about) implements Expression.Known {

    private static final String APP = "app.";
    private static final String APP_USER = "appuser.";

    private static boolean names(String path) {
      String lower = path.toLowerCase(Locale.ROOT);
      return AboutUser.names(path) || lower.startsWith(APP_USER) || path.startsWith(APP);
    }

    @Override
    public Optional<Json> named(String path) {
      if (!names(path) || AboutUser.names(path)) {
        return about.named(path);
      }
      Optional<Json> value = path.startsWith(APP) ? ofApp(path) : ofUser(path);
      return Optional.of(value.orElse(Json.Null.NULL));
    }

    private Optional<Json> ofApp(String path) {
      String member = path.substring(APP.length());
      return member.equals("clientId")
          ? Optional.of(Json.of(client))
          : app().flatMap(app -> app.find(member));
    }

    private Optional<Json> ofUser(String path) {
      String member = path.substring(APP_USER.length());
      Optional<Thing> own =
          app()
              .flatMap(app ->
                  about.user().flatMap(user -> play.rows("app-user").find(app.id(), user.id())));
      if (member.equalsIgnoreCase("userName")) {
        return own.flatMap(each -> each.find("credentials.userName"))
            .or(() -> about.named("user.login"));
      }
      return own.flatMap(each -> each.find("profile." + member))
          .or(() -> about.named("user." + member));
    }

    private Optional<Thing> app() {
      return play.rows("app").find(client);
    }

    @Override
    public List<Thing> groups() {
      return about.groups();
    }

    @Override
    public Instant now() {
      return about.now();
    }
  }
}
