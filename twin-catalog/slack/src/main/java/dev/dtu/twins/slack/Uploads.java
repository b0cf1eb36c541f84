package dev.dtu.twins.slack;

import dev.dtu.call.Body;
import dev.dtu.call.Caller;
import dev.dtu.call.Reply;
import dev.dtu.effect.Notes;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Bytes on their way in, in three steps, and out.
///
/// - source: docs.slack.dev, working with files (uploading), and recorded traffic of
///   slack-ruby/slack-ruby-client, files_upload_v2, 2026-08-31
final class Uploads {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("files.getUploadURLExternal", Uploads::begin)
          .on("upload.v1", Uploads::bytes)
          .finding("files.completeUploadExternal", Uploads::complete)
          .on("download.file", play -> download(play, false))
          .on("download.attached", play -> download(play, true));

  private static final Mint TICKET = Mint.of("CwABAAAAWgoAA[A-Za-z0-9_-]{154}");
  private static final Mint SECRET = Mint.of("[0-9a-f]{10}");
  private static final String PENDING = "pending";
  private static final String BROUGHT = "brought";
  private static final String PLAIN = "text/plain; charset=utf-8";
  private static final String TEXTS = "slack-text";
  private static final int ALT = 1000;
  private static final int TEXT = 32 * 1024;

  private Uploads() {}

  private static Notes tickets(Play play) {
    return play.notes("slack-upload");
  }

  /// Gives an address to which bytes may be sent, and the id of the file they will be.
  ///
  /// - in: `filename`, `length` (bytes), `alt_txt`, `snippet_type`
  /// - refuses, in this order: `missing_argument`, `alt_txt_too_large`
  /// - source: docs.slack.dev/reference/methods/files.getUploadURLExternal, 2026-08-31
  static Reply begin(Play play) {
    String name = play.argument("filename").orElse("");
    String length = play.argument("length").orElse("");
    if (name.isBlank() || !length.matches("[1-9]\\d{0,14}")) {
      throw Said.no("missing_argument");
    }
    if (play.argument("alt_txt").filter(text -> text.length() > ALT).isPresent()) {
      throw Said.no("alt_txt_too_large");
    }
    Obj item = Sheet.of(play, name, Long.parseLong(length)).item();
    Optional<String> alt = play.argument("alt_txt").filter(text -> !text.isEmpty());
    Thing file =
        play.rows(Files.FILE)
            .make(
                alt.isPresent() ? item.with("alt_txt", alt.get()) : item,
                Obj.of(Files.STATE, Json.of(PENDING)));
    String ticket = TICKET.make(play.scene().dice().at("upload"), 0);
    tickets(play).put(ticket, Obj.of("file", Json.of(file.id())));
    return Said.ok(
        Obj.of(
            "upload_url",
            Json.of(Files.placed(play, "https://files.slack.com/upload/v1/" + ticket)),
            "file_id",
            Json.of(file.id())));
  }

  /// Takes the bytes.
  ///
  /// - out: `OK - ` and how many; what is said of an address that was never given is not documented
  static Reply bytes(Play play) {
    Optional<Thing> file =
        tickets(play)
            .find(play.asked("ticket").orElse(""))
            .flatMap(note -> play.rows(Files.FILE).find(note.text("file").orElse("")));
    if (file.isEmpty()) {
      return Reply.text(404, "Not Found", PLAIN);
    }
    Body body = play.scene().call().request().body();
    Thing loaded = play.scene().parcel().map(it -> load(play, file.get(), it)).orElse(file.get());
    long length = play.scene().parcel().map(it -> it.content().length()).orElse(body.length());
    boolean pending = file.get().hidden().has(Files.STATE);
    Thing sized = loaded.with("size", Messages.number(length));
    play.rows(Files.FILE)
        .keep(pending ? sized.hiding(Obj.of(Files.STATE, Json.of(BROUGHT))) : sized);
    return Reply.text(200, "OK - " + length, PLAIN);
  }

