package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import dev.dtu.twin.Mint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lists, and the rows of which they are made, each with a cell a column.
///
/// - source: docs.slack.dev/reference/methods/slackLists.*, 2026-08-31
final class Records {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("slackLists.create", Records::begin)
          .finding("slackLists.update", Records::rename)
          .finding("slackLists.items.create", Records::create)
          .finding("slackLists.items.update", Records::update)
          .finding("slackLists.items.info", Records::info)
          .finding("slackLists.items.deleteMultiple", Records::delete)
          .finding("slackLists.download.start", Records::export)
          .finding("slackLists.download.get", Records::exported);

  private static final String LIST = "list";
  private static final String ITEM = "item";
  private static final String COLUMN = "column_id";
  private static final String FIELDS = "fields";
  private static final Mint JOB = Mint.of("LeF[A-Z0-9]{10}");

  private Records() {}

  /// - refuses: `list_not_found`
  private static Thing list(Play play, String argument) {
    return play.rows(LIST)
        .find(play.argument(argument).orElse(""))
        .orElseThrow(() -> Said.no("list_not_found"));
  }

  private static Kept kept(Play play) {
    return Kept.of(play, "list");
  }

  /// Makes a list, as data says, and keeps who made it when.
  static Reply begin(Play play) {
    Thing made = play.done();
    Obj about = Obj.of("created", Messages.number(Clock.seconds(play)));
    kept(play).put(made.id(), about.with("user", Speaker.of(play).id()));
    return play.shown(made);
  }

  /// Calls a list otherwise.
  ///
  /// - refuses: `list_not_found`
  static Reply rename(Play play) {
    Thing list = list(play, "id");
    Optional<String> name = play.argument("name").filter(it -> !it.isEmpty());
    Obj about = kept(play).about(list.id());
    about = name.isPresent() ? about.with("name", name.get()) : about;
    Optional<String> todo = play.argument("todo_mode");
    about = todo.isPresent() ? about.with("todo_mode", Json.of(todo.get().equals("true"))) : about;
    kept(play).put(list.id(), about);
    return Said.ok();
  }

  private static List<Obj> given(Play play, String argument) {
    Json given = play.arguments().find(argument).orElse(Arr.EMPTY);
    try {
      Json meant = given instanceof Json.Text(String text) ? Json.parse(text) : given;
      List<Obj> all = new ArrayList<>();
      for (Json each : meant.asArr().orElseThrow(() -> Said.no("invalid_input_type"))) {
        all.add(each.asObj().orElseThrow(() -> Said.no("invalid_input_type")));
      }
      return all;
    } catch (Malformed broken) {
      throw Said.no("invalid_input_type");
    }
  }

  /// A cell as a row keeps it, by the column that it is of.
  private static Obj cell(Obj given) {
    String column = given.text(COLUMN).orElseThrow(() -> Said.no("column_id_not_provided"));
    Obj cell = Obj.of("key", Json.of(given.text("key").orElse(column)));
    return cell.withAll(given.without("row_id").without("row_id_to_create"));
  }

  private static Obj row(Play play, Thing list, List<Json> cells) {
    String who = Speaker.of(play).id();
    return Obj.builder()
        .put("id", play.rows(ITEM).mint())
        .put("list_id", list.id())
        .put("date_created", Clock.seconds(play))
        .put("created_by", who)
        .put("updated_by", who)
        .put(FIELDS, Json.array(cells))
        .put("updated_timestamp", String.valueOf(Clock.seconds(play)))
        .build();
  }

  /// Makes a row.
  ///
  /// - in: `list_id`, `initial_fields`; `duplicated_item_id`
  /// - refuses, in this order: `list_not_found`, `duplicated_item_not_found`, `invalid_input_type`,
  ///   `column_id_not_provided`
  static Reply create(Play play) {
    Thing list = list(play, "list_id");
    List<Json> cells = new ArrayList<>();
    Optional<String> other = play.argument("duplicated_item_id").filter(it -> !it.isEmpty());
    if (other.isPresent()) {
      Thing like =
          play.rows(ITEM)
              .find(list.id(), other.get())
              .orElseThrow(() -> Said.no("duplicated_item_not_found"));
      cells.addAll(like.item().items(FIELDS).items());
    } else {
      given(play, "initial_fields").forEach(field -> cells.add(cell(field)));
    }
    Thing made = play.rows(ITEM).make(row(play, list, cells), list.id());
    return Said.ok(Obj.of(ITEM, made.item()));
  }

