package dev.dtu.contract;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;

/// A beginning of paths that stands for another one: `/rest/api/2` for `/rest/api/3`.
///
/// @param segments of the beginning; `{name}` takes any one segment
/// @param as what stands in its place, from the first slash on; may be empty
public record Also(List<String> segments, String as) {

  public Also {
    segments = List.copyOf(segments);
  }

  static Also of(Obj node) {
    String path = node.find("path").flatMap(Json::asText).orElse("/");
    return new Also(
        List.of(path.substring(1).split("/")), node.find("as").flatMap(Json::asText).orElse(""));
  }

  /// The path with the other beginning; empty when it begins otherwise.
  public Optional<String> meant(String path) {
    int at = 0;
    for (String segment : segments) {
      if (at >= path.length() || path.charAt(at) != '/') {
        return Optional.empty();
      }
      int end = path.indexOf('/', at + 1);
      end = end < 0 ? path.length() : end;
      boolean any = segment.startsWith("{") && end > at + 1;
      boolean same = segment.length() == end - at - 1 && path.startsWith(segment, at + 1);
      if (!any && !same) {
        return Optional.empty();
      }
      at = end;
    }
    return Optional.of(as + path.substring(at));
  }
}
