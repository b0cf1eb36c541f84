package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.universe.Universe;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// What holds of conversations, whatever is said in them and taken back.
class SlackConversationLaws {

  /// What a test thinks is there: every message by its `ts`, with the one it replies to.
  private static final class Model {
    final Map<String, String> messages = new LinkedHashMap<>();
    final List<String> made = new ArrayList<>();

    Optional<String> any(int chance, boolean parents) {
      List<String> all =
          messages.entrySet().stream()
              .filter(each -> !parents || each.getValue().isEmpty())
              .map(Map.Entry::getKey)
              .toList();
      return all.isEmpty() ? Optional.empty() : Optional.of(all.get(chance % all.size()));
    }

    List<String> replies(String parent) {
      return messages.entrySet().stream()
          .filter(each -> each.getValue().equals(parent))
          .map(Map.Entry::getKey)
          .toList();
    }
  }

  /// One thing that is done: what, and what chance makes of it.
  record Step(String what, int chance) {}

  @Provide
  Arbitrary<List<Step>> courses() {
    return net.jqwik.api.Combinators.combine(
            Arbitraries.of("post", "post", "reply", "reply", "delete", "edit", "wait"),
            Arbitraries.integers().between(0, 1000))
        .as(Step::new)
        .list()
        .ofMinSize(3)
        .ofMaxSize(25);
  }

  private static String said(Workspace slack, String more) {
    Obj reply = slack.bot("chat.postMessage", "{'channel': 'general', 'text': 'x'" + more + "}");
    return Workspace.at(reply, "ts");
  }

  private static void step(Workspace slack, Model model, String channel, Step step) {
    switch (step.what()) {
      case "post" -> {
        String ts = said(slack, "");
        model.made.add(ts);
        model.messages.put(ts, "");
      }
      case "reply" ->
          model
              .any(step.chance(), true)
              .ifPresent(parent -> {
                String ts = said(slack, ", 'thread_ts': '" + parent + "'");
                model.made.add(ts);
                model.messages.put(ts, parent);
              });
      case "edit" ->
          model
              .any(step.chance(), false)
              .ifPresent(ts ->
                  slack.bot(
                      "chat.update",
                      "{'channel': '" + channel + "', 'ts': '" + ts + "', 'text': 'y'}"));
      case "delete" ->
          model
              .any(step.chance(), false)
              .filter(ts -> model.replies(ts).isEmpty()) // else it leaves a stone
              .ifPresent(ts -> {
                slack.bot("chat.delete", "{'channel': '" + channel + "', 'ts': '" + ts + "'}");
                model.messages.remove(ts);
              });
      default -> slack.later(step.chance());
    }
  }

  private static List<Obj> listed(Workspace slack, String method, String arguments) {
    Obj reply = slack.bot(method, arguments);
    assertThat(reply.flag("ok")).as(reply.toString()).isTrue();
    return reply.items("messages").items().stream().map(each -> (Obj) each).toList();
  }

  @Property(tries = 30)
  void a_history_is_what_was_said_without_what_was_taken_back(
      @ForAll @From("courses") List<Step> course) {
    var slack = new Workspace();
    var model = new Model();
    String channel =
        Workspace.at(slack.bot("conversations.info", "{'channel': 'general'}"), "channel.id");
    for (Step step : course) {
      step(slack, model, channel, step);
    }
    assertThat(model.made).as("ts grow").isSorted().doesNotHaveDuplicates();
    List<String> roots =
        model.messages.entrySet().stream()
            .filter(each -> each.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    List<Obj> history =
        listed(slack, "conversations.history", "{'channel': '" + channel + "', 'limit': 999}");
    assertThat(history.stream().map(each -> each.text("ts").orElse("")).toList())
        .isEqualTo(roots.reversed());
    for (Obj message : history) {
      threads(slack, model, channel, message);
    }
    Universe universe = slack.universe();
    assertThat(universe.replay().differences()).isEmpty();
  }

  /// A thread shows its parent and its replies, as many as the parent counts.
  private static void threads(Workspace slack, Model model, String channel, Obj parent) {
    String ts = parent.text("ts").orElseThrow();
    List<String> replies = model.replies(ts);
    List<Obj> shown =
        listed(
            slack,
            "conversations.replies",
            "{'channel': '" + channel + "', 'ts': '" + ts + "', 'limit': 999}");
    List<String> expected = new ArrayList<>(List.of(ts));
    expected.addAll(replies);
    assertThat(shown.stream().map(each -> each.text("ts").orElse("")).toList()).isEqualTo(expected);
    String count = parent.find("reply_count").flatMap(Json::asWords).orElse("0");
    assertThat(count).isEqualTo(Integer.toString(replies.size()));
    assertThat(parent.text("latest_reply"))
        .isEqualTo(replies.isEmpty() ? Optional.empty() : Optional.of(replies.getLast()));
  }
}
