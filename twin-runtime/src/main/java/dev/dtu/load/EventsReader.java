package dev.dtu.load;

import dev.dtu.contract.Contract;
import dev.dtu.effect.Effects;
import dev.dtu.effect.Meanings;
import dev.dtu.effect.Resource;
import dev.dtu.event.Ask;
import dev.dtu.event.Chronicle;
import dev.dtu.event.EventKind;
import dev.dtu.event.Events;
import dev.dtu.event.Hook;
import dev.dtu.event.House;
import dev.dtu.event.Kinds;
import dev.dtu.event.Line;
import dev.dtu.event.Manner;
import dev.dtu.event.Verification;
import dev.dtu.event.Witness;
import dev.dtu.event.Wording;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Late;
import dev.dtu.twin.Sieve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Reads `events.yaml`: what a service tells the outside on its own.
final class EventsReader {

  static final String FILE = "twin/events.yaml";

  private static final List<String> MEMBERS =
      List.of(
          "source",
          "actor",
          "beside",
          "id",
          "hooks",
          "send",
          "verification",
          "asks",
          "body",
          "log",
          "events");
  private static final List<String> LOG = List.of("resource", "entries", "key");
  private static final List<String> HOOK =
      List.of(
          "resource",
          "where",
          "url",
          "events",
          "secret",
          "headers",
          "about",
          "failed",
          "sieve",
          "source");
  private static final List<String> KIND =
      List.of("on", "given", "seen", "quiet", "event", "body", "send", "answer", "source");

  private static final List<String> WITNESS = List.of("by", "where", "in");

  private final String twin;
  private final String space;
  private final List<Resource> resources;
  private final SortedMap<String, Sieve> sieves;
  private final Occasions occasions;
  private final Mentions mentions;
  private final Sending sending;

  /// @param space where the twin's tables stand
  EventsReader(String twin, String space, Contract contract, Meanings meanings) {
    this.twin = twin;
    this.space = space;
    this.resources = meanings.resources();
    this.sieves = meanings.repertoire().sieves();
    List<String> names = resources.stream().map(Resource::name).toList();
    this.occasions = new Occasions(contract, names);
    this.mentions = new Mentions(names);
    this.sending = new Sending(occasions, mentions);
  }

  /// @param sockets the file that tells of sockets, where there is one
  Events read(Page root, Optional<Page> sockets) {
    Map<String, Page> file = root.members(MEMBERS);
    for (String needed : List.of("source", "id", "send", "events")) {
      if (!file.containsKey(needed)) {
        root.flaw("expected a member '" + needed + "', found none");
      }
    }
    source(file.get("source"));
    Page actor = file.get("actor");
    List<Hook> hooks = new ArrayList<>();
    if (file.containsKey("hooks")) {
      file.get("hooks").items().forEach(each -> hooks.add(hook(each)));
    }
    Manner manner = file.containsKey("send") ? sending.manner(file.get("send")) : Manner.NONE;
    Optional<Verification> verification =
        Optional.ofNullable(file.get("verification")).map(sending::verification);
    var kinds = new Kinds(kinds(file.get("events")));
    Optional<Line> line =
        sockets.map(page -> new SocketsReader(occasions, mentions).read(page, kinds.names()));
    List<Ask> asks = asks(file.get("asks"));
    Wording body = Wording.of(words(file.get("body")));
    String id = file.containsKey("id") ? Slots.shape(file.get("id")) : "";
    var house =
        new House(
            twin,
            space,
            parents(),
            actor == null ? "" : occasions.resource(actor),
            Late.of(() -> mentioned(kinds)),
            Effects.ORIGIN,
            file.containsKey("beside") ? file.get("beside").texts() : List.of());
    Events events = new Events(house, kinds, hooks, body, id, manner, verification).with(asks);
    Events logged = logged(events, file.get("log"));
    return line.map(logged::with).orElse(logged);
  }

  private Events logged(Events events, @Nullable Page log) {
    return log == null ? events : events.with(chronicle(log));
  }

  private Chronicle chronicle(Page page) {
    Map<String, Page> members = page.members(LOG);
    for (String needed : LOG) {
      if (!members.containsKey(needed)) {
        page.flaw("expected a member '" + needed + "', found none");
      }
    }
    Page resource = members.get("resource");
    return new Chronicle(
        resource == null ? "" : occasions.resource(resource),
        text(members.get("entries")),
        text(members.get("key")));
  }

