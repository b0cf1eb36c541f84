package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A conversation that not everybody is in, and what its owner says, shares and keeps there.
final class Hidden {

  /// Where people meet without others.
  enum Place {
    PRIVATE,
    TWO,
    SEVERAL
  }

  static final String MARK = "quietwords";

  final Workspace slack = new Workspace();
  final Workspace.Bearer owner = slack.as("grace");
  final SortedMap<String, String> ids = new TreeMap<>();

  Hidden(Place place) {
    String ada = id("ada");
    String hidden =
        switch (place) {
          case PRIVATE -> "{'name': '" + MARK + "', 'is_private': true}";
          case TWO -> "{'users': '" + ada + "'}";
          case SEVERAL -> "{'users': '" + ada + "," + id("alan") + "'}";
        };
    String method = place == Place.PRIVATE ? "conversations.create" : "conversations.open";
    ids.put("channel", Workspace.at(owner.call(method, hidden), "channel.id"));
    say("post");
  }

  String id(String person) {
    return Workspace.at(slack.as(person).call("auth.test", "{}"), "user_id");
  }

  String in(String more) {
    return "{'channel': '" + ids.get("channel") + "'" + more + "}";
  }

  private String message() {
    return in(", 'timestamp': '" + ids.get("ts") + "', 'name': 'tada'");
  }

  private String titled(String kind) {
    return "{'title': '" + MARK + "', 'name': '" + MARK + "'" + kind + "}";
  }

  void say(String what) {
    String thread = what.equals("reply") ? ", 'thread_ts': '" + ids.get("ts") + "'" : "";
    Obj said = owner.call("chat.postMessage", in(", 'text': '" + MARK + "'" + thread));
    if (thread.isEmpty()) {
      ids.put("ts", Workspace.at(said, "ts"));
    }
  }

  /// One thing that the owner does; what cannot be done now is refused, and nothing is done.
  void step(String what) {
    switch (what) {
      case "post", "reply" -> say(what);
      case "react" -> owner.call("reactions.add", message());
      case "pin" -> owner.call("pins.add", message());
      case "star" -> owner.call("stars.add", message());
      case "save" -> owner.call("stars.add", in(""));
      case "mark" -> {
        if (ids.containsKey("file")) {
          owner.call("reactions.add", "{'file': '" + ids.get("file") + "', 'name': 'tada'}");
        }
      }
      case "topic" -> owner.call("conversations.setTopic", in(", 'topic': '" + MARK + "'"));
      case "edit" ->
          owner.call("chat.update", in(", 'ts': '" + ids.get("ts") + "', 'text': '" + MARK + "2'"));
      case "delete" -> owner.call("chat.delete", in(", 'ts': '" + ids.get("ts") + "'"));
      case "rename" -> owner.call("conversations.rename", in(", 'name': '" + MARK + "2'"));
      case "schedule" ->
          owner.call("chat.scheduleMessage", in(", 'text': '" + MARK + "', 'post_at': 1795262500"));
      case "remind" ->
          owner.call("reminders.add", "{'text': '" + MARK + "', 'time': 'in 15 minutes'}");
      default -> made(what);
    }
  }

  private void made(String what) {
    String channel = ", 'channel_id': '" + ids.get("channel") + "'";
    switch (what) {
      case "bookmark" ->
          owner.call(
              "bookmarks.add", titled(channel + ", 'type': 'link', 'link': 'https://a.example'"));
      case "canvas" -> keep("canvas", owner.call("canvases.create", titled("")), "canvas_id");
      case "sheet" -> keep("canvas", owner.call("canvases.create", titled(channel)), "canvas_id");
      case "list" -> keep("list", owner.call("slackLists.create", titled("")), "list_id");
      case "file" -> {
        String file = slack.brought(owner);
        String whole = "{'files': [{'id': '" + file + "', 'title': '" + MARK + "'}]" + channel;
        assertThat(owner.call("files.completeUploadExternal", whole + "}").flag("ok")).isTrue();
        ids.put("file", file);
      }
      case "open" -> {
        if (ids.containsKey("file")) {
          owner.call("files.sharedPublicURL", "{'file': '" + ids.get("file") + "'}");
        }
      }
      default -> throw new IllegalArgumentException(what);
    }
  }

  private void keep(String kind, Obj reply, String member) {
    ids.put(kind, Workspace.at(reply, member));
  }

  /// What an answer, or an event, must not have in it.
  List<String> secrets() {
    List<String> secrets = new ArrayList<>(ids.values());
    secrets.remove(ids.get("ts")); // other channels have theirs
    secrets.add(MARK);
    return secrets;
  }

  /// Calls that name what is hidden, with the word that nobody else is told more than.
  SortedMap<String, String> names() {
    var names = new TreeMap<String, String>();
    for (String method :
        List.of("info", "history", "members", "join", "leave", "mark", "replies", "rename")) {
      names.put("conversations." + method, in(", 'name': 'x', 'ts': '" + ids.get("ts") + "'"));
    }
    String link = in(", 'message_ts': '" + ids.get("ts") + "'");
    names.put("chat.getPermalink", link);
    names.put("chat.postMessage", in(", 'text': 'x'"));
    names.put("chat.update", in(", 'text': 'x', 'ts': '" + ids.get("ts") + "'"));
    for (String method : List.of("reactions.add", "reactions.get", "pins.add", "pins.list")) {
      names.put(method, message());
    }
    names.put("stars.add", message());
    names.put("bookmarks.list", "{'channel_id': '" + ids.get("channel") + "'}");
    String file = "{'file': '" + ids.get("file") + "', 'name': 'tada'}";
    if (ids.containsKey("file")) {
      for (String method : List.of("files.info", "files.delete", "reactions.get", "stars.add")) {
        names.put(method, file);
      }
    }
    if (ids.containsKey("list")) {
      names.put("slackLists.items.list", "{'list_id': '" + ids.get("list") + "'}");
    }
    if (ids.containsKey("canvas")) {
      String canvas = "{'canvas_id': '" + ids.get("canvas") + "'";
      names.put("canvases.sections.lookup", canvas + ", 'criteria': {'contains_text': 'q'}}");
      names.put("canvases.delete", canvas + "}");
    }
    return names;
  }
}
