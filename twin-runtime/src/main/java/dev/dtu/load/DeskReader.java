package dev.dtu.load;

import dev.dtu.contract.Route;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import dev.dtu.grant.Desk;
import dev.dtu.grant.Grant;
import dev.dtu.grant.Grants;
import dev.dtu.grant.TokenForm;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads what one operation of a token service does.
final class DeskReader {

  private static final List<String> KINDS =
      List.of(
          "grants", "code", "revokes", "tells", "shows", "pushes", "waits", "decides", "begins");
  private static final List<String> MEMBERS =
      List.of(
          "grants",
          "usual",
          "code",
          "query",
          "revokes",
          "tells",
          "client",
          "silent",
          "reply",
          "dead",
          "identity",
          "shows",
          "of",
          "page",
          "tokens",
          "message",
          "pushes",
          "waits",
          "decides",
          "begins",
          "judged",
          "typed",
          "interval");
  private static final List<String> GRANT =
      List.of("scoped", "access", "refresh", "identity", "beside", "reply", "rather");
  private static final List<String> RATHER =
      List.of("where", "access", "refresh", "identity", "beside", "reply");
  private static final List<String> BESIDE =
      List.of("asks", "with", "use", "access", "refresh", "reply");
  private static final List<String> TYPES =
      Arrays.stream(Grant.Kind.values())
          .filter(kind -> kind != Grant.Kind.JUDGED)
          .map(Grant.Kind::type)
          .toList();
  private static final String KEYS = "keys";
  private static final String OWN = "own";
  private static final String ACCESS = "access";
  private static final String REFRESH = "refresh";

  /// So many seconds a client waits where nothing else is said (RFC 8628, section 3.2).
  private static final int INTERVAL = 5;

  private final List<String> resources;
  private final TokenReader tokens;

  DeskReader(Meanings meanings) {
    this.resources = meanings.resources().stream().map(Resource::name).toList();
    this.tokens = new TokenReader(resources);
  }

  /// What is said of an operation.
  ///
  /// @param desk what it does; empty when that cannot be told
  /// @param house the authorization server it is of; empty when there is but one
  record Read(Optional<Desk> desk, Optional<Grants.House> house) {}

  /// @param path of the operation
  Read read(Page page, String path) {
    Map<String, Page> members = page.members(MEMBERS);
    Optional<Page> of = Optional.ofNullable(members.get("of"));
    return new Read(desk(page, members), of.flatMap(named -> house(named, path)));
  }

  private Optional<Desk> desk(Page page, Map<String, Page> members) {
    List<String> kinds = KINDS.stream().filter(members::containsKey).toList();
    if (kinds.size() != 1) {
      page.flaw(
          "expected one of "
              + String.join(", ", KINDS)
              + "; found "
              + (kinds.isEmpty() ? "none" : String.join(" and ", kinds)));
      return Optional.empty();
    }
    Page named = members.get(kinds.getFirst());
    return named == null ? Optional.empty() : Optional.of(desk(kinds.getFirst(), named, members));
  }

  /// The authorization server that the operation is of.
  private Optional<Grants.House> house(Page page, String path) {
    List<String> parameters = Route.of(path).parameters();
    return page.members(resources).entrySet().stream()
        .map(each -> new Grants.House(each.getKey(), each.getValue().word(parameters)))
        .findFirst();
  }

  private Desk desk(String kind, Page named, Map<String, Page> members) {
    Desk.Asker client = asker(members.get("client"));
    return switch (kind) {
      case "grants" -> judged(handing(named, members.get("usual")), members.get("judged"));
      case "code" ->
          new Desk.Consent(
              tokens.token(named),
              tokens.template(members.get("query")),
              Slots.flag(members.get("page")),
              members.containsKey("tokens") ? members.get("tokens").text() : "",
              members.containsKey("message") ? members.get("message").text() : "");
      case "pushes" -> new Desk.Pushing(tokens.token(named), tokens.template(members.get("reply")));
      case "waits" -> waiting(named, members);
      case "decides" -> deciding(named);
      case "begins" -> new Desk.Beginning(named.texts());
      case "revokes" ->
          new Desk.Revoking(
              named.text(),
              client,
              tokens.reply(members.get("reply")),
              Slots.flag(members.get("silent")));
      case "tells" ->
          new Desk.Telling(
              named.text(),
              client,
              tokens.template(members.get("reply")),
              tokens.reply(members.get("dead")),
              tokens.reply(members.get("identity")));
      default ->
          named.isText() && named.word(List.of(KEYS)).equals(KEYS)
              ? new Desk.Keys()
              : new Desk.Showing(tokens.template(named));
    };
  }

