package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The workspace's channels as administrators look for them, those of others too, and the barriers
/// between groups of people.
///
/// - source: docs.slack.dev/reference/methods/admin.conversations.search and admin.barriers.*,
///   2026-08-31
final class Survey {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("admin.conversations.search", Survey::search)
          .finding("admin.barriers.create", Survey::bar)
          .finding("admin.barriers.update", Survey::rebar)
          .finding("admin.barriers.list", Survey::barriers);

  private static final List<String> TYPES =
      List.of(
          "private",
          "private_exclude",
          "archived",
          "exclude_archived",
          "private_exclude_archived",
          "multi_workspace",
          "org_wide",
          "external_shared",
          "external_shared_exclude",
          "external_shared_private",
          "external_shared_archived",
          "exclude_org_shared");
  private static final List<String> SORTS = List.of("relevant", "name", "member_count", "created");
  private static final List<String> SUBJECTS = List.of("im", "mpim", "call");
  private static final String BARRIER = "barrier";
  private static final String PRIMARY = "primary_usergroup";
  private static final String OTHERS = "barriered_from_usergroups";
  private static final int USUAL = 10;
  private static final int MOST = 20;

  private Survey() {}

  /// Looks for channels.
  ///
  /// - in: `query`, `search_channel_types`, `sort`, `sort_dir`, `limit` (1 to 20, 10), `cursor`
  /// - refuses, in this order: `invalid_search_channel_type`, `invalid_sort`, `invalid_sort_dir`,
  ///   `invalid_limit`, `invalid_cursor`
  private static Reply search(Play play) {
    List<String> types = Membership.words(play, "search_channel_types");
    String sort = play.argument("sort").filter(it -> !it.isEmpty()).orElse("member_count");
    String way = play.argument("sort_dir").filter(it -> !it.isEmpty()).orElse("desc");
    if (!TYPES.containsAll(types)) {
      throw Said.no("invalid_search_channel_type");
    }
    if (!SORTS.contains(sort)) {
      throw Said.no("invalid_sort");
    }
    if (!way.equals("asc") && !way.equals("desc")) {
      throw Said.no("invalid_sort_dir");
    }
    String query = play.argument("query").orElse("").toLowerCase(Locale.ROOT);
    List<Json> found = new ArrayList<>();
    for (Thing channel : play.rows(Channels.CHANNEL).all()) {
      boolean named = channel.text("name").orElse("").contains(query);
      if (!Channels.direct(channel) && named && wanted(channel, types)) {
        found.add(shown(play, channel));
      }
    }
    Comparator<Json> order =
        sort.equals("name")
            ? Comparator.comparing(each -> each.at("name").flatMap(Json::asText).orElse(""))
            : Comparator.comparingLong(each -> Clock.seconds((Obj) each, number(sort)));
    found.sort(way.equals("asc") ? order : order.reversed());
    Json total = Messages.number(found.size());
    if (Conversations.flag(play, "total_count_only")) {
      return Said.ok(Obj.of("total_count", total));
    }
    var listed = new Lists.Listed(found, it -> it.at("id").orElse(Json.of("")), "channel:");
    Obj page = Lists.page(play, "conversations", listed, new Lists.Size(USUAL, MOST));
    Json next = page.at("response_metadata.next_cursor").orElse(Json.of(""));
    return Said.ok(
        page.without("response_metadata").with("next_cursor", next).with("total_count", total));
  }

  private static String number(String sort) {
    return sort.equals("created") ? sort : "member_count";
  }

