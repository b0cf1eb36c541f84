package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Files that stand elsewhere. Each has an id, and a name its app gave it.
///
/// - source: docs.slack.dev/reference/methods/files.remote.add, .info, .update, .remove and .share,
///   2026-08-31
final class Remotes {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("files.remote.add", Remotes::add)
          .finding("files.remote.info", play -> Said.ok(Obj.of(Files.FILE, named(play).item())))
          .finding("files.remote.update", Remotes::update)
          .finding("files.remote.remove", Remotes::remove)
          .finding("files.remote.share", Remotes::share)
          .finding("files.remote.list", Remotes::list)
          .finding("files.comments.delete", Remotes::mute);

  private static final String NAME = "external_id";
  private static final int USUAL = 100;
  private static final int MOST = 1000;

  private Remotes() {}

  /// The file that `file` or `external_id` names.
  ///
  /// - refuses: `file_not_found`
  private static Thing named(Play play) {
    Optional<String> id = play.argument(Files.FILE).filter(it -> !it.isEmpty());
    Optional<Thing> found =
        id.isPresent()
            ? play.rows(Files.FILE).find(id.get())
            : play.argument(NAME).flatMap(name -> called(play, name));
    return found
        .filter(it -> it.item().flag("is_external"))
        .orElseThrow(() -> Said.no("file_not_found"));
  }

  private static Optional<Thing> called(Play play, String name) {
    return play.rows(Files.FILE).all().stream()
        .filter(it -> it.text(NAME).filter(name::equals).isPresent())
        .findFirst();
  }

  /// Tells of a file that stands elsewhere.
  ///
  /// - in: `external_id`, `external_url`, `title`, `filetype`
  /// - out: the file; one of that name is told of anew
  /// - refuses: `invalid_external_id`, `bad_title`
  static Reply add(Play play) {
    String name = play.argument(NAME).orElse("");
    String title = play.argument("title").orElse("");
    if (name.isBlank()) {
      throw Said.no("invalid_external_id");
    }
    if (title.isBlank()) {
      throw Said.no("bad_title");
    }
    Optional<Thing> there = called(play, name);
    Thing file =
        there.isPresent()
            ? changed(play, there.get())
            : play.rows(Files.FILE).make(item(play, name, title));
    return Said.ok(Obj.of(Files.FILE, file.item()));
  }

  private static Obj item(Play play, String name, String title) {
    Obj hosted = Sheet.of(play, title, 1).item();
    String url = play.argument("external_url").orElse("");
    String type = play.argument("filetype").orElse("");
    return hosted
        .with("filetype", type.isEmpty() ? "remote" : type)
        .with("mimetype", "application/vnd.slack-remote")
        .with("pretty_type", "Remote")
        .with("size", Messages.number(0))
        .with("mode", "external")
        .with("is_external", Json.of(true))
        .with("external_type", "app")
        .with(NAME, name)
        .with("external_url", url)
        .with("url_private", url)
        .without("url_private_download")
        .without("permalink_public");
  }

  /// Tells anew what a file is.
  ///
  /// - refuses: `file_not_found`
  static Reply update(Play play) {
    return Said.ok(Obj.of(Files.FILE, changed(play, named(play)).item()));
  }

  private static Thing changed(Play play, Thing file) {
    Thing now = file;
    for (String member : List.of("title", "external_url", "filetype")) {
      Optional<String> value = play.argument(member).filter(it -> !it.isEmpty());
      now = value.isPresent() ? now.with(member, value.get()) : now;
    }
    Optional<String> title = play.argument("title").filter(it -> !it.isEmpty());
    now = title.isPresent() ? now.with("name", title.get()) : now;
    return play.rows(Files.FILE).keep(now);
  }

  /// Tells of a file no more.
  ///
  /// - refuses: `file_not_found`
  static Reply remove(Play play) {
    play.rows(Files.FILE).remove(named(play));
    return Said.ok();
  }

  /// Shares a file in channels, with a message in each.
  ///
  /// - in: `channels` (ids between commas)
  /// - refuses, in this order: `file_not_found`, `channel_not_found`, `is_archived`, `not_in_channel`
  static Reply share(Play play) {
    Thing file = named(play);
    Channels channels = Channels.of(play);
    for (String name : Membership.words(play, "channels")) {
      Thing place = Chat.target(channels, name);
      Channels.current(place);
      channels.within(place);
      new Shares(channels, place).share(List.of(file));
    }
    return Said.ok(Obj.of(Files.FILE, play.rows(Files.FILE).get(file.id()).item()));
  }

  /// The files that stand elsewhere and the caller may see, a page at a time.
  ///
  /// - in: `channel`, `ts_from`, `ts_to`, `limit`, `cursor`
  /// - refuses, in this order: `invalid_limit`, `invalid_cursor`
  /// - source: docs.slack.dev/reference/methods/files.remote.list, 2026-08-31
  static Reply list(Play play) {
    Channels channels = Channels.of(play);
    Optional<String> channel = play.argument("channel").filter(it -> !it.isEmpty());
    List<Json> all = new ArrayList<>();
    for (Thing file : play.rows(Files.FILE).all()) {
      boolean wanted =
          file.item().flag("is_external")
              && Files.find(play, file.id()).isPresent()
              && Files.visible(channels, file)
              && channel.map(Files.places(file)::contains).orElse(true)
              && between(play, Clock.seconds(file.item(), "timestamp"));
      if (wanted) {
        all.add(file.item());
      }
    }
    var listed = new Lists.Listed(all, it -> it.at("id").orElse(Json.of("")), "file:");
    return Said.ok(Lists.page(play, "files", listed, new Lists.Size(USUAL, MOST)));
  }

  private static boolean between(Play play, long seconds) {
    long micros = seconds * 1_000_000;
    return play.argument("ts_from").map(Clock::micros).filter(it -> it > micros).isEmpty()
        && play.argument("ts_to").map(Clock::micros).filter(it -> it >= 0 && it < micros).isEmpty();
  }

  /// Takes a comment away from a file: comments became threads, so that there is none.
  ///
  /// - refuses: what [Files#named] refuses
  /// - source: docs.slack.dev/reference/methods/files.comments.delete, 2026-08-31
  static Reply mute(Play play) {
    Files.named(play);
    return Said.ok();
  }
}