  /// A file of a text that a person has at hand.
  ///
  /// - refuses: `file_too_large`
  static Thing brought(Play play, String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > TEXT) {
      throw Said.no("file_too_large");
    }
    Obj item = Sheet.of(play, name, bytes.length).item();
    String title = play.argument("title").filter(it -> !it.isEmpty()).orElse(name);
    Thing made = play.rows(Files.FILE).make(item.with("title", title));
    play.notes(TEXTS).put(made.id(), Obj.of("text", Json.of(text)));
    return play.rows(Files.FILE).keep(Sheet.told(made));
  }

  private static Thing load(Play play, Thing file, Body.Parcel parcel) {
    return play.rows(Files.FILE).load(file, parcel);
  }

  /// Makes files of bytes that were sent, and shares them.
  ///
  /// - in: `files` (a list of `id` and `title`), `channel_id` or `channels`, `thread_ts`,
  ///   `initial_comment` or `blocks`
  /// - out: the files as they are at that moment: what they are and where they are shared is told
  ///   later
  /// - refuses, in this order: `invalid_arguments`, `file_not_found`, `access_denied`,
  ///   `channel_not_found`, `not_in_channel`
  /// - source: docs.slack.dev/reference/methods/files.completeUploadExternal, 2026-08-31
  static Reply complete(Play play) {
    Channels channels = Channels.of(play);
    List<Thing> files = new ArrayList<>();
    for (Json each : wanted(play)) {
      files.add(finished(channels, each.asObj().orElse(Obj.EMPTY)));
    }
    List<Json> shown = new ArrayList<>();
    files.forEach(file -> shown.add(Files.shown(play, file)));
    List<Thing> places = places(channels);
    List<Thing> known = new ArrayList<>();
    files.forEach(file -> known.add(play.rows(Files.FILE).keep(Sheet.told(file))));
    for (Thing place : places) {
      new Shares(channels, place).share(known);
    }
    known.forEach(file -> new Happening(play).brought(play.rows(Files.FILE).get(file.id())));
    return Said.ok(Obj.of("files", Arr.of(shown)));
  }

  private static List<Json> wanted(Play play) {
    Json given = play.arguments().find("files").orElse(Arr.EMPTY);
    try {
      Json meant = given instanceof Json.Text(String text) ? Json.parse(text) : given;
      List<Json> files = meant.asArr().map(Arr::items).orElse(List.of());
      if (!files.isEmpty()) {
        return files;
      }
    } catch (Malformed broken) {
      // told below
    }
    throw Said.wrong("invalid_arguments", "must provide an array of files", "/files");
  }

  private static Thing finished(Channels channels, Obj wanted) {
    Play play = channels.play();
    Thing file =
        play.rows(Files.FILE)
            .find(wanted.text("id").orElse(""))
            .filter(it -> it.hidden().text(Files.STATE).filter(BROUGHT::equals).isPresent())
            .orElseThrow(() -> Said.no("file_not_found"));
    if (file.text("user").filter(channels.speaker().id()::equals).isEmpty()) {
      throw Said.no("access_denied");
    }
    Optional<String> title = wanted.text("title").filter(it -> !it.isEmpty());
    Thing titled = title.isPresent() ? file.with("title", title.get()) : file;
    return play.rows(Files.FILE).keep(titled.hiding(Obj.EMPTY));
  }

  /// The channels that the call names, by ids of channels or of people.
  private static List<Thing> places(Channels channels) {
    List<String> names = new ArrayList<>(Membership.words(channels.play(), "channel_id"));
    Membership.words(channels.play(), "channels").stream()
        .filter(name -> !names.contains(name))
        .forEach(names::add);
    List<Thing> places = new ArrayList<>();
    for (String name : names) {
      Thing channel = Chat.target(channels, name);
      Channels.current(channel);
      channels.within(channel);
      places.add(channel);
    }
    return places;
  }

  /// Gives the bytes to who may see the file, or who has its public secret; others are sent to sign
  /// in.
  ///
  /// - source: docs.slack.dev/reference/objects/file-object, 2026-08-31
  static Reply download(Play play, boolean attached) {
    String place = play.asked("file").orElse("");
    Optional<Thing> file = Files.find(play, place.substring(place.indexOf('-') + 1));
    if (file.isEmpty()) {
      return Reply.text(404, "Not Found", PLAIN);
    }
    Optional<String> secret = play.asked("pub_secret");
    boolean open =
        file.get().item().flag("public_url_shared")
            && secret.filter(it -> Sheet.secret(file.get()).equals(it)).isPresent();
    boolean known = play.caller() instanceof Caller.Known;
    if (!open && !(known && Files.visible(Channels.of(play), file.get()))) {
      return Reply.empty(302)
          .with("location", Files.site(play) + "/?redir=" + play.scene().call().request().path());
    }
    String type = file.get().text("mimetype").orElse("");
    Optional<String> text = play.notes(TEXTS).find(file.get().id()).flatMap(it -> it.text("text"));
    Reply reply =
        text.isPresent() ? Reply.text(200, text.get(), type) : play.bytes(file.get(), type);
    String name = file.get().text("name").orElse("").replace("\"", "");
    return attached
        ? reply.with("content-disposition", "attachment; filename=\"" + name + "\"")
        : reply;
  }

  /// What a secret in a public address looks like.
  static String secret(Play play) {
    return SECRET.make(play.scene().dice().at("public"), 0);
  }
}