  private Desk waiting(Page named, Map<String, Page> members) {
    Page typed = members.get("typed");
    if (typed == null) {
      named.flaw(
          "expected a member 'typed' beside it, the shape of what a person types; found none");
    }
    Page interval = members.get("interval");
    return new Desk.Waiting(
        tokens.token(named),
        typed == null ? "" : Slots.shape(typed),
        interval == null ? INTERVAL : interval.whole(1, 3600),
        tokens.template(members.get("reply")));
  }

  private static Desk deciding(Page named) {
    named.word(List.of("true"));
    return new Desk.Deciding();
  }

  private static Desk.Asker asker(@Nullable Page page) {
    if (page == null) {
      return Desk.Asker.ANYBODY;
    }
    return switch (page.word(List.of("true", "false", OWN))) {
      case "true" -> Desk.Asker.CLIENT;
      case OWN -> Desk.Asker.OWN;
      default -> Desk.Asker.ANYBODY;
    };
  }

  private Desk.Handing handing(Page page, @Nullable Page usual) {
    SortedMap<String, Grant> grants = new TreeMap<>();
    SortedMap<String, List<Desk.Rather>> rather = new TreeMap<>();
    page.members(TYPES)
        .forEach((type, each) ->
            Grant.Kind.of(type)
                .ifPresent(kind -> {
                  Map<String, Page> members = each.members(GRANT);
                  Grant grant = grant(kind, each, members);
                  grants.put(type, grant);
                  rather.put(type, rather(grant, members.get("rather")));
                }));
    return new Desk.Handing(grants, usual == null ? "" : usual.word(TYPES), rather);
  }

  /// With the types of the service's own, each of which hands out what another does.
  private static Desk judged(Desk.Handing usual, @Nullable Page page) {
    if (page == null) {
      return usual;
    }
    SortedMap<String, Grant> grants = new TreeMap<>(usual.grants());
    page.members()
        .forEach((type, like) -> {
          Grant known = usual.grants().get(like.word(usual.grants().keySet()));
          if (known != null) {
            grants.put(type, known.judged());
          }
        });
    return new Desk.Handing(grants, usual.usual(), usual.rather());
  }

  /// What some clients are handed out, who have all they do not say from what others are.
  private List<Desk.Rather> rather(Grant usual, @Nullable Page page) {
    List<Desk.Rather> all = new ArrayList<>();
    if (page != null) {
      for (Page each : page.items()) {
        Map<String, Page> members = each.members(RATHER);
        if (!members.containsKey("where")) {
          each.flaw("expected a member 'where', what the clients are like; found none");
        }
        Grant grant =
            new Grant(
                usual.kind(),
                usual.scoped(),
                members.containsKey(ACCESS) ? tokens.token(members.get(ACCESS)) : usual.access(),
                tokens.token(members, REFRESH).or(usual::refresh),
                tokens.token(members, "identity").or(usual::identity),
                members.containsKey("beside") ? beside(members.get("beside")) : usual.beside(),
                members.containsKey("reply")
                    ? tokens.template(members.get("reply"))
                    : usual.reply());
        all.add(new Desk.Rather(Slots.object(members.get("where")), grant));
      }
    }
    return all;
  }

  private Grant grant(Grant.Kind kind, Page page, Map<String, Page> members) {
    return new Grant(
        kind,
        Slots.flag(members.get("scoped")),
        access(page, members),
        tokens.token(members, REFRESH),
        tokens.token(members, "identity"),
        beside(members.get("beside")),
        tokens.template(members.get("reply")));
  }

  private TokenForm access(Page page, Map<String, Page> members) {
    Optional<TokenForm> access = tokens.token(members, ACCESS);
    if (access.isEmpty()) {
      page.flaw("expected a member 'access', how access tokens are made; found none");
    }
    return access.orElseGet(() -> new TokenForm("", Obj.EMPTY, 0, 0));
  }

  /// Tokens that are handed out beside the usual one, by their kind.
  private SortedMap<String, Grant.Beside> beside(@Nullable Page page) {
    SortedMap<String, Grant.Beside> beside = new TreeMap<>();
    if (page != null) {
      page.members()
          .forEach((kind, each) -> {
            Map<String, Page> members = each.members(BESIDE);
            String asks = members.containsKey("asks") ? members.get("asks").text() : "";
            String with = members.containsKey("with") ? members.get("with").text() : "";
            beside.put(
                kind,
                new Grant.Beside(
                    asks,
                    with,
                    members.containsKey("use") ? members.get("use").word(List.of(kind)) : ACCESS,
                    access(each, members),
                    tokens.token(members, REFRESH),
                    tokens.template(members.get("reply"))));
          });
    }
    return beside;
  }
}
