package dev.dtu.trial;

import dev.dtu.call.Request;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Paging;
import dev.dtu.contract.Parameter;
import dev.dtu.effect.Effect;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Turn;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Walks a list page after page, as its contract says it is walked.
public final class Walk {

  private static final int PAGES = 200;
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*rel=\"?next\"?");

  private final Bench bench;
  private final Effect list;
  private final Optional<Paging> paging;
  private int limit;
  private Runnable between = () -> {};

  public Walk(Bench bench, Effect list) {
    this.bench = bench;
    this.list = list;
    this.paging = bench.subject().operation(list).paging();
  }

  /// Arguments that ask for the first page: a cursor is told by a service, not made up.
  static Json begun(Operation operation, Json arguments) {
    Optional<String> cursor = operation.paging().flatMap(Paging::cursor);
    return cursor.isPresent() && arguments instanceof Obj members
        ? members.without(cursor.get())
        : arguments;
  }

  /// Asks for pages of this many items.
  public Walk limit(int items) {
    limit = items;
    return this;
  }

  /// Does this after each page.
  public Walk between(Runnable act) {
    between = act;
    return this;
  }

  /// All items, in the order they came.
  public List<Json> items(Asking first) {
    List<Json> all = new ArrayList<>();
    Asking asking = first.copy();
    if (limit > 0 && paging.isPresent()) {
      paging.get().limit().ifPresent(name -> asking.query(name, Integer.toString(limit)));
    }
    Request request = asking.request();
    for (int page = 0; page < PAGES; page++) {
      Turn turn = done(request);
      Arr items = Bench.items(list, turn);
      if (limit > 0 && items.size() > limit && paging.flatMap(Paging::limit).isPresent()) {
        throw new Verdict.Broken(
            "expected at most %d items a page: %s".formatted(limit, Telling.of(turn)));
      }
      all.addAll(items.items());
      Optional<Request> next = next(turn, items, all.size());
      if (next.isEmpty()) {
        return all;
      }
      between.run();
      request = next.get();
    }
    throw new Verdict.Broken("expected the walk to end, found no end after " + PAGES + " pages");
  }

  private Turn done(Request request) {
    Turn turn = bench.world().call(request);
    if (!(turn.outcome() instanceof Turn.Outcome.Done)) {
      throw new Verdict.Broken(Telling.of(turn) + ", expected a page");
    }
    return turn;
  }

  private Optional<Request> next(Turn turn, Arr items, int seen) {
    if (paging.isEmpty()) {
      return Optional.empty();
    }
    Request request = turn.call().request();
    Paging how = paging.get();
    return switch (how.style()) {
      case CURSOR ->
          how.byLastItem()
              ? byLastItem(turn, how, items)
              : byLink(turn).or(() -> byMember(turn, how));
      case OFFSET ->
          items.isEmpty()
              ? Optional.empty()
              : how.offset().map(name -> with(request, name, Integer.toString(seen)));
      case PAGE ->
          items.isEmpty() ? Optional.empty() : how.page().map(name -> nextPage(request, name));
      case LIMIT -> Optional.empty();
    };
  }

  private Optional<Request> byLink(Turn turn) {
    for (String line : turn.reply().headers().all("link")) {
      Matcher matcher = NEXT.matcher(line);
      if (matcher.find()) {
        return Optional.of(at(turn, matcher.group(1)));
      }
    }
    return Optional.empty();
  }

  private Optional<Request> byLastItem(Turn turn, Paging how, Arr items) {
    List<String> ids = bench.ids(bench.subject().resource(list.resource()), items);
    return ids.isEmpty() || !tells(turn, how.more(), Json.Bool.TRUE)
        ? Optional.empty()
        : how.cursor().map(name -> with(turn.call().request(), name, ids.getLast()));
  }

  private static boolean tells(Turn turn, Optional<String> member, Json value) {
    return member
        .flatMap(name -> Dig.document(turn.reply()).flatMap(whole -> Dig.find(whole, name)))
        .filter(value::equals)
        .isPresent();
  }

  private Optional<Request> byMember(Turn turn, Paging how) {
    if (tells(turn, how.last(), Json.Bool.TRUE) || tells(turn, how.more(), Json.Bool.FALSE)) {
      return Optional.empty();
    }
    return how.next()
        .flatMap(name -> Dig.document(turn.reply()).flatMap(whole -> Dig.find(whole, name)))
        .flatMap(value -> value.asWords().or(() -> Dig.find(value, "href").flatMap(Json::asWords)))
        .filter(words -> !words.isEmpty())
        .flatMap(words ->
            words.contains("/") && words.contains("?")
                ? Optional.of(at(turn, words))
                : how.cursor().map(cursor -> with(turn.call().request(), cursor, words)));
  }

  private static Request at(Turn turn, String address) {
    URI uri = URI.create(address);
    Request before = turn.call().request();
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    return new Request(before.method(), before.path(), query, before.headers(), before.body());
  }

  private Request nextPage(Request request, String name) {
    Optional<Long> first =
        bench
            .subject()
            .operation(list)
            .parameter(Parameter.Place.QUERY, name)
            .flatMap(parameter -> parameter.schema().defaultValue())
            .flatMap(Json::asWords)
            .filter(words -> words.matches("\\d{1,9}"))
            .map(Long::valueOf);
    long page = request.parameters().find(name).map(Long::valueOf).orElse(first.orElse(1L));
    return with(request, name, Long.toString(page + 1));
  }

  private static Request with(Request request, String name, String value) {
    return new Request(
        request.method(),
        request.path(),
        request.parameters().with(name, value).toString(),
        request.headers(),
        request.body());
  }
}