  private List<Ask> asks(@Nullable Page page) {
    return page == null ? List.of() : new AsksReader(occasions, mentions).read(page);
  }

  private SortedMap<String, List<String>> parents() {
    SortedMap<String, List<String>> parents = new TreeMap<>();
    for (Resource each : resources) {
      parents.put(each.name(), each.scopes().stream().map(Resource.Scope::resource).toList());
    }
    return parents;
  }

  private Hook hook(Page page) {
    Map<String, Page> members = page.members(HOOK);
    source(members.get("source"));
    for (String needed : List.of("resource", "url")) {
      if (!members.containsKey(needed)) {
        page.flaw("expected a member '" + needed + "', found none");
      }
    }
    Page resource = members.get("resource");
    Page about = members.get("about");
    return new Hook(
        resource == null ? "" : occasions.resource(resource),
        Occasions.values(members.get("where")),
        text(members.get("url")),
        text(members.get("events")),
        text(members.get("secret")),
        text(members.get("headers")),
        about == null ? "" : occasions.resource(about),
        text(members.get("failed")),
        sieve(members.get("sieve")));
  }

  /// What Java says hooks are told.
  private Sieve sieve(@Nullable Page name) {
    return name == null
        ? Sieve.OPEN
        : sieves.getOrDefault(name.word(List.copyOf(sieves.keySet())), Sieve.OPEN);
  }

  /// What all events speak of besides what happened; for that they are read.
  private SortedSet<String> mentioned(Kinds kinds) {
    kinds.all();
    synchronized (mentions) {
      return mentions.resources();
    }
  }

  private List<Kinds.Later> kinds(@Nullable Page events) {
    List<Kinds.Later> kinds = new ArrayList<>();
    if (events != null) {
      events
          .members()
          .forEach((name, page) -> {
            for (Page each : page.isList() ? page.items() : List.of(page)) {
              later(name, each).ifPresent(kinds::add);
            }
          });
    }
    return kinds;
  }

  /// An event; what may hold flaws is read at once.
  private Optional<Kinds.Later> later(String name, Page page) {
    Map<String, Page> members = page.members(KIND);
    Page on = members.get("on");
    if (on == null) {
      page.flaw("expected a member 'on', when it is told; found none");
      return Optional.empty();
    }
    if (!page.sound()) {
      return Optional.of(Kinds.Later.of(kind(name, members, on)));
    }
    String row = text(on.members().get("row"));
    return Optional.of(new Kinds.Later(name, row, Late.of(() -> kind(name, members, on))));
  }

  private EventKind kind(String name, Map<String, Page> members, Page on) {
    synchronized (mentions) { // which remembers, while events of several universes may be read
      source(members.get("source"));
      Page event = members.get("event");
      return new EventKind(
          name,
          occasions.read(on),
          Occasions.values(members.get("given")),
          Wording.of(words(event).asObj().orElse(Obj.EMPTY)),
          Optional.ofNullable(members.get("body")).map(body -> Wording.of(words(body))),
          Optional.ofNullable(members.get("send")).map(sending::manner),
          text(members.get("answer")),
          Optional.ofNullable(members.get("seen")).map(this::witness),
          Slots.flag(members.get("quiet")));
    }
  }

  private Witness witness(Page page) {
    Map<String, Page> members = page.members(WITNESS);
    Page by = members.get("by");
    Page in = members.get("in");
    if (by == null || in == null) {
      page.flaw("expected members 'by' and 'in', found " + members.keySet());
      return new Witness("", new TreeMap<>(), "");
    }
    mentions.check(in);
    return new Witness(occasions.resource(by), Occasions.values(members.get("where")), in.text());
  }

  private Json words(@Nullable Page page) {
    if (page == null) {
      return Json.Null.NULL;
    }
    mentions.check(page);
    return page.json();
  }

  private static void source(@Nullable Page page) {
    if (page != null) {
      Sources.check(page);
    }
  }

  private static String text(@Nullable Page page) {
    return page == null ? "" : page.text();
  }
}
