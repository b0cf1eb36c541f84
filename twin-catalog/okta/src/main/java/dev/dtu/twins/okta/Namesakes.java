package dev.dtu.twins.okta;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.effect.Thing;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;

/// Inline hooks whose names are one's alone, and names of other things that are.
///
/// - source: dossier of developer.okta.com, names of event and inline hooks, 2026-08-31
final class Namesakes {

  /// What data cannot say of them.
  static final Repertoire PARTS =
      Repertoire.NONE
          .on("createInlineHook", play -> kept(play, "inline-hook", ""))
          .on("updateInlineHook", play -> kept(play, "inline-hook", "inlineHookId"))
          .on("replaceInlineHook", play -> kept(play, "inline-hook", "inlineHookId"));

  private Namesakes() {}

  /// Does what data says unless another has the name.
  static Reply kept(Play play, String resource, String parameter) {
    String own = parameter.isEmpty() ? "" : play.asked(parameter).orElse("");
    none(play, resource, own);
    return play.plainly();
  }

  /// Refuses a name that another has: E0000001.
  static void none(Play play, String resource, String own) {
    String name = play.sent().text("name").orElse("");
    for (Thing each : play.rows(resource).all()) {
      if (!each.id().equals(own) && each.text("name").filter(name::equals).isPresent()) {
        throw Refusal.of(Problem.CONFLICT).because("name", "");
      }
    }
  }
}
