package dev.dtu.twins.slack;

import dev.dtu.effect.Play;
import dev.dtu.effect.Rows;
import dev.dtu.effect.Thing;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a text calls by its name, linked where the caller asks for it: groups of people with
/// `link_names`; people, channels, everybody and addresses too with `parse: full`.
///
/// - source: docs.slack.dev/reference/methods/chat.postMessage (link_names, parse), 2026-08-31
record Mentions(Play play, boolean full) {

  private static final Pattern NAME =
      Pattern.compile("(?<![\\w<|/.@#])(?:(https?://[^\\s<>|]+)|([@#])([\\p{L}\\p{N}._-]+))");
  private static final List<String> EVERYBODY = List.of("here", "channel", "everyone");

  /// The text, linked as the arguments ask for.
  static String linked(Play play, Obj arguments, String text) {
    boolean full = arguments.text("parse").filter("full"::equals).isPresent();
    boolean names =
        arguments.flag("link_names")
            || arguments.text("link_names").filter(it -> it.matches("true|1")).isPresent();
    return full || names
        ? NAME.matcher(text).replaceAll(it -> escaped(new Mentions(play, full), it))
        : text;
  }

  private static String escaped(Mentions mentions, MatchResult found) {
    return java.util.regex.Matcher.quoteReplacement(mentions.link(found).orElse(found.group()));
  }

  private Optional<String> link(MatchResult found) {
    if (found.group(1) != null) {
      return full ? Optional.of("<" + found.group(1) + ">") : Optional.empty();
    }
    String name = found.group(3);
    if (found.group(2).equals("#")) {
      return full
          ? Channels.of(play)
              .seen(name)
              .filter(Channels::open)
              .map(it -> "<#" + it.id() + "|" + name + ">")
          : Optional.empty();
    }
    Optional<String> group =
        called("usergroup", "handle", name).map(it -> "<!subteam^" + it.id() + "|@" + name + ">");
    if (!full || group.isPresent()) {
      return group;
    }
    return EVERYBODY.contains(name)
        ? Optional.of("<!" + name + ">")
        : called("user", "name", name).map(it -> "<@" + it.id() + ">");
  }

  private Optional<Thing> called(String resource, String member, String name) {
    Rows rows = play.rows(resource);
    return rows.all().stream()
        .filter(each -> each.text(member).filter(name::equals).isPresent())
        .findFirst();
  }
}
