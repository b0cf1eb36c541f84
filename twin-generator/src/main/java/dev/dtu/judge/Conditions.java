package dev.dtu.judge;

import dev.dtu.folder.TwinFolder;
import dev.dtu.mine.Secrets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Conditions of a twin's lines that tell a secret: what stands where clients put theirs.
final class Conditions {

  /// A fact and its word, on one line of JSON or YAML.
  private static final Pattern CONDITION =
      Pattern.compile(
          "[\"'{\\s,]((?:sent|before|within):/[^\"'\\s:]+|(?:query|path):[^\"'\\s:/]+)[\"']?"
              + "\\s*:\\s*[\"']?([^\"',}\\s][^\"',}]*)");

  /// What is no secret whatever it stands for.
  private static final Pattern PLAIN = Pattern.compile("true|false|null|-?\\d{1,3}");

  private Conditions() {}

  /// Those of a folder's data.
  static List<Leak> secret(TwinFolder folder) throws IOException {
    List<Leak> leaks = new ArrayList<>();
    for (var file : TwinFolder.files(folder.data()).entrySet()) {
      String name = TwinFolder.DATA + "/" + file.getKey();
      String text = new String(Files.readAllBytes(file.getValue()), StandardCharsets.UTF_8);
      List<String> lines = text.lines().toList();
      for (int i = 0; i < lines.size(); i++) {
        Matcher condition = CONDITION.matcher(lines.get(i));
        while (condition.find()) {
          String fact = condition.group(1);
          String word = condition.group(2).strip();
          if (Secrets.tells(fact, Set.of()) && !PLAIN.matcher(word).matches()) {
            leaks.add(new Leak(name, i + 1, word, Leak.Kind.SECRET, fact));
          }
        }
      }
    }
    return leaks;
  }
}
