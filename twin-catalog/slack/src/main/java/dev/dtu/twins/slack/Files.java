package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The files of the workspace: who sees them, how they are shown, listed, deleted and made public.
final class Files {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("files.info", Files::info)
          .finding("files.list", Files::list)
          .finding("files.delete", Files::delete)
          .finding("files.sharedPublicURL", play -> open(play, true))
          .finding("files.revokePublicURL", play -> open(play, false));

  static final String FILE = "file";

  /// What a row hides while its bytes are on their way, and once it is deleted.
  static final String STATE = "state";

  private static final String DELETED = "deleted";
  private static final String HOST = "https://files.slack.com";
  private static final Set<String> TYPES =
      new TreeSet<>(List.of("all", "spaces", "snippets", "images", "gdocs", "zips", "pdfs"));

  private Files() {}

  /// Where the workspace is for people.
  static String site(Play play) {
    String domain = play.rows("team").first().orElseThrow().text("domain").orElse("");
    return "https://" + domain + ".slack.com";
  }

  /// A file that is there and whole.
  static Optional<Thing> find(Play play, String id) {
    return play.rows(FILE).find(id).filter(file -> state(file).isEmpty());
  }

  private static String state(Thing file) {
    return file.hidden().text(STATE).orElse("");
  }

  /// The file an argument names, which the caller may see.
  ///
  /// - refuses, in this order: `file_not_found`, `file_deleted`
  static Thing named(Play play) {
    String id = play.argument("file").orElse("");
    Thing file = play.rows(FILE).find(id).orElseThrow(() -> Said.no("file_not_found"));
    if (state(file).equals(DELETED)) {
      throw Said.no("file_deleted");
    }
    if (!state(file).isEmpty() || !visible(Channels.of(play), file)) {
      throw Said.no("file_not_found");
    }
    return file;
  }

  /// Whether the caller may see a file: its own, or one shared where the caller may look.
  static boolean visible(Channels channels, Thing file) {
    boolean own = file.text("user").filter(channels.speaker().id()::equals).isPresent();
    return own || places(file).stream().anyMatch(id -> channels.seen(id).isPresent());
  }

  /// The channels a file was shared in.
  static List<String> places(Thing file) {
    List<String> places = new ArrayList<>();
    for (String list : List.of("channels", "groups", "ims")) {
      file.item().items(list).forEach(id -> places.add(id.asText().orElse("")));
    }
    return places;
  }

  /// A file as it is shown: its bytes are where the caller believes the service stands.
  static Obj shown(Play play, Thing file) {
    return shown(play, file.item());
  }

  /// The same, of a file in a message.
  static Obj shown(Play play, Obj file) {
    Obj item = file;
    for (String member : List.of("url_private", "url_private_download")) {
      Optional<String> url = item.text(member);
      item = url.isPresent() ? item.with(member, placed(play, url.get())) : item;
    }
    return item;
  }

  /// An address at the host of files, or the same where the caller believes the service stands.
  static String placed(Play play, String url) {
    return url.startsWith(HOST)
        ? play.scene().origin().beside(HOST.substring(8)) + url.substring(HOST.length())
        : url;
  }

  /// Shows a file.
  ///
  /// - refuses: what [#named] refuses
  /// - source: docs.slack.dev/reference/methods/files.info, 2026-08-31
  static Reply info(Play play) {
    Obj file = shown(play, named(play));
    Obj reply = Cursor.next(Obj.of("file", file, "comments", Arr.EMPTY), "");
    return Said.ok((Obj) play.fitting(reply));
  }

  /// The files that the caller may see, the latest first, by pages with numbers.
  ///
  /// - in: `channel`, `user`, `ts_from`, `ts_to`, `types`, `count` (100), `page`
  /// - refuses, in this order: `unknown_type`, `user_not_found`
  /// - source: docs.slack.dev/reference/methods/files.list, 2026-08-31
  static Reply list(Play play) {
    List<String> types = Membership.words(play, "types");
    if (!TYPES.containsAll(types)) {
      throw Said.no("unknown_type");
    }
    Channels channels = Channels.of(play);
    Optional<String> user = play.argument("user").filter(it -> !it.isEmpty());
    if (user.isPresent() && channels.users().find(user.get()).isEmpty()) {
      throw Said.no("user_not_found");
    }
    Optional<String> channel = play.argument("channel").filter(it -> !it.isEmpty());
    List<Json> files = new ArrayList<>();
    for (Thing file : play.rows(FILE).all().reversed()) {
      boolean wanted =
          state(file).isEmpty()
              && visible(channels, file)
              && (user.isEmpty() || file.text("user").equals(user))
              && (channel.isEmpty() || places(file).contains(channel.get()))
              && when(play, file)
              && kind(types, file);
      if (wanted) {
        files.add(shown(play, file));
      }
    }
    return Said.ok((Obj) play.fitting(Numbered.of(play, "files", files, 100).reply()));
  }

  private static boolean when(Play play, Thing file) {
    long made = Clock.seconds(file.item(), "created") * 1_000_000;
    long from = play.argument("ts_from").map(Clock::micros).orElse(0L);
    long to = play.argument("ts_to").map(Clock::micros).orElse(-1L);
    return made >= from && (to < 0 || made <= to);
  }

  private static boolean kind(List<String> types, Thing file) {
    String type = file.text("mimetype").orElse("");
    String mode = file.text("mode").orElse("");
    return types.isEmpty()
        || types.contains("all")
        || types.contains("images") && type.startsWith("image/")
        || types.contains("zips") && type.equals("application/zip")
        || types.contains("pdfs") && type.equals("application/pdf")
        || types.contains("snippets") && mode.equals("snippet");
  }

  /// Deletes a file, the caller's own or as an admin; where it was shared it leaves a stone.
  ///
  /// - refuses, in this order: what [#named] refuses, `cant_delete_file`
  /// - source: docs.slack.dev/reference/methods/files.delete, 2026-08-31
  static Reply delete(Play play) {
    Thing file = named(play);
    Speaker speaker = Speaker.of(play);
    boolean admin = speaker.bot().isEmpty() && speaker.user().item().flag("is_admin");
    if (!admin && file.text("user").filter(speaker.id()::equals).isEmpty()) {
      throw Said.no("cant_delete_file");
    }
    new Happening(play).file("file_deleted", file);
    Shares.stones(play, file);
    play.rows(FILE).keep(file.hiding(Obj.of(STATE, Json.of(DELETED))));
    return Said.ok();
  }

  /// Lets anybody have a file who has its public address, or nobody any more.
  ///
  /// - refuses, in this order: `not_allowed_token_type` for a bot, what [#named] refuses
  /// - source: docs.slack.dev/reference/methods/files.sharedPublicURL and .revokePublicURL,
  ///   2026-08-31
  static Reply open(Play play, boolean shared) {
    Speaker.person(play);
    Thing before = named(play);
    Thing file = play.rows(FILE).keep(before.with("public_url_shared", Json.of(shared)));
    if (shared && !before.item().flag("public_url_shared")) {
      new Happening(play).file("file_public", file);
    }
    Obj reply = Obj.of("file", shown(play, file));
    return Said.ok(shared ? reply.with("comments", Arr.EMPTY) : reply);
  }
}
