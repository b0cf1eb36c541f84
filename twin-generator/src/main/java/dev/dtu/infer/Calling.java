package dev.dtu.infer;

import java.util.Set;

/// The verbs that procedures are named by, and what they do.
final class Calling {

  /// What a verb does, as far as the word tells.
  enum Sense {
    MAKE,
    SHOW,
    LIST,
    CHANGE,
    REMOVE,
    /// Puts into, or takes out of, when two things are named.
    JOIN,
    PART,
    OTHER
  }

  private static final Set<String> MAKE =
      Set.of(
          "create",
          "add",
          "open",
          "post",
          "schedule",
          "upload",
          "send",
          "insert",
          "new",
          "push",
          "publish");
  private static final Set<String> SHOW =
      Set.of("info", "get", "read", "retrieve", "lookup", "fetch", "describe", "show");
  private static final Set<String> LIST =
      Set.of("list", "history", "search", "query", "find", "replies");
  private static final Set<String> CHANGE =
      Set.of("update", "rename", "set", "edit", "modify", "patch", "change");
  private static final Set<String> REMOVE = Set.of("delete", "remove", "destroy");
  private static final Set<String> JOIN = Set.of("invite", "join");
  private static final Set<String> PART = Set.of("kick", "leave");

  private Calling() {}

  static Sense sense(String verb) {
    if (MAKE.contains(verb)) {
      return Sense.MAKE;
    } else if (SHOW.contains(verb)) {
      return Sense.SHOW;
    } else if (LIST.contains(verb)) {
      return Sense.LIST;
    } else if (CHANGE.contains(verb)) {
      return Sense.CHANGE;
    } else if (REMOVE.contains(verb)) {
      return Sense.REMOVE;
    } else if (JOIN.contains(verb)) {
      return Sense.JOIN;
    }
    return PART.contains(verb) ? Sense.PART : Sense.OTHER;
  }

  /// True for a word that begins the name of a procedure.
  static boolean verb(String word) {
    return sense(word) != Sense.OTHER || Verbs.known(word);
  }

  /// What a verb has done when it is done: `scheduled` for `schedule`.
  static String done(String verb) {
    return verb.endsWith("e") ? verb + "d" : verb + "ed";
  }
}
