package dev.dtu.twins.jira;

import dev.dtu.call.Body;
import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Files at issues.
///
/// - source: developer.atlassian.com, platform REST v3, issue attachments, 2026-09-12
final class Attachments {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("addAttachment", Attachments::add)
          .finding("getAttachmentContent", Attachments::content)
          .finding("getAttachmentThumbnail", Attachments::content)
          .on("removeAttachment", Attachments::remove);

  private static final String ATTACHMENT = "attachment";
  private static final String PATH = "${origin}/rest/api/3/attachment/";

  private Attachments() {}

  /// The most files one call brings.
  private static final int FILES = 60;

  /// Puts files at an issue.
  ///
  /// - in: a form with parts `file`, up to 60; a header that says the browser was not misled
  /// - out: a list of them
  /// - refuses, in this order: `xsrf`, `not-found`, `no-file`, `too-many-files`
  static Reply add(Play play) {
    Optional<String> token = play.scene().call().request().headers().find("x-atlassian-token");
    if (token.filter(it -> it.equals("no-check") || it.equals("nocheck")).isEmpty()) {
      throw Refusal.of("xsrf");
    }
    Thing issue = Issues.asked(play);
    Body.Parcel parcel = play.scene().parcel().orElseThrow(() -> Refusal.of("no-file"));
    if (parcel.each().size() > FILES) {
      throw Refusal.of("too-many-files").with("limit", Integer.toString(FILES));
    }
    Rows rows = play.rows(ATTACHMENT);
    List<Json> shown = new ArrayList<>();
    List<Json> changes = new ArrayList<>();
    for (Body.Parcel each : parcel.each()) {
      Thing made = rows.make(told(play, each), Obj.of("issue", Json.of(issue.id())));
      Thing file = rows.load(rows.keep(made.showing(addressed(made))), each);
      changes.add(Changes.item(play, ATTACHMENT, Json.Null.NULL, Json.of(name(file))));
      shown.add(rows.shown(file).with("id", file.id()));
    }
    listed(play, issue, changes);
    return Reply.json(200, Json.array(shown));
  }

  private static String name(Thing file) {
    return file.text("filename").orElse("");
  }

  private static Obj told(Play play, Body.Parcel parcel) {
    Obj document = Json.trusted(parcel.document().toString()).asObj().orElse(Obj.EMPTY);
    String name = document.text("filename").orElse("file");
    String type = parcel.type().isEmpty() ? "application/octet-stream" : parcel.type();
    return Obj.of("filename", Json.of(name), "author", Accounts.me(play))
        .with("created", play.now())
        .with("size", Json.of(parcel.content().length()))
        .with("mimeType", type);
  }

  private static Obj addressed(Thing made) {
    Obj item =
        made.item().with("self", PATH + made.id()).with("content", PATH + "content/" + made.id());
    boolean picture = made.text("mimeType").filter(it -> it.startsWith("image/")).isPresent();
    return picture ? item.with("thumbnail", PATH + "thumbnail/" + made.id()) : item;
  }

  /// The issue with the files it has now.
  private static void listed(Play play, Thing issue, List<Json> changes) {
    List<Json> files = new ArrayList<>();
    for (Thing each : play.rows(ATTACHMENT).all()) {
      if (each.hidden().text("issue").filter(issue.id()::equals).isPresent()) {
        files.add(each.item().with("id", each.id()));
      }
    }
    Obj fields = Issues.fields(issue).with(ATTACHMENT, Json.array(files));
    Thing kept = issue.with("fields", fields.with("updated", play.now()));
    Changes.note(play, play.rows(Issues.ISSUE).keep(kept), changes);
  }

  /// The bytes of a file: at first where they are, unless the caller wants no redirect.
  ///
  /// - in: `id`, `redirect` (true)
  static Reply content(Play play) {
    Thing file = play.rows(ATTACHMENT).get(play.asked("id").orElse(""));
    if (play.asked("redirect").filter("false"::equalsIgnoreCase).isPresent()) {
      return play.bytes(file, file.text("mimeType").orElse(""));
    }
    String path = play.scene().call().request().path();
    String address = play.scene().origin().url() + path + "?redirect=false";
    return Reply.empty(303).with("location", address);
  }

  /// Takes a file away.
  static Reply remove(Play play) {
    Thing file = play.rows(ATTACHMENT).get(play.asked("id").orElse(""));
    Reply reply = play.plainly();
    file.hidden()
        .text("issue")
        .flatMap(play.rows(Issues.ISSUE)::find)
        .ifPresent(issue ->
            listed(
                play,
                issue,
                List.of(Changes.item(play, ATTACHMENT, Json.of(name(file)), Json.Null.NULL))));
    return reply;
  }
}
