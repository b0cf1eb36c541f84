package dev.dtu.twins.slack;

import dev.dtu.effect.Thing;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What somebody looks for: words and phrases, all of which must be there, and where, from whom and
/// when. A word with a minus before it must not be.
///
/// - source: slack.com/help, search in Slack (modifiers), 2026-08-31
///
/// @param clauses what must hold
record Wanted(List<Clause> clauses) {

  private static final Pattern CLAUSE = Pattern.compile("(-)?(?:(\\w+):)?(?:\"([^\"]*)\"|(\\S+))");
  private static final Pattern MENTION = Pattern.compile("<[@#!][^<>]*>");
  private static final List<String> KEYS =
      List.of("in", "from", "before", "after", "on", "has", "is");

  /// One thing that must hold, or must not.
  ///
  /// @param key empty for words of the text
  record Clause(boolean not, String key, String value) {}

  static Wanted of(String query) {
    List<Clause> clauses = new ArrayList<>();
    Matcher clause = CLAUSE.matcher(query);
    while (clause.find()) {
      String key = Optional.ofNullable(clause.group(2)).orElse("").toLowerCase(Locale.ROOT);
      String value = clause.group(3) != null ? clause.group(3) : clause.group(4);
      boolean known = KEYS.contains(key);
      String text = known || key.isEmpty() ? value : key + ":" + value;
      clauses.add(
          new Clause(clause.group(1) != null, known ? key : "", text.toLowerCase(Locale.ROOT)));
    }
    return new Wanted(List.copyOf(clauses));
  }

  /// Whether a message is looked for.
  boolean message(Channels channels, Thing channel, Thing message) {
    String text = message.text("text").orElse("").toLowerCase(Locale.ROOT);
    long seconds = Clock.micros(message.id()) / 1_000_000;
    for (Clause clause : clauses) {
      boolean holds =
          switch (clause.key) {
            case "in" -> in(channels, channel, clause.value);
            case "from" -> from(channels, Messages.author(message), clause.value);
            case "before", "after", "on" -> when(clause, seconds);
            case "has" -> has(message, text, clause.value);
            case "is" -> clause.value.equals("thread") && message.item().has("thread_ts");
            default -> said(text, clause.value);
          };
      if (holds == clause.not) {
        return false;
      }
    }
    return true;
  }

  /// Whether a file is looked for.
  boolean file(Channels channels, Thing file) {
    String text =
        (file.text("name").orElse("") + " " + file.text("title").orElse(""))
            .toLowerCase(Locale.ROOT);
    for (Clause clause : clauses) {
      boolean holds =
          switch (clause.key) {
            case "in" ->
                Files.places(file).stream()
                    .flatMap(id -> channels.seen(id).stream())
                    .anyMatch(channel -> in(channels, channel, clause.value));
            case "from" -> from(channels, file.text("user").orElse(""), clause.value);
            case "before", "after", "on" -> when(clause, Clock.seconds(file.item(), "created"));
            case "has", "is" -> false;
            default -> said(text, clause.value);
          };
      if (holds == clause.not) {
        return false;
      }
    }
    return true;
  }

  /// Whether a word of the text begins so, or a few words do; what stands in its place for somebody is
  /// none.
  private static boolean said(String text, String words) {
    if (!text.contains(words)) {
      return false;
    }
    String plain = MENTION.matcher(text).replaceAll(" ");
    for (int at = plain.indexOf(words); at >= 0; at = plain.indexOf(words, at + 1)) {
      if (at == 0
          || !Character.isLetterOrDigit(plain.charAt(at - 1))
          || !Character.isLetterOrDigit(words.charAt(0))) {
        return true;
      }
    }
    return false;
  }

  private static boolean in(Channels channels, Thing channel, String name) {
    String plain = name.replaceAll("^<?[#@]|>$", "");
    boolean named =
        channel.text("name").filter(plain::equals).isPresent()
            || channel.id().toLowerCase(Locale.ROOT).equals(plain);
    return named
        || channel.item().flag("is_im")
            && channels.members(channel).stream().anyMatch(user -> called(user, plain));
  }

  private static boolean from(Channels channels, String author, String name) {
    if (name.equals("me")) {
      return author.equals(channels.speaker().id());
    }
    String plain = name.replaceAll("^<?@|>$", "");
    return channels.users().find(author).filter(user -> called(user, plain)).isPresent();
  }

  private static boolean called(Thing user, String name) {
    return user.id().toLowerCase(Locale.ROOT).equals(name)
        || user.text("name").filter(name::equals).isPresent();
  }

  private static boolean when(Clause clause, long seconds) {
    try {
      LocalDate day = LocalDate.parse(clause.value);
      LocalDate said =
          java.time.Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC).toLocalDate();
      return switch (clause.key) {
        case "before" -> said.isBefore(day);
        case "after" -> said.isAfter(day);
        default -> said.equals(day);
      };
    } catch (DateTimeParseException noDay) {
      return false;
    }
  }

  private static boolean has(Thing message, String text, String what) {
    return switch (what) {
      case "link" -> text.contains("http://") || text.contains("https://");
      case "pin" -> message.item().has("pinned_to");
      case "reaction" -> message.item().has("reactions");
      default ->
          message.item().items("reactions").items().stream()
              .flatMap(each -> each.asObj().stream())
              .flatMap(each -> each.text("name").stream())
              .anyMatch(name -> what.equals(":" + name + ":"));
    };
  }

  /// A name in the form of a UUID, the same each time.
  static String name(String of) {
    return UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