  private static boolean wanted(Thing channel, List<String> types) {
    boolean hidden = !Channels.open(channel);
    boolean over = Channels.archived(channel);
    boolean shared = channel.item().flag("is_ext_shared");
    for (String type : types) {
      boolean fits =
          switch (type) {
            case "private" -> hidden;
            case "private_exclude" -> !hidden;
            case "archived" -> over;
            case "exclude_archived" -> !over;
            case "private_exclude_archived" -> hidden && !over;
            case "external_shared" -> shared;
            case "external_shared_exclude" -> !shared;
            case "external_shared_private" -> shared && hidden;
            case "external_shared_archived" -> shared && over;
            case "exclude_org_shared" -> true;
            default -> false; // of organisations of several workspaces
          };
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private static Obj shown(Play play, Thing channel) {
    Obj item = channel.item();
    String team = play.rows("team").first().orElseThrow().id();
    return Obj.builder()
        .put("id", channel.id())
        .put("name", channel.text("name").orElse(""))
        .put("purpose", item.obj("purpose").flatMap(it -> it.text("value")).orElse(""))
        .put("member_count", Channels.of(play).members(channel).size())
        .put("created", Clock.seconds(item, "created"))
        .put("creator_id", channel.text("creator").orElse(""))
        .put("is_private", item.flag("is_private"))
        .put("is_archived", item.flag("is_archived"))
        .put("is_general", item.flag("is_general"))
        .put("last_activity_ts", Clock.last(play, channel.id()) * 1_000_000)
        .put("is_ext_shared", item.flag("is_ext_shared"))
        .put("is_global_shared", false)
        .put("is_org_default", false)
        .put("is_org_mandatory", false)
        .put("is_org_shared", false)
        .put("is_frozen", item.flag("is_frozen"))
        .put("connected_team_ids", connected(item, team))
        .put("internal_team_ids_count", 1)
        .put("internal_team_ids_sample_team", team)
        .put("pending_connected_team_ids", item.items("pending_connected_team_ids"))
        .put("is_pending_ext_shared", item.flag("is_pending_ext_shared"))
        .build();
  }

  private static Arr connected(Obj item, String own) {
    return Arr.of(
        item.items("shared_team_ids").items().stream()
            .filter(each -> !each.equals(Json.of(own)))
            .toList());
  }

  private static Obj named(Play play, String id, String error) {
    Thing group = play.rows("usergroup").find(id).orElseThrow(() -> Said.no(error));
    return Obj.of("id", Json.of(id), "name", Json.of(group.text("name").orElse("")));
  }

  /// What a barrier is: between which groups, and against what.
  ///
  /// - refuses, in this order: `primary_usergroup_not_found`,
  ///   `barriered_from_usergroups_not_found`, `invalid_restricted_subjects`
  private static Obj told(Play play) {
    String own = play.argument(PRIMARY + "_id").orElse("");
    Obj primary = named(play, own, "primary_usergroup_not_found");
    List<Json> others = new ArrayList<>();
    for (String id : Membership.words(play, "barriered_from_usergroup_ids")) {
      others.add(named(play, id, "barriered_from_usergroups_not_found"));
    }
    List<String> subjects = Membership.words(play, "restricted_subjects");
    if (!subjects.containsAll(SUBJECTS) || !SUBJECTS.containsAll(subjects)) {
      throw Said.no("invalid_restricted_subjects"); // all three or none, says the reference
    }
    return Obj.of(PRIMARY, primary, OTHERS, Arr.of(others))
        .with(
            "restricted_subjects", Arr.of(subjects.stream().map(it -> (Json) Json.of(it)).toList()))
        .with("date_update", Messages.number(Clock.seconds(play)));
  }

  /// Puts a barrier between groups.
  ///
  /// - refuses, in this order: what [#told] refuses, `barrier_already_exists`
  private static Reply bar(Play play) {
    Obj told = told(play);
    boolean there =
        play.rows(BARRIER).all().stream()
            .anyMatch(each ->
                each.item().find(PRIMARY).equals(told.find(PRIMARY))
                    && each.item().items(OTHERS).items().stream()
                        .anyMatch(told.items(OTHERS).items()::contains));
    if (there) {
      throw Said.no("barrier_already_exists");
    }
    Obj item = Obj.of("id", Json.of(play.rows(BARRIER).mint())).withAll(told);
    return Said.ok(Obj.of(BARRIER, play.rows(BARRIER).make(item).item()));
  }

  /// Moves a barrier.
  ///
  /// - refuses, in this order: `barrier_not_found`, what [#told] refuses
  private static Reply rebar(Play play) {
    Thing barrier =
        play.rows(BARRIER)
            .find(play.argument("barrier_id").orElse(""))
            .orElseThrow(() -> Said.no("barrier_not_found"));
    Thing now = play.rows(BARRIER).keep(barrier.showing(barrier.item().withAll(told(play))));
    return Said.ok(Obj.of(BARRIER, now.item()));
  }

  /// The barriers, a page at a time.
  ///
  /// - refuses, in this order: `invalid_limit`, `invalid_cursor`
  private static Reply barriers(Play play) {
    List<Json> all = play.rows(BARRIER).all().stream().map(each -> (Json) each.item()).toList();
    var listed = new Lists.Listed(all, it -> it.at("id").orElse(Json.of("")), "barrier:");
    return Said.ok(Lists.page(play, "barriers", listed, new Lists.Size(100, 1000)));
  }
}
