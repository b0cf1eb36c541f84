package dev.dtu.mine;

import dev.dtu.effect.Effect;
import dev.dtu.effect.Resource;
import dev.dtu.fidelity.Guide;
import dev.dtu.fidelity.Verdict;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import dev.dtu.split.Group;
import dev.dtu.twin.Mint;
import dev.dtu.usage.Usage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/// Things that calls name with success though no call of the session made them and they cannot have
/// been there before: another service, or an operation about something else, made them in the
/// session, or they stand in something that was made in it. Mutable, one thread's.
final class Foundlings {

  /// So many groups must have found one of those that some operation makes.
  private static final int GROUPS = 3;

  /// What may be an id.
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{8,80}");

  /// What is called so everywhere: `main`, `default`.
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{1,15}");

  /// Ids that a program made are as long, or longer.
  private static final int LONG = 12;

  private static final int MISSING = 404;

  private final String twin;
  private final SortedMap<String, Met> resources = new TreeMap<>();

  /// What is known of the things of one resource.
  private static final class Met {
    private final SortedSet<String> groups = new TreeSet<>();
    private final SortedSet<String> found = new TreeSet<>();
    private final SortedSet<String> denied = new TreeSet<>();
    private final SortedSet<String> reads = new TreeSet<>();
    private final SortedSet<String> others = new TreeSet<>();

    private boolean makeable;

    private Optional<String> shape() {
      if (groups.isEmpty() || makeable && groups.size() < GROUPS) {
        return Optional.empty();
      }
      List<String> ids = List.copyOf(found);
      int length = ids.getFirst().length();
      boolean program =
          ids.size() > 1
              && length >= LONG
              && ids.stream().allMatch(id -> id.length() == length && ID.matcher(id).matches());
      boolean word = ids.size() == 1 && WORD.matcher(ids.getFirst()).matches();
      String shape = program ? Shapes.shape(ids) : word ? ids.getFirst() : Usage.ANY_ID;
      boolean contradicted =
          shape.equals(Usage.ANY_ID)
              ? !denied.isEmpty()
              : denied.stream().anyMatch(Mint.of(shape)::fits);
      return contradicted ? Optional.empty() : Optional.of(shape);
    }
  }

  /// @param twin whose service is watched
  Foundlings(String twin) {
    this.twin = twin;
  }

  /// The shapes of ids of such things, each under an operation that is about them.
  SortedMap<String, String> found() {
    SortedMap<String, String> found = new TreeMap<>();
    resources
        .values()
        .forEach(met -> {
          SortedSet<String> operations = met.reads.isEmpty() ? met.others : met.reads;
          if (!operations.isEmpty()) {
            met.shape().ifPresent(shape -> found.put(operations.getFirst(), shape));
          }
        });
    return found;
  }

  /// Takes in what one session shows.
  void watch(Session session, Guide guide) {
    var seen = new Seen(Group.of(session));
    Guide local = guide.at(session);
    for (Exchange exchange : session.exchanges()) {
      Optional<Guide.Led> led =
          local
              .lead(session, exchange.sent())
              .filter(each -> each.candidate().twin().name().equals(twin));
      Optional<Effect> effect =
          led.flatMap(Guide.Led::operation)
              .flatMap(each -> led.orElseThrow().candidate().effect(each.id()));
      if (effect.isPresent()) {
        seen.call(Sending.of(exchange, led.orElseThrow(), effect.get()));
      }
      seen.texts(exchange);
    }
  }

  /// A thing as a path names it.
  private record Place(String resource, String key, String id) {

    private String name() {
      return resource + "/" + key;
    }
  }

  /// One session, as far as it was read.
  private final class Seen {

    private final String group;
    private final Set<String> known = new HashSet<>();
    private final Set<String> gone = new HashSet<>();

    /// Ids of what was made in the session, by whomever.
    private final Set<String> born = new HashSet<>();

    private final Set<String> said = new HashSet<>();

    private Seen(String group) {
      this.group = group;
    }

