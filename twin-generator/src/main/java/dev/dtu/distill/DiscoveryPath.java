package dev.dtu.distill;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The path of a method, as a router can tell it from others.
///
/// Many methods of one API share a path such as `v1/{+name}`, where `name` is any path of a
/// resource: then the flat path, which spells the segments out, is taken, and what the document
/// calls by one name is told in pieces.
///
/// @param path below the service's own path, with a slash before it
/// @param composed name → the template of what it is made of; empty unless the flat path was taken
record DiscoveryPath(String path, Obj composed) {

  private static final Pattern WHOLE = Pattern.compile("\\{\\+([^{}]+)}");

  static DiscoveryPath of(Spot method) {
    String path = rooted(method.node().words("path").orElse(""));
    Optional<String> flat =
        method.node().words("flatPath").filter(one -> !one.isEmpty()).map(DiscoveryPath::rooted);
    List<String> wholes = WHOLE.matcher(path).results().map(one -> one.group(1)).toList();
    if (wholes.isEmpty() || flat.isEmpty() || flat.get().equals(path)) {
      return new DiscoveryPath(path, Obj.EMPTY);
    }
    var spelled = new StringBuilder();
    int from = 0;
    Matcher whole = WHOLE.matcher(path);
    while (whole.find()) {
      spelled.append(Pattern.quote(path.substring(from, whole.start()))).append("(.+)");
      from = whole.end();
    }
    Matcher pieces =
        Pattern.compile(spelled.append(Pattern.quote(path.substring(from))).toString())
            .matcher(flat.get());
    if (!pieces.matches()) {
      return new DiscoveryPath(path, Obj.EMPTY);
    }
    var composed = Obj.builder();
    for (int i = 0; i < wholes.size(); i++) {
      composed.put(wholes.get(i), Json.of(pieces.group(i + 1)));
    }
    return new DiscoveryPath(flat.get(), composed.build());
  }

  private static String rooted(String path) {
    return "/" + path.replaceFirst("^/+", "");
  }
}
