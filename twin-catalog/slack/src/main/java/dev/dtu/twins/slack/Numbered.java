package dev.dtu.twins.slack;

import dev.dtu.effect.Play;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;

/// A page of a list whose pages have numbers.
///
/// @param member what the list is called
/// @param page from 1
record Numbered(String member, List<Json> all, int count, int page) {

  private static final int MOST = 1000;

  /// The page that `count` and `page` ask for.
  static Numbered of(Play play, String member, List<Json> all, int usual) {
    return new Numbered(
        member, all, Math.min(MOST, number(play, "count", usual)), number(play, "page", 1));
  }

  private static int number(Play play, String argument, int usual) {
    return play.argument(argument)
        .filter(it -> it.matches("[1-9]\\d{0,8}"))
        .map(Integer::parseInt)
        .orElse(usual);
  }

  int pages() {
    return (all.size() + count - 1) / count;
  }

  List<Json> items() {
    int from = (int) Math.min(all.size(), (page - 1L) * count);
    return all.subList(from, Math.min(all.size(), from + count));
  }

  /// How the page stands among the others.
  Obj paging() {
    return Obj.builder()
        .put("count", count)
        .put("total", all.size())
        .put("page", page)
        .put("pages", pages())
        .build();
  }

  /// The page and how it stands among the others.
  Obj reply() {
    return Obj.of(member, Arr.of(items()), "paging", paging());
  }
}
