package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;

/// Answers, with addresses as the caller says them.
final class Answer {

  private static final int PAGE = 50;

  private Answer() {}

  static Reply of(Play play, int status, Json document) {
    return Reply.json(status, play.addressed(document));
  }

  static Reply of(Play play, Json document) {
    return of(play, 200, document);
  }

  /// The page of some things that a request asks for, as most of Jira's lists have it.
  ///
  /// @param most things a page has
  static Reply page(Play play, List<? extends Json> all, int most) {
    int usual = Math.min(PAGE, most);
    return paged(play, all, Math.clamp(Search.number(play, "maxResults", usual), 1, most));
  }

  /// The same, where a page has all it may have unless the request says less.
  static Reply whole(Play play, List<? extends Json> all, int most) {
    return paged(play, all, Math.clamp(Search.number(play, "maxResults", most), 1, most));
  }

  private static Reply paged(Play play, List<? extends Json> all, int size) {
    int from = Math.max(0, Search.number(play, "startAt", 0));
    int start = Math.min(from, all.size());
    int end = Math.min(all.size(), start + size);
    boolean last = end == all.size();
    var request = play.scene().call().request();
    String path = play.scene().origin().url() + request.path();
    Obj page =
        Obj.of("self", Json.of(path + "?maxResults=" + size + "&startAt=" + from))
            .with("maxResults", Json.of(size))
            .with("startAt", Json.of(from))
            .with("total", Json.of(all.size()))
            .with("isLast", Json.of(last));
    if (!last) {
      page = page.with("nextPage", path + "?maxResults=" + size + "&startAt=" + end);
    }
    return of(play, page.with("values", Json.array(all.subList(start, end))));
  }
}
