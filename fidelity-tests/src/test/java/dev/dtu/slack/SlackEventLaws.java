package dev.dtu.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// What becomes of events, whatever happens and whatever is lost.
class SlackEventLaws {

  private static List<String> texts(Workspace slack) {
    return slack.told("message").stream().map(event -> event.text("text").orElse("")).toList();
  }

  private static Obj post(Workspace slack, String text) {
    return slack.bot("chat.postMessage", "{'channel': 'general', 'text': '" + text + "'}");
  }

  @Property(tries = 20)
  void a_lost_event_is_lost_once_and_all_others_are_told_once(
      @ForAll @IntRange(min = 2, max = 5) int nth, @ForAll @IntRange(min = 1, max = 15) int posts) {
    var slack = new Workspace();
    slack.hears();
    slack.loses(nth);
    List<String> said = new ArrayList<>();
    for (int i = 0; i < posts; i++) {
      said.add("m" + i);
      assertThat(post(slack, "m" + i).flag("ok")).isTrue();
    }
    assertThat(texts(slack)).as("each is told of once, or lost once").isEqualTo(said);
    List<Map.Entry<String, String>> fates = slack.fates();
    assertThat(fates.stream().map(Map.Entry::getKey).toList()).doesNotHaveDuplicates();
    List<Map.Entry<String, String>> lost = lost(fates);
    assertThat(lost).hasSize(posts / nth);
    assertThat(slack.universe().replay().differences()).isEmpty();
    slack.later(3600);
    post(slack, "later");
    assertThat(lost(slack.fates())).as("what is lost is not told later").containsAll(lost);
    assertThat(texts(slack)).hasSize(posts + 1);
  }

  private static List<Map.Entry<String, String>> lost(List<Map.Entry<String, String>> fates) {
    return fates.stream().filter(each -> each.getValue().equals("lost")).toList();
  }
}
