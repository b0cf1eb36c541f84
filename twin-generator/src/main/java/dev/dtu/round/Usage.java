package dev.dtu.round;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How many tokens an agent says it used: members that end in `tokens` of an object `usage` in the last
/// line of JSON it wrote, or the last `tokens used: 12,345` it wrote; else none.
final class Usage {

  private static final Pattern SAID =
      Pattern.compile("(?i)tokens(?:\\s+used)?\\s*[:=]\\s*([0-9][0-9,_.]*)(k?)\\b");

  private Usage() {}

  static long tokens(String output) {
    long tokens = 0;
    for (String line : output.lines().toList()) {
      String text = line.strip();
      if (text.startsWith("{") && text.endsWith("}")) {
        long told = told(text);
        tokens = told > 0 ? told : tokens;
      }
    }
    if (tokens > 0) {
      return tokens;
    }
    Matcher said = SAID.matcher(output);
    while (said.find()) {
      String digits = said.group(1).replaceAll("[,_]", "").replaceAll("\\.$", "");
      double number = digits.matches("\\d+(\\.\\d+)?") ? Double.parseDouble(digits) : 0;
      tokens = Math.round(said.group(2).isEmpty() ? number : 1000 * number);
    }
    return tokens;
  }

  private static long told(String line) {
    try {
      return Json.parse(line).asObj().flatMap(all -> all.obj("usage")).map(Usage::sum).orElse(0L);
    } catch (Malformed noJson) {
      return 0;
    }
  }

  private static long sum(Obj usage) {
    long sum = 0;
    for (Obj.Member member : usage) {
      sum +=
          switch (member.value()) {
            case Json.Num number when member.key().endsWith("tokens") -> number.whole().orElse(0L);
            case Json.Num _, Json.Text _, Json.Bool _, Json.Null _, Obj _, Arr _ -> 0;
          };
    }
    return sum;
  }
}