  /// Changes cells of rows; a cell may ask for a row of its own.
  ///
  /// - in: `list_id`, `cells`: each with `row_id` or `row_id_to_create`, and `column_id`
  /// - refuses, in this order: `list_not_found`, `invalid_input_type`, `row_id_not_provided`,
  ///   `row_not_found`, `column_id_not_provided`
  static Reply update(Play play) {
    Thing list = list(play, "list_id");
    Rows rows = play.rows(ITEM);
    Optional<Thing> fresh = Optional.empty();
    for (Obj cell : given(play, "cells")) {
      Thing row;
      if (cell.flag("row_id_to_create")) {
        row = fresh.isPresent() ? fresh.get() : rows.make(row(play, list, List.of()), list.id());
      } else {
        String id = cell.text("row_id").orElseThrow(() -> Said.no("row_id_not_provided"));
        row = rows.find(list.id(), id).orElseThrow(() -> Said.no("row_not_found"));
      }
      Thing now = rows.keep(put(play, row, cell(cell)));
      fresh = cell.flag("row_id_to_create") ? Optional.of(now) : fresh;
    }
    return Said.ok();
  }

  private static Thing put(Play play, Thing row, Obj cell) {
    List<Json> cells = new ArrayList<>();
    for (Json each : row.item().items(FIELDS)) {
      boolean same = each.asObj().flatMap(it -> it.text(COLUMN)).equals(cell.text(COLUMN));
      if (!same) {
        cells.add(each);
      }
    }
    cells.add(cell);
    return row.with(FIELDS, Json.array(cells))
        .with("updated_by", Speaker.of(play).id())
        .with("updated_timestamp", String.valueOf(Clock.seconds(play)));
  }

  /// A row, and the list that it is of.
  ///
  /// - refuses, in this order: `list_not_found`, `record_not_found`
  static Reply info(Play play) {
    Thing list = list(play, "list_id");
    Thing row =
        play.rows(ITEM)
            .find(list.id(), play.argument("id").orElse(""))
            .orElseThrow(() -> Said.no("record_not_found"));
    Obj record = row.item();
    record =
        Conversations.flag(play, "include_is_subscribed")
            ? record.with("is_subscribed", Json.of(false))
            : record;
    return Said.ok(
        Obj.of(LIST, shown(play, list)).with("record", record).with("subtasks", Arr.EMPTY));
  }

  private static Obj shown(Play play, Thing list) {
    Obj about = kept(play).about(list.id());
    String name = about.text("name").or(() -> list.text("name")).orElse("");
    Json made = about.find("created").orElse(Messages.number(0));
    return Obj.builder()
        .put("id", list.id())
        .put("created", made)
        .put("timestamp", made)
        .put("name", "list")
        .put("title", name)
        .put("mimetype", "application/vnd.slack-list")
        .put("filetype", LIST)
        .put("pretty_type", "List")
        .put("user", about.text("user").orElse(""))
        .put("user_team", Speaker.of(play).team())
        .put("editable", true)
        .put("size", 0)
        .put("mode", LIST)
        .put("is_external", false)
        .put("external_type", "")
        .put("is_public", false)
        .put("public_url_shared", false)
        .put("display_as_bot", false)
        .put("username", "")
        .put("list_metadata", list.item().obj("list_metadata").orElse(Obj.EMPTY))
        .put("permalink", Files.site(play) + "/lists/" + Speaker.of(play).team() + "/" + list.id())
        .build();
  }

  /// Takes rows away.
  ///
  /// - refuses, in this order: `list_not_found`, `record_not_found`
  static Reply delete(Play play) {
    Thing list = list(play, "list_id");
    for (String id : Membership.words(play, "ids")) {
      Rows rows = play.rows(ITEM);
      rows.remove(rows.find(list.id(), id).orElseThrow(() -> Said.no("record_not_found")));
    }
    return Said.ok();
  }

  /// Begins to write a list into a file.
  ///
  /// - refuses: `list_not_found`
  static Reply export(Play play) {
    Thing list = list(play, "list_id");
    String job = JOB.make(play.scene().dice().at("job"), 0);
    Kept.of(play, "list-job").put(job, Obj.of(LIST, Json.of(list.id())));
    return Said.ok(Obj.of("job_id", Json.of(job)));
  }

  /// Where the file is; it is written at once.
  ///
  /// - refuses, in this order: `list_not_found`, `job_not_found`
  static Reply exported(Play play) {
    Thing list = list(play, "list_id");
    Obj job = Kept.of(play, "list-job").about(play.argument("job_id").orElse(""));
    if (job.text(LIST).filter(list.id()::equals).isEmpty()) {
      throw Said.no("job_not_found");
    }
    String team = Speaker.of(play).team();
    String url =
        "https://files.slack.com/files-pri/%s-%s/csv/list?origin_team=%s"
            .formatted(team, list.id(), team);
    return Said.ok(Obj.of("status", Json.of("COMPLETED"), "download_url", Json.of(url)));
  }
}
