package dev.dtu.infer;

import dev.dtu.contract.Parameter;
import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect.Kind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Unites what several paths show: a list or a create that stands elsewhere than its item, and a
/// second path to the same item.
final class Unions {
  private static final Set<String> SEARCHES =
      Set.of("search", "query", "find", "lookup", "filter", "picker");

  private static final Set<String> BEGINNING =
      Set.of("start", "begin", "create", "new", "open", "request", "submit");

  /// Words that say which of the rows, not what they are: `/filter/search` lists filters.
  private static final Set<String> WHICH =
      Set.of(
          "search",
          "query",
          "find",
          "lookup",
          "picker",
          "list",
          "all",
          "bulk",
          "recent",
          "my",
          "mine",
          "paginated",
          "favourite",
          "favorite",
          "accessible",
          "active",
          "trashed",
          "starred");

  private final Drafts drafts;

  Unions(Drafts drafts) {
    this.drafts = drafts;
  }

  void tell() {
    new Views(drafts).tell();
    secondPaths();
    for (Place place : drafts.untold()) {
      place
          .op("GET")
          .filter(op -> !drafts.told(op) && drafts.reply(op) instanceof Reading.Many)
          .ifPresent(op -> list(place, op));
      boolean single =
          place.op("GET").filter(op -> drafts.reply(op) instanceof Reading.One).isPresent();
      place.op("POST").filter(op -> !single && !drafts.told(op)).ifPresent(op -> post(place, op));
    }
  }

  /// An item that can only be read or changed is another resource's when that shows the same shape,
  /// can be made or listed, and its key can be told from this path.
  private void secondPaths() {
    for (Draft second : drafts.all()) {
      if (second.manner() != Draft.Manner.ITEM
          || second.does(Kind.LIST)
          || second.does(Kind.CREATE)
          || second.does(Kind.PUT)
          || !second.does(Kind.READ)) {
        continue;
      }
      for (Draft first : drafts.all()) {
        if (first != second && secondPath(second, first)) {
          var uses = List.copyOf(second.uses());
          drafts.drop(second);
          drafts.second(second.place(), first);
          uses.forEach(use -> drafts.tell(first, use.op(), use.kind(), use.place(), false));
          break;
        }
      }
    }
  }

  private boolean secondPath(Draft second, Draft first) {
    boolean kept =
        first.manner() == Draft.Manner.ITEM
            && (first.does(Kind.LIST) || first.does(Kind.CREATE))
            && first.does(Kind.READ)
            && first.plainNoun().equals(second.plainNoun())
            && second.scopes().size() <= first.scopes().size()
            && !Identity.member(first, drafts.forms()).isEmpty();
    return kept
        && (second.shape().isEmpty() ? namesAlike(second, first) : showsAlike(second, first));
  }

  private boolean showsAlike(Draft second, Draft first) {
    return first
            .shape()
            .filter(s -> drafts.forms().same(s, second.shape().orElseThrow()))
            .isPresent()
        && !Identity.member(second, drafts.forms()).isEmpty();
  }

  /// True when both are named by one parameter that says of what: `{issueIdOrKey}`, not `{id}`.
  private static boolean namesAlike(Draft second, Draft first) {
    return second.scopes().size() == first.scopes().size()
        && Words.plain(second.idParameter()).equals(Words.plain(first.idParameter()))
        && Bonds.subject(first.idParameter()).equals(first.plainNoun());
  }

  private void list(Place place, Place.Op op) {
    Schema item = Forms.item(drafts.reply(op)).orElseThrow();
    Optional<Draft> known = known(place, item, false);
    if (known.isPresent()) {
      drafts.tell(known.get(), op, Kind.LIST, place, false);
      return;
    }
    if (drafts.at(place).isPresent() || asks(op)) {
      return;
    }
    Draft draft = drafts.add(new Draft(place, Draft.Manner.COLLECTION));
    drafts.tell(draft, op, Kind.LIST, place, true);
    place
        .op("POST")
        .filter(post ->
            drafts.forms().alike(drafts.reply(post), drafts.reply(op))
                && drafts.reply(post) instanceof Reading.One)
        .ifPresent(post -> drafts.tell(draft, post, Kind.CREATE, place, true));
  }

  /// True when it answers a question rather than shows what there is.
  private static boolean asks(Place.Op op) {
    return op.operation().parameters().stream()
        .anyMatch(p -> p.place() == Parameter.Place.QUERY && p.required());
  }

  private void post(Place place, Place.Op op) {
    if (begins(place, op)) {
      return;
    }
    if (drafts.around(place).isPresent() && place.op("GET").isEmpty()) {
      return;
    }
    Reading reply = drafts.reply(op);
    if (reply instanceof Reading.Many many && searches(place)) {
      known(place, many.item(), false)
          .ifPresent(draft -> drafts.tell(draft, op, Kind.LIST, place, false));
    } else if (reply instanceof Reading.One one) {
      known(place, one.item(), true)
          .filter(
              draft -> place.op("GET").filter(drafts::told).isPresent() || !draft.does(Kind.CREATE))
          .ifPresent(draft -> drafts.tell(draft, op, kind(draft, op), place, false));
    }
  }

  /// Tells of a verb below a collection that makes what the collection lists: `/approvals:start`,
  /// where nothing else makes one.
  private boolean begins(Place place, Place.Op op) {
    Optional<Draft> made =
        place
            .above()
            .filter(_ -> BEGINNING.contains(place.word()))
            .flatMap(Place::parameterBelow)
            .flatMap(drafts::at)
            .filter(draft -> draft.manner() == Draft.Manner.ITEM && !draft.does(Kind.CREATE))
            .filter(draft ->
                drafts.reply(op) instanceof Reading.One one
                    && draft.shapes().stream().anyMatch(s -> drafts.forms().same(s, one.item())));
    made.ifPresent(draft -> drafts.tell(draft, op, Kind.CREATE, place, true));
    return made.isPresent();
  }