    private void call(Sending call) {
      Effect effect = call.effect();
      List<String> verdicts = call.led().candidate().twin().title().verdict();
      Exchange.Answered answered = call.exchange().answered();
      boolean refused = Verdict.of(answered, verdicts).refuses() || !answered.successful();
      if (call.resource().filter(each -> !each.singleton()).isEmpty()) {
        return;
      }
      List<Place> named = named(call);
      if (refused) {
        denied(named, answered.status());
        return;
      }
      noted(effect, call);
      for (int i = 0; i < named.size(); i++) {
        Place place = named.get(i);
        boolean own = i == named.size() - 1 && call.names();
        boolean made = own && effect.kind() == Effect.Kind.PUT;
        boolean there = known.contains(place.name()) || gone.contains(place.name());
        Met met = met(place.resource());
        met.makeable = call.led().candidate().makes(place.resource());
        if (!made && !there && (!met.makeable || fresh(named.subList(0, i + 1)))) {
          met.groups.add(group);
          met.found.add(place.id());
        }
        known.add(place.name());
      }
      outcome(call, named);
    }

    /// Whether the innermost of the places cannot have been there before the session.
    private boolean fresh(List<Place> places) {
      return places.stream().anyMatch(each -> born.contains(each.id()));
    }

    private void denied(List<Place> named, int status) {
      boolean lost = named.stream().anyMatch(each -> gone.contains(each.name()));
      if (status == MISSING && !lost && !named.isEmpty()) {
        Place last = named.getLast();
        met(last.resource()).denied.add(last.id());
      }
    }

    private void noted(Effect effect, Sending call) {
      Met met = met(effect.resource());
      switch (effect.kind()) {
        case READ -> met.reads.add(effect.operation());
        case LIST, UPDATE, REPLACE, PUT, ACT, DELETE -> {
          if (call.names()) {
            met.others.add(effect.operation());
          }
        }
        case CREATE, COPY, LINK, UNLINK, ANSWER -> {}
      }
    }

    private void outcome(Sending call, List<Place> named) {
      Effect effect = call.effect();
      Optional<Json> shown = call.exchange().answered().body().document();
      switch (effect.kind()) {
        case CREATE, COPY ->
            shown
                .flatMap(it -> it.at(effect.replyMember()))
                .ifPresent(item ->
                    leaves(
                        item,
                        leaf -> {
                          known.add(effect.resource() + "/" + call.scope() + leaf);
                          born.add(leaf);
                        }));
        case LIST, READ -> shown.ifPresent(it -> items(it, call));
        case DELETE -> {
          if (call.names() && !named.isEmpty()) {
            gone.add(named.getLast().name());
          }
        }
        case UPDATE, REPLACE, PUT, ACT, LINK, UNLINK, ANSWER -> {}
      }
    }

    /// Whatever things of the resource show may be what others call them.
    private void items(Json shown, Sending call) {
      leaves(shown, leaf -> known.add(call.effect().resource() + "/" + call.scope() + leaf));
    }

    /// Notes what was said, and what of it is new in the answer to a write.
    private void texts(Exchange exchange) {
      boolean write = !exchange.sent().method().equals("GET");
      exchange.sent().body().document().ifPresent(body -> leaves(body, said::add));
      said.addAll(List.of(exchange.sent().path().split("/", -1)));
      boolean made = write && exchange.answered().successful();
      exchange
          .answered()
          .body()
          .document()
          .ifPresent(body ->
              leaves(
                  body,
                  leaf -> {
                    if (said.add(leaf) && made && ID.matcher(leaf).matches()) {
                      born.add(leaf);
                    }
                  }));
    }

    private static void leaves(Json value, Consumer<String> each) {
      switch (value) {
        case Obj obj -> obj.forEach(member -> leaves(member.value(), each));
        case Arr arr -> arr.forEach(item -> leaves(item, each));
        case Json.Text _, Json.Num _ -> value.asWords().ifPresent(each);
        case Json.Bool _, Json.Null _ -> {}
      }
    }

    /// What the path names, outermost first.
    private List<Place> named(Sending call) {
      Resource resource = call.resource().orElseThrow();
      List<Place> places = new ArrayList<>();
      String[] scopes = call.scope().split("/", -1);
      var key = new StringBuilder();
      for (int i = 0; i < Math.min(resource.scopes().size(), scopes.length - 1); i++) {
        key.append(scopes[i]);
        if (!scopes[i].isEmpty()) {
          places.add(new Place(resource.scopes().get(i).resource(), key.toString(), scopes[i]));
        }
        key.append('/');
      }
      boolean makes =
          call.effect().kind() == Effect.Kind.CREATE || call.effect().kind() == Effect.Kind.COPY;
      if (call.names() && !makes) {
        places.add(new Place(resource.name(), key + call.own(), call.own()));
      }
      return places;
    }

    private Met met(String resource) {
      return resources.computeIfAbsent(resource, _ -> new Met());
    }
  }
}
