package dev.dtu.twins.slack;

import dev.dtu.effect.Play;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// What a file says of itself: at first only its name and size, what it is a moment later.
///
/// - source: recorded traffic of slack-ruby/slack-ruby-client, files_upload_v2, 2026-08-31
record Sheet(Play play, String name, long length) {

  /// The kinds of files by the ends of their names: type, kind, and the word people read.
  ///
  /// - source: docs.slack.dev/reference/objects/file-object (file types), 2026-08-31
  private static final Map<String, List<String>> KINDS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("txt", List.of("text/plain", "text", "Plain Text")),
              Map.entry("csv", List.of("text/csv", "csv", "CSV")),
              Map.entry("json", List.of("application/json", "json", "JSON")),
              Map.entry("md", List.of("text/markdown", "markdown", "Markdown (raw)")),
              Map.entry("html", List.of("text/html", "html", "HTML")),
              Map.entry("py", List.of("text/plain", "python", "Python")),
              Map.entry("pdf", List.of("application/pdf", "pdf", "PDF")),
              Map.entry("zip", List.of("application/zip", "zip", "Zip")),
              Map.entry("png", List.of("image/png", "png", "PNG")),
              Map.entry("jpg", List.of("image/jpeg", "jpg", "JPEG")),
              Map.entry("jpeg", List.of("image/jpeg", "jpg", "JPEG")),
              Map.entry("gif", List.of("image/gif", "gif", "GIF")),
              Map.entry("svg", List.of("image/svg+xml", "svg", "SVG")),
              Map.entry("mp4", List.of("video/mp4", "mp4", "MPEG 4 Video")),
              Map.entry("mp3", List.of("audio/mpeg", "mp3", "MP3"))));

  private static final List<String> UNKNOWN =
      List.of("application/octet-stream", "binary", "Binary");

  /// A file that is shared nowhere.
  private static final Obj NOWHERE =
      Obj.builder()
          .put("comments_count", 0)
          .put("is_starred", false)
          .put("shares", Obj.EMPTY)
          .put("channels", Arr.EMPTY)
          .put("groups", Arr.EMPTY)
          .put("ims", Arr.EMPTY)
          .put("has_more_shares", false)
          .put("has_rich_preview", false)
          .put("file_access", "visible")
          .build();

  static Sheet of(Play play, String name, long length) {
    return new Sheet(play, name, length);
  }

  /// The file as nobody looked at it yet.
  Obj item() {
    Speaker speaker = Speaker.of(play);
    String id = play.rows(Files.FILE).mint();
    String place = speaker.team() + "-" + id;
    String host = "https://files.slack.com/files-pri/" + place;
    String public_ = "https://slack-files.com/" + place + "-" + Uploads.secret(play);
    return Obj.builder()
        .put("id", id)
        .put("created", Clock.seconds(play))
        .put("timestamp", Clock.seconds(play))
        .put("name", name)
        .put("title", name)
        .put("mimetype", "")
        .put("filetype", "")
        .put("pretty_type", "")
        .put("user", speaker.id())
        .put("user_team", speaker.team())
        .put("editable", false)
        .put("size", length)
        .put("mode", "hosted")
        .put("is_external", false)
        .put("external_type", "")
        .put("is_public", false)
        .put("public_url_shared", false)
        .put("display_as_bot", false)
        .put("username", "")
        .put("url_private", host + "/" + plain())
        .put("url_private_download", host + "/download/" + plain())
        .put("media_display_type", "unknown")
        .put("permalink", Files.site(play) + "/files/" + speaker.id() + "/" + id + "/" + plain())
        .put("permalink_public", public_)
        .putAll(NOWHERE)
        .build();
  }

  /// The name as addresses have it.
  private String plain() {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "_");
  }

  /// The file once somebody looked at what it is.
  static Thing told(Thing file) {
    String name = file.text("name").orElse("");
    String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    List<String> kind = Optional.ofNullable(KINDS.get(end)).orElse(UNKNOWN);
    return file.with("mimetype", kind.get(0))
        .with("filetype", kind.get(1))
        .with("pretty_type", kind.get(2));
  }

  /// What stands at the end of its public address.
  static String secret(Thing file) {
    String address = file.text("permalink_public").orElse("");
    return address.substring(address.lastIndexOf('-') + 1);
  }

  /// The list in which a file names a channel, and the kind under which it tells of it.
  static String list(Obj channel) {
    return channel.flag("is_im") ? "ims" : channel.flag("is_private") ? "groups" : "channels";
  }

  /// One more place where it is shared.
  static Thing shared(Thing file, Thing channel, Obj share) {
    String list = list(channel.item());
    String kind = list.equals("channels") ? "public" : "private";
    Obj shares = file.item().obj("shares").orElse(Obj.EMPTY);
    Obj before = shares.obj(kind).orElse(Obj.EMPTY);
    Arr all = before.items(channel.id());
    Arr more = Arr.of(Stream.concat(all.items().stream(), one(share)).toList());
    Json id = Json.of(channel.id());
    Arr ids = file.item().items(list);
    Arr places =
        ids.items().contains(id)
            ? ids
            : Arr.of(Stream.concat(ids.items().stream(), one(id)).toList());
    Thing placed =
        file.with("shares", shares.with(kind, before.with(channel.id(), more))).with(list, places);
    return list.equals("channels") ? placed.with("is_public", Json.of(true)) : placed;
  }

  private static Stream<Json> one(Json value) {
    return Stream.of(value);
  }
}
