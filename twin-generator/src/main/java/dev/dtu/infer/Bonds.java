package dev.dtu.infer;

import dev.dtu.contract.Schema;
import dev.dtu.effect.Effect.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Tells which items are not things of their own but other resources' rows put somewhere:
/// `PUT /groups/{g}/users/{u}` where users have a path of their own.
final class Bonds {
  private static final Set<String> NAMING =
      Set.of("id", "key", "name", "slug", "login", "number", "or", "sid", "uuid", "ref");
  private static final int SHORTEST = 3;
  private final Drafts drafts;

  Bonds(Drafts drafts) {
    this.drafts = drafts;
  }

  void tell() {
    for (Draft draft : drafts.all()) {
      if (draft.manner() == Draft.Manner.ITEM && bare(draft)) {
        target(draft).ifPresent(target -> bind(draft, target));
      }
    }
    for (Place place : drafts.places().all()) {
      if (place.isParameter() && drafts.at(place).isEmpty()) {
        place.op("PUT").filter(op -> !drafts.told(op)).ifPresent(op -> put(place, op));
      }
    }
  }

  /// A PUT that sends nothing, to a path that names an item of a collection, puts that item into
  /// what is around: `/apps/{appId}/policies/{policyId}`.
  private void put(Place place, Place.Op op) {
    boolean silent = op.operation().body().isEmpty() && drafts.reply(op) instanceof Reading.Nothing;
    if (!silent || drafts.around(place.above().orElseThrow()).isEmpty()) {
      return;
    }
    String subject = subject(place.word());
    for (Draft draft : drafts.all()) {
      boolean names =
          draft.manner() == Draft.Manner.ITEM
              && Words.alike(place.noun(), draft.place().noun())
              && identifies(subject, draft.plainNoun(), true);
      if (names && Telling.unbound(draft, place).isEmpty() && shown(draft)) {
        drafts.tell(draft, op, Kind.LINK, place, false);
        return;
      }
    }
  }

  /// True when no operation at the item shows one, and none makes one with a body.
  private boolean bare(Draft draft) {
    boolean linked = false;
    for (Draft.Use use : draft.uses()) {
      boolean atItem = use.place() == draft.place();
      if (atItem && use.kind() == Kind.READ && !(use.reply() instanceof Reading.Nothing)) {
        return false;
      }
      if (use.kind() == Kind.CREATE && use.reply() instanceof Reading.One) {
        return false;
      }
      linked |= atItem && use.op().operation().method().matches("PUT|DELETE");
    }
    return linked;
  }

  /// The resource a bare item is a row of: the one its list shows, or the one it is named after.
  private Optional<Draft> target(Draft bare) {
    Optional<Schema> listed =
        bare.uses().stream()
            .filter(use -> use.kind() == Kind.LIST)
            .flatMap(use -> Forms.item(use.reply()).stream())
            .findFirst();
    Draft best = null;
    int bestScore = 0;
    for (Draft other : drafts.all()) {
      if (other == bare || other.manner() != Draft.Manner.ITEM || !shown(other)) {
        continue;
      }
      int score = score(bare, other, listed);
      if (score > bestScore) {
        best = other;
        bestScore = score;
      }
    }
    return Optional.ofNullable(best);
  }

  private static boolean shown(Draft draft) {
    return draft.uses().stream()
        .anyMatch(use -> use.kind() == Kind.READ && use.reply() instanceof Reading.One);
  }

  private int score(Draft bare, Draft other, Optional<Schema> listed) {
    boolean fits = other.scopes().size() <= bare.scopes().size();
    boolean noun = Words.alike(bare.place().noun(), other.place().noun());
    boolean parameter =
        Words.plain(bare.idParameter()).equals(Words.plain(other.idParameter()))
            && Words.of(bare.idParameter()).size() + bare.idParameter().length() > 5;
    boolean named =
        identifies(subject(bare.idParameter()), other.plainNoun(), true)
            || (listed.isPresent() && abbreviates(other.plainNoun(), bare.plainNoun()));
    boolean same =
        listed.isPresent()
            && other.shapes().stream().anyMatch(s -> drafts.forms().same(s, listed.get()));
    boolean contrary =
        listed.isPresent()
            && other.shapes().stream().noneMatch(s -> drafts.forms().alike(s, listed.get()));
    if (!fits || contrary || !(same || parameter || named)) {
      return 0;
    }
    int road = Telling.shared(bare.place(), other.place());
    return (same ? 40 : 0)
        + (noun ? 20 : 0)
        + (parameter ? 20 : 0)
        + (named ? 10 : 0)
        + road * 2
        + (other.does(Kind.CREATE) ? 3 : 0)
        - other.scopes().size();
  }

  /// True when a parameter says it names a row of that noun: `{userId}` or `{username}` of `users`.
  static boolean identifies(String parameter, String noun) {
    return identifies(subject(parameter), Words.plain(Words.kebab(noun)), true);
  }

  /// True when one noun is the other's beginning: `repo` of `repository`.
  private static boolean abbreviates(String one, String other) {
    return one.length() >= SHORTEST && other.startsWith(one) && !other.equals(one);
  }

  /// What a parameter names: `user` for `userIdOrKey`.
  static String subject(String parameter) {
    List<String> words = new ArrayList<>(Words.of(parameter));
    while (words.size() > 1 && NAMING.contains(words.getLast())) {
      words.removeLast();
    }
    return String.join("", words);
  }

  /// @param plain noun, for one
  /// @param loosely whether `username` and `userid` are said of a `user` too
  static boolean identifies(String subject, String plain, boolean loosely) {
    return subject.equals(plain)
        || loosely && (subject.equals(plain + "name") || subject.equals(plain + "id"));
  }

  private void bind(Draft bare, Draft target) {
    var uses = List.copyOf(bare.uses());
    drafts.drop(bare);
    for (Draft.Use use : uses) {
      boolean atItem = use.place() == bare.place();
      String method = use.op().operation().method();
      if (atItem && (method.equals("PUT") || method.equals("POST"))) {
        drafts.tell(target, use.op(), Kind.LINK, use.place(), false);
      } else if (atItem && method.equals("DELETE")) {
        Kind kind = contained(bare, target) ? Kind.UNLINK : Kind.DELETE;
        drafts.tell(target, use.op(), kind, use.place(), false);
      } else if (atItem && method.equals("GET")) {
        drafts.tell(target, use.op(), Kind.READ, use.place(), false);
      } else if (use.kind() == Kind.LIST) {
        drafts.tell(target, use.op(), Kind.LIST, use.place(), false);
      }
    }
  }

  /// False when a second path leads to rows that nothing puts there and nothing but their own scopes
  /// holds: what is deleted by it is gone.
  private boolean contained(Draft bare, Draft target) {
    boolean put = bare.place().op("PUT").or(() -> bare.place().op("POST")).isPresent();
    Optional<Drafts.Around> in = bare.place().above().flatMap(drafts::around);
    boolean held = in.filter(i -> !target.place().road().contains(i.draft().place())).isPresent();
    return put
        || held
        || !Telling.unbound(target, bare.place()).isEmpty()
        || target.scopes().isEmpty();
  }
}
