package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Request;
import dev.dtu.contract.Operation;
import dev.dtu.contract.OperationLine;
import dev.dtu.contract.RequestBody;
import dev.dtu.contract.Schema;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// What is said, shared and kept where somebody is not, that one never comes to see: in no list of any
/// method, by no name, in no search and in no event.
class SlackSecrecyLaws {

  /// What ends the caller's own token.
  private static final List<String> LAST = List.of("auth.revoke", "apps.uninstall");

  @Provide
  Arbitrary<List<String>> courses() {
    return Arbitraries.of(
            "post",
            "reply",
            "react",
            "pin",
            "star",
            "save",
            "bookmark",
            "file",
            "mark",
            "schedule",
            "canvas",
            "sheet",
            "list",
            "remind",
            "topic",
            "edit",
            "delete",
            "open",
            "rename")
        .list()
        .ofMinSize(6)
        .ofMaxSize(30);
  }

  /// Every method that needs no argument, but those of administrators, who look at everybody's.
  private static List<String> lists(Workspace slack) {
    List<String> lists = new ArrayList<>();
    for (OperationLine line : slack.contract().lines()) {
      Operation method = slack.contract().operation(line.id());
      boolean needs =
          method
              .body()
              .flatMap(body -> schema(body))
              .filter(schema -> !schema.required().isEmpty())
              .isPresent();
      boolean open = line.path().startsWith("/api/") && !line.id().startsWith("admin.");
      if (open && !needs && !LAST.contains(line.id())) {
        lists.add(line.id());
      }
    }
    return lists;
  }

  private static Optional<Schema> schema(RequestBody body) {
    return body.schemaFor("application/json");
  }

  @Property(tries = 25, shrinking = ShrinkingMode.OFF)
  void what_is_hidden_is_in_no_list_by_no_name_in_no_search_and_in_no_event(
      @ForAll Hidden.Place place, @ForAll @From("courses") List<String> course) {
    var hidden = new Hidden(place);
    Workspace slack = hidden.slack;
    slack.hears();
    course.forEach(hidden::step);
    List<String> lists = lists(slack);
    List<Workspace.Bearer> others = List.of(slack.as("katherine"), slack.robot());
    assertThat(lists).hasSizeGreaterThan(60);
    for (Workspace.Bearer other : others) {
      for (String method : lists) {
        assertThat(other.call(method, "{}").toString()).as(method).doesNotContain(hidden.secrets());
      }
      String everything = "{'types': 'public_channel,private_channel,mpim,im', 'user': '%s'}";
      String of = everything.formatted(hidden.id("grace"));
      for (String method : List.of("users.conversations", "conversations.list", "reactions.list")) {
        assertThat(other.call(method, of).toString()).as(method).doesNotContain(hidden.secrets());
      }
      for (var named : hidden.names().entrySet()) {
        Obj reply = other.call(named.getKey(), named.getValue());
        assertThat(Workspace.error(reply)).as(named.getKey() + reply).endsWith("_not_found");
      }
    }
    others.forEach(other -> searched(hidden, other));
    assertThat(slack.told().toString()).doesNotContain(hidden.secrets());
    Obj own = hidden.owner.call("conversations.history", hidden.in(""));
    assertThat(own.flag("ok")).isTrue();
  }

  private static void searched(Hidden hidden, Workspace.Bearer other) {
    String query = "{'query': '" + Hidden.MARK + "'";
    for (String method : List.of("search.messages", "search.files", "search.all")) {
      Obj found = other.call(method, query + "}"); // which is refused to a bot
      assertThat(found.without("query").toString()).doesNotContain(hidden.secrets());
    }
    String context = query + ", 'channel_types': 'private_channel,mpim,im'}";
    assertThat(other.call("assistant.search.context", context).toString())
        .doesNotContain(hidden.secrets());
    if (hidden.ids.containsKey("file")) {
      String path = "/files-pri/T0-" + hidden.ids.get("file") + "/a.txt";
      assertThat(other.reply(Request.of("GET", path)).status()).isNotEqualTo(200);
    }
  }

  @Property(tries = 10, shrinking = ShrinkingMode.OFF)
  void who_is_let_in_sees_what_was_hidden(@ForAll @From("courses") List<String> course) {
    var hidden = new Hidden(Hidden.Place.PRIVATE);
    course.forEach(hidden::step);
    hidden.say("post");
    Workspace slack = hidden.slack;
    Workspace.Bearer katherine = slack.as("katherine");
    String types = "{'types': 'private_channel'}";
    assertThat(katherine.call("conversations.list", types).toString())
        .doesNotContain(hidden.secrets());
    String invite = ", 'users': '" + hidden.id("katherine") + "'";
    hidden.owner.call("conversations.invite", hidden.in(invite));
    assertThat(katherine.call("conversations.list", types).toString())
        .contains(hidden.ids.get("channel"));
    assertThat(katherine.call("conversations.history", hidden.in("")).toString())
        .contains(Hidden.MARK);
    Obj found = katherine.call("search.messages", "{'query': '" + Hidden.MARK + "'}");
    assertThat(found.without("query").toString()).contains(Hidden.MARK);
    slack.hears();
    hidden.say("post");
    assertThat(slack.told().toString()).doesNotContain(Hidden.MARK);
    hidden.owner.call("conversations.invite", hidden.in(", 'users': 'U0ROBOT0001'"));
    hidden.say("post");
    assertThat(slack.told().toString()).contains(Hidden.MARK);
  }
}
