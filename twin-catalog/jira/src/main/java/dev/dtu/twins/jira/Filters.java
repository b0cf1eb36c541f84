package dev.dtu.twins.jira;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// Saved queries: each is its owner's, and may be a favourite.
///
/// - source: developer.atlassian.com, platform REST v3, filters, 2026-09-12
final class Filters {

  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createFilter", Filters::keep)
          .on("updateFilter", Filters::keep)
          .on("getFavouriteFilters", play -> list(play, Filters::favourite))
          .on("getMyFilters", play -> list(play, it -> mine(play, it)))
          .on("setFavouriteForFilter", play -> favour(play, true))
          .on("deleteFavouriteForFilter", play -> favour(play, false));

  private static final String FILTER = "filter";
  private static final String FAVOURITE = "favourite";

  private Filters() {}

  /// Saves a filter, whose query must be one that may be asked.
  ///
  /// - in: `name`, `jql`, `description`, `favourite`
  /// - refuses, in this order: `jql`, `invalid` for a name that another one has
  static Reply keep(Play play) {
    play.sent().text("jql").ifPresent(it -> Question.asked(play, it, Question.Heed.STRICT));
    Optional<String> name = play.sent().text("name");
    String own = play.asked("id").orElse("");
    for (Thing each : play.rows(FILTER).all()) {
      if (!each.id().equals(own) && name.isPresent() && each.text("name").equals(name)) {
        throw Said.field("filterName", "Filter with same name already exists.");
      }
    }
    Reply reply = play.plainly();
    Optional<Thing> filter = play.changed();
    if (filter.isEmpty()) {
      return reply;
    }
    Thing owned = filter.get().with("owner", Accounts.me(play));
    boolean described = play.sent().has("description") || !own.isEmpty();
    Thing told = described ? owned : owned.with("description", "");
    String jql = URLEncoder.encode(told.text("jql").orElse(""), StandardCharsets.UTF_8);
    Thing led =
        told.with("viewUrl", "${origin}/issues/?filter=" + told.id())
            .with("searchUrl", "${origin}/rest/api/3/search?jql=" + jql);
    return play.shown(play.rows(FILTER).keep(led));
  }

  private static boolean favourite(Thing filter) {
    return filter.item().flag(FAVOURITE);
  }

  private static boolean mine(Play play, Thing filter) {
    Optional<String> owner = filter.text("owner.accountId");
    boolean own = owner.isEmpty() || owner.equals(Accounts.me(play).text("accountId"));
    return own || play.flagged("includeFavourites") && favourite(filter);
  }

  private static Reply list(Play play, Predicate<Thing> which) {
    Rows rows = play.rows(FILTER);
    List<Json> found = new ArrayList<>();
    rows.all().stream().filter(which).forEach(it -> found.add(rows.shown(it)));
    return Answer.of(play, Json.array(found));
  }

  private static Reply favour(Play play, boolean favourite) {
    Rows rows = play.rows(FILTER);
    Thing filter = rows.get(play.asked("id").orElse(""));
    Thing kept =
        rows.keep(
            filter
                .with(FAVOURITE, Json.of(favourite))
                .with("favouritedCount", Json.of(favourite ? 1 : 0)));
    return Answer.of(play, rows.shown(kept));
  }
}
