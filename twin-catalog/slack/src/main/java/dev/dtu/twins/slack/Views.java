package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Modals, of which up to three lie on each other before a person, and home tabs.
///
/// - source: docs.slack.dev/reference/methods/views.open, .push, .update and .publish, 2026-08-31
final class Views {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("views.open", play -> open(play, false))
          .finding("views.push", play -> open(play, true))
          .finding("views.update", Views::update)
          .finding("views.publish", Views::publish);

  static final String VIEW = "view";

  private static final Mint HASH = Mint.of("[A-Za-z0-9]{8}");
  private static final int STACK = 3;

  private Views() {}

  private static Notes notes(Play play) {
    return play.notes("slack-views");
  }

  /// The modals before a person, the one that is seen last.
  static List<Thing> before(Play play, String user) {
    List<Thing> views = new ArrayList<>();
    for (Json id : notes(play).find(user).map(it -> it.items("modals")).orElse(Arr.EMPTY)) {
      play.rows(VIEW).find(id.asText().orElse("")).ifPresent(views::add);
    }
    return views;
  }

  /// Says which modals are before a person; those no longer there are gone.
  static void show(Play play, String user, List<Thing> views) {
    List<String> ids = views.stream().map(Thing::id).toList();
    for (Thing old : before(play, user)) {
      if (!ids.contains(old.id())) {
        play.rows(VIEW).remove(old);
      }
    }
    Obj note = notes(play).find(user).orElse(Obj.EMPTY);
    Arr all = Arr.of(ids.stream().map(Json::of).toList());
    notes(play).put(user, note.with("modals", all));
  }

  /// The home tab a person was given, if any was.
  static Optional<Thing> home(Play play, String user) {
    return notes(play)
        .find(user)
        .flatMap(note -> note.text("home"))
        .flatMap(id -> play.rows(VIEW).find(id));
  }

  /// Opens a modal for who acted, or lays it on the one that person acted in.
  ///
  /// - in: `trigger_id`, `view`
  /// - refuses, in this order: what [Modal] refuses, what [Triggers] refuses, `push_limit_reached`,
  ///   `duplicate_external_id`
  static Reply open(Play play, boolean pushed) {
    Obj wanted = Modal.of(play, "modal");
    Obj trigger = new Triggers(play).use();
    String user = trigger.text("user").orElse("");
    List<Thing> views = new ArrayList<>(pushed ? before(play, user) : List.of());
    if (views.size() >= STACK) {
      throw Said.no("push_limit_reached");
    }
    Thing made = lay(play, user, views, wanted);
    return Said.ok(Obj.of(VIEW, made.item()));
  }

  /// A modal on top of others.
  static Thing lay(Play play, String user, List<Thing> below, Obj wanted) {
    unique(play, wanted, "");
    String id = play.rows(VIEW).mint();
    Obj root = Obj.of("root_view_id", Json.of(below.isEmpty() ? id : below.getFirst().id()));
    Json previous = below.isEmpty() ? Json.Null.NULL : Json.of(below.getLast().id());
    Obj item = seen(play, wanted, id).withAll(root).with("previous_view_id", previous);
    Thing made = play.rows(VIEW).make(item, Obj.of("user", Json.of(user)));
    List<Thing> all = new ArrayList<>(below);
    all.add(made);
    show(play, user, all);
    return made;
  }

  private static void unique(Play play, Obj wanted, String own) {
    Optional<String> name = wanted.text("external_id").filter(it -> !it.isEmpty());
    boolean taken =
        name.isPresent()
            && play.rows(VIEW).all().stream()
                .anyMatch(it -> it.text("external_id").equals(name) && !it.id().equals(own));
    if (taken) {
      throw Said.no("duplicate_external_id");
    }
  }

  /// A view as apps see it.
  private static Obj seen(Play play, Obj wanted, String id) {
    Thing bot = play.rows("bot").first().orElseThrow();
    String team = play.rows("team").first().orElseThrow().id();
    var view = Obj.builder().put("id", id).put("team_id", team);
    wanted.forEach(member -> view.put(member.key(), member.value()));
    return view.put("state", Obj.of("values", Obj.EMPTY))
        .put("hash", hash(play))
        .put("app_id", bot.text("app_id").orElse(""))
        .put("app_installed_team_id", team)
        .put("bot_id", bot.id())
        .build();
  }

  private static String hash(Play play) {
    return Clock.seconds(play) + "." + HASH.make(play.scene().dice().at("hash"), 0);
  }

  /// Changes a view that is there.
  ///
  /// - in: `view_id` or `external_id`, `view`, `hash`
  /// - refuses, in this order: what [Modal] refuses, `not_found`, `hash_conflict`,
  ///   `duplicate_external_id`
  static Reply update(Play play) {
    Obj wanted = Modal.of(play, "");
    Optional<String> id = play.argument("view_id").filter(it -> !it.isEmpty());
    Optional<String> name = play.argument("external_id").filter(it -> !it.isEmpty());
    Thing view =
        play.rows(VIEW).all().stream()
            .filter(it -> id.map(it.id()::equals).orElse(it.text("external_id").equals(name)))
            .findFirst()
            .orElseThrow(() -> Said.no("not_found"));
    fresh(play, view);
    return Said.ok(Obj.of(VIEW, changed(play, view, wanted).item()));
  }

  private static void fresh(Play play, Thing view) {
    Optional<String> hash = play.argument("hash").filter(it -> !it.isEmpty());
    if (hash.isPresent() && !view.text("hash").equals(hash)) {
      throw Said.no("hash_conflict");
    }
  }

  /// A view in place of another.
  static Thing changed(Play play, Thing view, Obj wanted) {
    unique(play, wanted, view.id());
    Obj item = seen(play, wanted, view.id());
    for (String kept : List.of("root_view_id", "previous_view_id", "state")) {
      Optional<Json> value = view.item().find(kept);
      item = value.isPresent() ? item.with(kept, value.get()) : item;
    }
    return play.rows(VIEW).keep(view.showing(item));
  }

  /// Shows a person a home tab.
  ///
  /// - in: `user_id`, `view`, `hash`
  /// - refuses, in this order: what [Modal] refuses, `user_not_found`, `hash_conflict`,
  ///   `duplicate_external_id`
  static Reply publish(Play play) {
    Obj wanted = Modal.of(play, "home");
    String user = play.argument("user_id").orElse("");
    if (play.rows("user").find(user).isEmpty()) {
      throw Said.no("user_not_found");
    }
    Optional<Thing> there = home(play, user);
    if (there.isPresent()) {
      fresh(play, there.get());
      return Said.ok(Obj.of(VIEW, changed(play, there.get(), wanted).item()));
    }
    unique(play, wanted, "");
    String id = play.rows(VIEW).mint();
    Obj item =
        seen(play, wanted, id).with("root_view_id", id).with("previous_view_id", Json.Null.NULL);
    Thing made = play.rows(VIEW).make(item, Obj.of("user", Json.of(user)));
    Obj note = notes(play).find(user).orElse(Obj.EMPTY);
    notes(play).put(user, note.with("home", made.id()));
    return Said.ok(Obj.of(VIEW, made.item()));
  }
}