  /// True when a POST here asks: it says so, or a GET beside it lists.
  private boolean searches(Place place) {
    return Words.of(place.word()).stream().anyMatch(SEARCHES::contains)
        || (WHICH.contains(place.above().map(Place::word).orElse(""))
            && place
                .op("GET")
                .filter(get -> drafts.reply(get) instanceof Reading.Many)
                .isPresent());
  }

  /// A create; or a link, when the body names a row that is there already.
  private Kind kind(Draft draft, Place.Op op) {
    return naming(draft, op).isPresent() ? Kind.LINK : Kind.CREATE;
  }

  /// The member of the body that names a row of the resource: `sub_issue_id` of issues.
  static Optional<String> naming(Draft draft, Place.Op op) {
    String noun = Words.plain(Words.kebab(draft.place().noun()));
    return Forms.item(Reading.body(op.operation(), Set.of())).stream()
        .flatMap(body -> body.properties().stream())
        .filter(p -> p.required() && Words.plain(p.name()).endsWith(noun + "id"))
        .map(Schema.Property::name)
        .findFirst();
  }

  /// The word that says what the rows of a place are.
  private static String topic(Place place) {
    Place at = place;
    while (WHICH.contains(at.word())
        && at.above().filter(up -> !up.isParameter() && !up.noun().isEmpty()).isPresent()) {
      at = at.above().get();
    }
    return at.word();
  }

  /// The resource that shows this shape and fits this place best.
  private Optional<Draft> known(Place place, Schema item, boolean exactly) {
    Draft best = null;
    int bestScore = 0;
    for (Draft draft : drafts.all()) {
      int score = score(place, item, draft, exactly);
      if (score > bestScore) {
        best = draft;
        bestScore = score;
      }
    }
    return Optional.ofNullable(best);
  }

  private int score(Place place, Schema item, Draft draft, boolean exactly) {
    boolean row = draft.manner() == Draft.Manner.ITEM || draft.manner() == Draft.Manner.QUERY;
    boolean noun = Words.plain(Words.kebab(topic(place))).equals(draft.plainNoun());
    boolean same = draft.shapes().stream().anyMatch(s -> drafts.forms().same(s, item));
    boolean read = draft.does(Kind.READ);
    if (!row || !(noun || same) || !(read || noun && draft.does(Kind.CREATE))) {
      return 0;
    }
    boolean scoped = Telling.unbound(draft, place).isEmpty();
    boolean kin = kin(place, draft);
    boolean alike = same || (!exactly && noun && alike(place, item, draft));
    boolean own = scoped && inStead(place, draft).noneMatch(this::isRow);
    boolean told = noun || (scoped && inStead(place, draft).findAny().isEmpty());
    boolean fits = own || (read && (same || kin || (!scoped && everywhere(place, draft))));
    if (!alike || !told || !fits) {
      return 0;
    }
    boolean sibling = draft.place().above().equals(place.above());
    return 10
        + (same ? 10 : 0)
        + (noun ? 20 : 0)
        + (kin ? 8 : 0)
        + (sibling ? 20 : 0)
        + Telling.shared(place, draft.place()) * 3
        + (scoped ? 15 : 0)
        + (draft.does(Kind.CREATE) ? 2 : 0);
  }

  /// True when the scopes a place does not tell are no rows one could be in, or it asks across all:
  /// `/user/repos` and `/search/issues`.
  private boolean everywhere(Place place, Draft draft) {
    List<String> unbound = Telling.unbound(draft, place);
    return SEARCHES.contains(place.above().map(Place::word).orElse(""))
        || draft.place().road().stream()
            .filter(at -> at.isParameter() && unbound.contains(at.word()))
            .noneMatch(this::isRow);
  }

  /// True when the shapes seem to show one thing; less is asked of `/groups/bulk` beside `/groups`.
  private boolean alike(Place place, Schema item, Draft draft) {
    boolean beside = place.above().filter(up -> up == draft.collection()).isPresent();
    return draft
        .shape()
        .filter(s ->
            beside && WHICH.contains(place.word())
                ? drafts.forms().alike(s, item)
                : drafts.forms().closelyAlike(s, item))
        .isPresent();
  }

  /// The scopes of a resource that a path tells, if at all, by parameters of other names.
  private Stream<Place> inStead(Place place, Draft draft) {
    List<Place> road = place.road();
    List<String> names = place.parameters().stream().map(Words::plain).toList();
    List<Draft> named = road.stream().flatMap(at -> drafts.named(at).stream()).toList();
    return draft.place().road().stream()
        .filter(at -> at.isParameter() && at != draft.place() && !road.contains(at))
        .filter(at -> !names.contains(Words.plain(at.word())))
        .filter(at -> drafts.at(at).filter(named::contains).isEmpty());
  }

  private boolean isRow(Place scope) {
    return drafts.at(scope).isPresent();
  }

  /// True when both stand below the same fixed word: `/dependabot/alerts` of an organisation and of
  /// a repository.
  private static boolean kin(Place place, Draft draft) {
    Place own = draft.collection();
    if (own == null) {
      return false;
    }
    String one = place.above().filter(up -> !up.isParameter()).map(Place::word).orElse("");
    String other = own.above().filter(up -> !up.isParameter()).map(Place::word).orElse("");
    return !one.isEmpty() && one.equals(other);
  }
}
