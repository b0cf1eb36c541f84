package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Canvases: documents of sections, each a heading or a paragraph of Markdown.
///
/// - source: docs.slack.dev/reference/methods/canvases.create, .edit and .sections.lookup, and
///   docs.slack.dev/surfaces/canvases, 2026-08-31
final class Canvases {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("canvases.create", Canvases::begin)
          .on("conversations.canvases.create", Canvases::begin)
          .finding("canvases.edit", Canvases::edit)
          .finding("canvases.sections.lookup", Canvases::lookup);

  private static final Mint SECTION = Mint.of("temp:C:[a-zA-Z]{3}[0-9a-f]{26}");
  private static final Pattern HEADING = Pattern.compile("(#{1,3})\\s.*", Pattern.DOTALL);
  private static final String ID = "canvas_id";
  private static final String SECTIONS = "sections";

  private Canvases() {}

  private static Kept kept(Play play) {
    return Kept.of(play, "canvas");
  }

  /// Makes a canvas, as data says, and keeps what stands in it.
  static Reply begin(Play play) {
    Json content = meant(play.arguments().find("document_content").orElse(Obj.EMPTY));
    Thing made = play.done();
    Obj written = Obj.of(SECTIONS, Arr.of(sections(play, content, 0)));
    Obj about = written.with("title", play.argument("title").orElse(""));
    Optional<String> channel = play.argument("channel_id").filter(it -> !it.isEmpty());
    about = channel.isPresent() ? about.with("channel", channel.get()) : about;
    kept(play).put(made.id(), about.with("user", Speaker.of(play).id()));
    return Said.ok(Obj.of(ID, Json.of(made.id())));
  }

  /// - refuses: `canvas_not_found`
  private static Thing named(Play play) {
    return play.rows("canvas")
        .find(play.argument(ID).orElse(""))
        .orElseThrow(() -> Said.no("canvas_not_found"));
  }

  private static Json meant(Json given) {
    try {
      return given instanceof Json.Text(String text) && !text.isBlank() ? Json.parse(text) : given;
    } catch (Malformed broken) {
      throw Said.no("canvas_creation_failed");
    }
  }

  /// The sections that a piece of Markdown is: what empty lines part.
  private static List<Json> sections(Play play, Json content, int change) {
    List<Json> sections = new ArrayList<>();
    String markdown = content.at("markdown").flatMap(Json::asText).orElse("");
    for (String piece :
        markdown.split("\\R\\s*\\R|\\R(?=#{1,3}\\s)|(?<=^#{1,3}\\s[^\\n]{0,500})\\R")) {
      if (!piece.isBlank()) {
        String id = SECTION.make(play.scene().dice().at("canvas").at(change), sections.size());
        sections.add(Obj.of("id", Json.of(id), "text", Json.of(piece.strip())));
      }
    }
    return sections;
  }

  /// Changes what stands in a canvas, one change after the other.
  ///
  /// - in: `changes`: each an `operation` (`insert_at_start`, `insert_at_end`, `insert_before`,
  ///   `insert_after`, `replace`, `delete`, `rename`), a `section_id`, a `document_content` or a
  ///   `title_content`
  /// - refuses, in this order: `canvas_not_found`, `canvas_editing_failed`
  static Reply edit(Play play) {
    Thing canvas = named(play);
    Json changes = meant(play.arguments().find("changes").orElse(Arr.EMPTY));
    List<Json> all = changes.asArr().map(Arr::items).orElse(List.of());
    if (all.isEmpty()) {
      throw Said.no("canvas_editing_failed");
    }
    Obj written = kept(play).about(canvas.id());
    for (int i = 0; i < all.size(); i++) {
      Obj change = all.get(i).asObj().orElseThrow(() -> Said.no("canvas_editing_failed"));
      written = changed(play, written, change, i);
    }
    kept(play).put(canvas.id(), written);
    return Said.ok();
  }

  private static Obj changed(Play play, Obj written, Obj change, int number) {
    List<Json> sections = new ArrayList<>(written.items(SECTIONS).items());
    List<Json> more = sections(play, change.find("document_content").orElse(Obj.EMPTY), number);
    String operation = change.text("operation").orElse("");
    switch (operation) {
      case "insert_at_start" -> sections.addAll(0, more);
      case "insert_at_end" -> sections.addAll(more);
      case "insert_before" -> sections.addAll(place(sections, change), more);
      case "insert_after" -> sections.addAll(place(sections, change) + 1, more);
      case "replace" -> {
        if (change.text("section_id").isEmpty()) {
          sections.clear();
          sections.addAll(more);
        } else {
          int at = place(sections, change);
          sections.remove(at);
          sections.addAll(at, more);
        }
      }
      case "delete" -> sections.remove(place(sections, change));
      case "rename" -> {
        Optional<String> title = change.obj("title_content").flatMap(it -> it.text("markdown"));
        return written.with("title", title.orElseThrow(() -> Said.no("canvas_editing_failed")));
      }
      default -> throw Said.no("canvas_editing_failed");
    }
    return written.with(SECTIONS, Arr.of(sections));
  }

  private static int place(List<Json> sections, Obj change) {
    String id = change.text("section_id").orElse("");
    for (int i = 0; i < sections.size(); i++) {
      if (sections.get(i).at("id").flatMap(Json::asText).filter(id::equals).isPresent()) {
        return i;
      }
    }
    throw Said.no("canvas_editing_failed");
  }

  /// The sections of a canvas that are of a kind and have a text.
  ///
  /// - in: `criteria`: `section_types` (`h1`, `h2`, `h3`, `any_header`), `contains_text`
  /// - refuses, in this order: `canvas_not_found`, `invalid_arguments`
  static Reply lookup(Play play) {
    Thing canvas = named(play);
    Obj criteria =
        meant(play.arguments().find("criteria").orElse(Obj.EMPTY))
            .asObj()
            .orElseThrow(() -> Said.wrong("invalid_arguments", "must be an object", "/criteria"));
    List<String> types = new ArrayList<>();
    criteria.items("section_types").forEach(type -> types.add(type.asText().orElse("")));
    String wanted = criteria.text("contains_text").orElse("").toLowerCase(Locale.ROOT);
    List<Json> found = new ArrayList<>();
    for (Json each : kept(play).about(canvas.id()).items(SECTIONS)) {
      String text = each.at("text").flatMap(Json::asText).orElse("");
      if (fits(types, text) && text.toLowerCase(Locale.ROOT).contains(wanted)) {
        found.add(Obj.of("id", each.at("id").orElse(Json.of(""))));
      }
    }
    return Said.ok(Obj.of(SECTIONS, Arr.of(found)));
  }

  private static boolean fits(List<String> types, String text) {
    Matcher heading = HEADING.matcher(text);
    boolean headed = heading.matches();
    return types.isEmpty()
        || headed
            && (types.contains("any_header") || types.contains("h" + heading.group(1).length()));
  }
}
