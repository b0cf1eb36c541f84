package dev.dtu.infer;

import dev.dtu.contract.Schema;
import dev.dtu.effect.Sort;
import dev.dtu.json.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The arguments of a list that put it in order.
final class Orders {
  private static final Set<String> BY =
      Set.of("sort", "sortby", "orderby", "ordering", "sortfield", "sortkey", "order");
  private static final Set<String> WAY =
      Set.of(
          "order", "sortorder", "direction", "dir", "sortdirection", "sortdir", "orderdirection");
  private static final Set<String> WAYS = Set.of("asc", "desc", "ascending", "descending");
  private static final Pattern KEY =
      Pattern.compile("([+-]?)(.*?)(?:[ :_.-]+(asc|desc|ascending|descending))?");
  private static final Set<String> BORN =
      Set.of("created", "createdat", "datecreated", "createddate");

  private Orders() {}

  static Sort of(List<Argument> arguments, Schema item, Forms forms) {
    Optional<Argument> way =
        arguments.stream().filter(a -> WAY.contains(a.plain()) && goes(a)).findFirst();
    Optional<Argument> by =
        arguments.stream()
            .filter(a -> BY.contains(a.plain()) && way.filter(a::equals).isEmpty() && !goes(a))
            .findFirst();
    var members = new TreeMap<String, String>();
    boolean known = by.filter(a -> words(a).isEmpty()).isPresent();
    for (String word : by.map(Orders::words).orElse(List.of())) {
      String named = named(word);
      Optional<String> member = Members.ordered(named, item, forms);
      known |= member.isPresent();
      member.filter(m -> !m.equals(named)).ifPresent(m -> members.put(named, m));
    }
    if (by.isPresent() && !known) {
      return Sort.NONE;
    }
    String usual = usual(by, way, item, forms);
    return by.isEmpty() && way.isEmpty()
        ? Sort.NONE
        : new Sort(
            by.map(Argument::name).orElse(""), way.map(Argument::name).orElse(""), members, usual);
  }

  /// True for an argument whose words are ways alone.
  private static boolean goes(Argument argument) {
    List<String> words = words(argument);
    return words.isEmpty()
        ? !argument.plain().equals("order") && !BY.contains(argument.plain())
        : words.stream().allMatch(word -> WAYS.contains(word.toLowerCase(java.util.Locale.ROOT)));
  }

  private static List<String> words(Argument argument) {
    Schema schema =
        argument.schema().types().contains("array")
            ? argument.schema().items().orElse(argument.schema())
            : argument.schema();
    return schema.enumeration().stream().flatMap(each -> each.asText().stream()).toList();
  }

  private static String named(String word) {
    Matcher parts = KEY.matcher(word);
    return parts.matches() ? parts.group(2) : word;
  }

  /// The order when nobody asks, as the defaults of the arguments say it.
  private static String usual(
      Optional<Argument> by, Optional<Argument> way, Schema item, Forms forms) {
    String key = by.map(Orders::usual).orElse("");
    String side = way.map(Orders::usual).orElse("");
    String named = named(key);
    Optional<String> member = Members.ordered(named, item, forms);
    if (key.isEmpty() || member.isEmpty()) {
      return "";
    }
    boolean down =
        key.startsWith("-") || key.matches(".*[ :_.-](desc|descending)") || side.startsWith("desc");
    if (BORN.contains(Words.plain(member.get()))) {
      return down ? "-" : "";
    }
    return down ? named + " desc" : named;
  }

  private static String usual(Argument argument) {
    return argument.schema().defaultValue().flatMap(Json::asText).orElse("");
  }
}
