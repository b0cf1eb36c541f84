package dev.dtu.infer;

import dev.dtu.contract.Schema;
import java.util.List;
import java.util.Map;

/// Which member of an item shows a scope of its key: `owner` is `owner.login`, `projectId` itself.
final class ScopeMembers {
  private static final List<String> NAMES = List.of("login", "key", "slug", "name", "id");

  private ScopeMembers() {}

  static String find(String scope, Draft draft, Forms forms) {
    if (Words.plain(scope).equals("id")) {
      return ""; // an item's own id, not its parent's
    }
    for (Schema shape : draft.shapes()) {
      for (Map.Entry<String, Schema.Property> member : forms.members(shape).entrySet()) {
        if (!Words.plain(member.getKey()).equals(Words.plain(scope))) {
          continue;
        }
        Schema inner = member.getValue().schema();
        if (!inner.allows("object")) {
          return inner.allows("array") ? "" : member.getKey();
        }
        for (String name : NAMES) {
          if (Identity.find(inner, name, forms).isPresent()) {
            return member.getKey() + "." + name;
          }
        }
      }
    }
    return "";
  }
}
