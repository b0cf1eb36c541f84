package dev.dtu.mine;

import dev.dtu.contract.Also;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;

/// Addresses of the service in answers, with the beginning that its contract has.
record Addresses(String origin, List<Also> beginnings) {

  /// The value with each such address as the contract spells it.
  Json plain(Json value) {
    if (beginnings.isEmpty() || origin.isEmpty()) {
      return value;
    }
    return switch (value) {
      case Json.Text(String text) when text.startsWith(origin + "/") ->
          Json.of(origin + path(text.substring(origin.length())));
      case Arr arr -> Arr.of(arr.items().stream().map(this::plain).toList());
      case Obj obj -> {
        var out = Obj.builder();
        obj.forEach(each -> out.put(each.key(), plain(each.value())));
        yield out.build();
      }
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> value;
    };
  }

  private String path(String path) {
    for (Also each : beginnings) {
      Optional<String> meant = each.meant(path);
      if (meant.isPresent()) {
        return meant.get();
      }
    }
    return path;
  }
}
