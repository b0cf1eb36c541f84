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
  private static final Map<String, List<String>> ENDS_IN =
      Map.ofEntries(
          Map.entry("activate", List.of("active", "activated", "enabled")),
          Map.entry("enable", List.of("enabled", "active")),
          Map.entry("deactivate", List.of("deactivated", "inactive", "deprovisioned", "disabled")),
          Map.entry("disable", List.of("disabled", "inactive")),
          Map.entry("suspend", List.of("suspended")),
          Map.entry("unsuspend", List.of("active", "activated")),
          Map.entry("resume", List.of("active", "running", "resumed")),
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
          Map.entry("revoke", List.of("revoked")),
          Map.entry("start", List.of("started", "running", "available", "active")),
          Map.entry("stop", List.of("stopped", "shutdown", "inactive")),
          Map.entry("complete", List.of("completed", "complete", "done")),
          Map.entry("finish", List.of("finished", "completed")),
          Map.entry("resolve", List.of("resolved")),
          Map.entry("acknowledge", List.of("acknowledged")),
          Map.entry("verify", List.of("verified", "active")));
  private static final Map<String, String> SWITCHED_ON =
      Map.of(
          "archive",
          "archived",
          "enable",
          "enabled",
          "activate",
          "active",
          "lock",
          "locked",
          "publish",
          "published",
          "star",
          "starred",
          "pin",
          "pinned",
          "disable",
          "disabled",
          "deactivate",
          "deactivated",
          "suspend",
          "suspended");
  private static final Map<String, String> SWITCHED_OFF =
      Map.of(
          "unarchive",
          "archived",
          "disable",
          "enabled",
          "deactivate",
          "active",
          "unlock",
          "locked",
          "unpublish",
          "published",
          "unstar",
          "starred",
          "unpin",
          "pinned",
          "enable",
          "disabled",
          "unsuspend",
          "suspended",
          "restore",
          "archived");

  private Verbs() {}

  /// True for a verb that moves a state or a switch, where an item has one.
  static boolean known(String word) {
    return ENDS_IN.containsKey(word) || SWITCHED_ON.containsKey(word);
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
      String tells = Words.of(member.name()).indexOf("is") == 0 ? name.substring(2) : name;
      if (tells.equals(SWITCHED_ON.get(verb))) {
        return Optional.of(Json.of(true));
      }
      return tells.equals(SWITCHED_OFF.get(verb)) ? Optional.of(Json.of(false)) : Optional.empty();
    }
    return STATES.contains(name)
        ? state(verb, object, member.schema().enumeration())
        : Optional.empty();
  }

  /// The state a verb ends in: `SUSPENDED` for `suspend`, `PASSWORD_EXPIRED` for `expire_password`.
  private static Optional<Json> state(String verb, String object, List<Json> values) {
    for (String end : ENDS_IN.getOrDefault(verb, List.of())) {
      for (Json value : values) {
        String state = value.asText().map(Verbs::plain).orElse("");
        if (state.equals(end) || !object.isEmpty() && state.equals(object + end)) {
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
