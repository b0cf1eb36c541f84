package dev.dtu.infer;

import dev.dtu.contract.Schema;
import dev.dtu.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an action named by a verb moves: the member that tells an item's state, or a switch.
final class Verbs {
  private static final List<String> STATES =
      List.of("status", "state", "lifecyclestate", "lifecyclestatus", "phase", "stage");

  /// What begins the names of states a thing was in or will be.
  private static final List<String> OTHER_TIMES =
      List.of("transition", "previous", "prior", "last", "old", "target", "desired", "next");

  private static final Map<String, List<String>> ENDS_IN =
      Map.ofEntries(
          Map.entry("activate", List.of("active", "activated", "enabled")),
          Map.entry("enable", List.of("enabled", "active")),
          Map.entry("deactivate", List.of("deactivated", "inactive", "deprovisioned", "disabled")),
          Map.entry("disable", List.of("disabled", "inactive")),
          Map.entry("suspend", List.of("suspended")),
          Map.entry("unsuspend", List.of("active", "activated")),
          Map.entry("resume", List.of("active", "running", "resumed", "inprogress")),
          Map.entry("retry", List.of("inprogress", "running", "pending", "scheduled")),
          Map.entry("subscribe", List.of("subscribed")),
          Map.entry("unsubscribe", List.of("unsubscribed")),
          Map.entry("end", List.of("ended", "completed", "finished")),
          Map.entry("merge", List.of("merged", "closed")),
          Map.entry("pause", List.of("paused")),
          Map.entry("lock", List.of("locked", "lockedout")),
          Map.entry("unlock", List.of("active", "unlocked", "open")),
          Map.entry("archive", List.of("archived")),
          Map.entry("trash", List.of("trashed")),
          Map.entry("expire", List.of("expired")),
          Map.entry("unarchive", List.of("active", "unarchived", "open")),
          Map.entry("restore", List.of("active", "restored")),
          Map.entry("close", List.of("closed")),
          Map.entry("reopen", List.of("open", "opened", "reopened")),
          Map.entry("open", List.of("open", "opened")),
          Map.entry("cancel", List.of("cancelled", "canceled", "cancelling")),
          Map.entry("publish", List.of("published", "active")),
          Map.entry("unpublish", List.of("unpublished", "draft")),
          Map.entry("approve", List.of("approved", "active")),
          Map.entry("reject", List.of("rejected", "denied")),
          Map.entry("deny", List.of("denied", "rejected")),
          Map.entry("decline", List.of("declined", "rejected")),
          Map.entry("revoke", List.of("revoked")),
          Map.entry("start", List.of("started", "running", "available", "active", "inprogress")),
          Map.entry("stop", List.of("stopped", "shutdown", "inactive", "cancelled")),
          Map.entry("complete", List.of("completed", "complete", "done")),
          Map.entry("finish", List.of("finished", "completed")),
          Map.entry("resolve", List.of("resolved")),
          Map.entry("acknowledge", List.of("acknowledged")),
          Map.entry("verify", List.of("verified", "active")),
          Map.entry("pay", List.of("paid")),
          Map.entry("send", List.of("sent")),
          Map.entry("void", List.of("void", "voided")),
          Map.entry("submit", List.of("submitted")),
          Map.entry("capture", List.of("captured")),
          Map.entry("refund", List.of("refunded")),
          Map.entry("schedule", List.of("scheduled")),
          Map.entry("unschedule", List.of("draft")),
          Map.entry("finalize", List.of("finalized")));

  /// Switches a verb turns on; what undoes it turns them off.
  private static final Map<String, List<String>> TURNS =
      Map.ofEntries(
          Map.entry("archive", List.of("archived")),
          Map.entry("enable", List.of("enabled")),
          Map.entry("disable", List.of("disabled")),
          Map.entry("activate", List.of("active")),
          Map.entry("deactivate", List.of("deactivated")),
          Map.entry("suspend", List.of("suspended")),
          Map.entry("lock", List.of("locked")),
          Map.entry("publish", List.of("published")),
          Map.entry("star", List.of("starred")),
          Map.entry("pin", List.of("pinned")),
          Map.entry("open", List.of("open")),
          Map.entry("close", List.of("closed")),
          Map.entry("join", List.of("member")),
          Map.entry("mute", List.of("muted")),
          Map.entry("hide", List.of("hidden")),
          Map.entry("trash", List.of("trashed")),
          Map.entry("release", List.of("released")),
          Map.entry("follow", List.of("following", "followed")),
          Map.entry("watch", List.of("watching", "watched")),
          Map.entry("vote", List.of("voted", "hasvoted")),
          Map.entry("subscribe", List.of("subscribed")),
          Map.entry("verify", List.of("verified")),
          Map.entry("block", List.of("blocked")),
          Map.entry("approve", List.of("approved")),
          Map.entry("complete", List.of("complete", "completed")));

  /// What undoes what, beside `un…`.
  private static final Map<String, List<String>> UNDOES =
      Map.ofEntries(
          Map.entry("disable", List.of("enable")),
          Map.entry("enable", List.of("disable")),
          Map.entry("deactivate", List.of("activate")),
          Map.entry("activate", List.of("deactivate")),
          Map.entry("restore", List.of("archive", "trash")),
          Map.entry("close", List.of("open")),
          Map.entry("reopen", List.of("close")),
          Map.entry("leave", List.of("join")),
          Map.entry("show", List.of("hide")));

  /// Switches that are the other side of one another.
  private static final Map<String, String> CONTRARY =
      Map.of("public", "private", "private", "public", "read", "unread", "unread", "read");

  private static final Set<String> MAKING = Set.of("convert", "make", "set", "mark");
  private static final Set<String> LITTLE = Set.of("to", "as", "is");

  /// What a member is moved to that is what was sent.
  static final Json SENT = Json.of("${body}");

  /// What a member is moved to that tells when something was done.
  static final Json NOW = Json.of("${now}");

  private Verbs() {}

  /// True for a verb that moves a state or a switch, where an item has one.
  static boolean known(String word) {
    return ENDS_IN.containsKey(word) || TURNS.containsKey(word);
  }

  /// True for a verb that makes another of the kind it is said to.
  static boolean copies(String word) {
    return Set.of("copy", "clone", "duplicate", "fork", "forks", "generate").contains(word);
  }

  /// The members the verb moves, to what; empty when it is not plain.
  ///
  /// @param method of the operation: `DELETE …/lock` undoes `PUT …/lock`
  static SortedMap<String, Json> sets(String word, String method, Draft draft, Forms forms) {
    return sets(word, method, draft.shapes(), forms);
  }

  /// The members of such shapes that the verb moves.
  static SortedMap<String, Json> sets(
      String word, String method, List<Schema> shapes, Forms forms) {
    List<String> words = Words.of(word);
    var sets = new TreeMap<String, Json>();
    if (words.isEmpty()) {
      return sets;
    }
    boolean undone = method.equals("DELETE");
    String verb = (undone ? "un" : "") + words.getFirst();
    String object = String.join("", words.subList(1, words.size()));
    for (Schema shape : shapes) {
      for (Schema.Property p : forms.members(shape).values()) {
        moved(verb, object, p)
            .or(() -> named(word, undone, p))
            .or(() -> made(words, p))
            .or(() -> done(verb, p))
            .ifPresent(to -> sets.putIfAbsent(p.name(), to));
      }
    }
    return sets;
  }

  /// A switch of the very name: `PUT …/favourite` of what shows `favourite`.
  private static Optional<Json> named(String word, boolean undone, Schema.Property member) {
    boolean switches =
        member.schema().types().contains("boolean")
            && Words.plain(member.name()).equals(Words.plain(word));
    return switches ? Optional.of(Json.of(!undone)) : Optional.empty();
  }

  private static Optional<Json> moved(String verb, String object, Schema.Property member) {
    String name = Words.plain(member.name());
    if (member.schema().types().contains("boolean")) {
      return switched(verb, tells(member));
    }
    boolean state =
        STATES.stream().anyMatch(name::endsWith)
            && OTHER_TIMES.stream().noneMatch(name::startsWith);
    return state ? state(verb, object, member.schema().enumeration()) : Optional.empty();
  }

  /// What a switch tells: `archived` for `is_archived`.
  private static String tells(Schema.Property member) {
    String name = Words.plain(member.name());
    return Words.of(member.name()).indexOf("is") == 0 ? name.substring(2) : name;
  }

  private static Optional<Json> switched(String verb, String tells) {
    if (TURNS.getOrDefault(verb, List.of()).contains(tells)) {
      return Optional.of(Json.of(true));
    }
    List<String> undone =
        verb.startsWith("un") ? List.of(verb.substring(2)) : UNDOES.getOrDefault(verb, List.of());
    boolean off = undone.stream().anyMatch(v -> TURNS.getOrDefault(v, List.of()).contains(tells));
    return off ? Optional.of(Json.of(false)) : Optional.empty();
  }

  /// A switch that something is made to be: `convertToPrivate`, `setAsPrimary`.
  private static Optional<Json> made(List<String> words, Schema.Property member) {
    int from = 1;
    while (from < words.size() && LITTLE.contains(words.get(from))) {
      from++;
    }
    boolean plain = MAKING.contains(words.getFirst()) && from == words.size() - 1;
    if (!plain || from == 1 || !member.schema().types().contains("boolean")) {
      return Optional.empty();
    }
    String wanted = words.getLast();
    if (tells(member).equals(wanted)) {
      return Optional.of(Json.of(true));
    }
    return tells(member).equals(CONTRARY.get(wanted))
        ? Optional.of(Json.of(false))
        : Optional.empty();
  }

  /// The moment a verb was done: `completed_at`, `complete_ts`, `date_end`.
  private static Optional<Json> done(String verb, Schema.Property member) {
    List<String> words = Words.of(member.name());
    boolean two = words.size() == 2 && known(verb);
    boolean ends = two && Set.of("at", "ts", "time", "date", "on").contains(words.getLast());
    String said =
        ends ? words.getFirst() : two && words.getFirst().equals("date") ? words.getLast() : "";
    boolean tells = said.equals(verb) || said.equals(Calling.done(verb));
    return tells && Members.moment(member) ? Optional.of(NOW) : Optional.empty();
  }

  /// The state a verb ends in: `SUSPENDED` for `suspend`, `PASSWORD_EXPIRED` for `expire_password`.
  private static Optional<Json> state(String verb, String object, List<Json> values) {
    for (String end : ENDS_IN.getOrDefault(verb, List.of())) {
      for (Json value : values) {
        String state = value.asText().map(Verbs::plain).orElse("");
        boolean ofObject =
            state.endsWith(end)
                && state.length() > end.length()
                && object.startsWith(state.substring(0, state.length() - end.length()));
        if (state.equals(end) || ofObject) {
          return Optional.of(value);
        }
      }
    }
    return Optional.empty();
  }

  private static String plain(String state) {
    return state.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
