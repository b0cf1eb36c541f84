package dev.dtu.infer;

import dev.dtu.contract.Schema;
import java.util.List;
import java.util.Map;

/// Which member of an item shows a scope of its key: `owner` is `owner.login`, `projectId` itself, and
/// `blogId` is `blog.id` where there is no such member but an object of what it names.
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
    return named(scope, draft, forms);
  }

  /// The member that the scope's last word names, of an object that its other words name.
  private static String named(String scope, Draft draft, Forms forms) {
    List<String> words = Words.of(scope);
    String last = words.getLast();
    if (words.size() < 2 || !NAMES.contains(last)) {
      return "";
    }
    String noun = String.join("", words.subList(0, words.size() - 1));
    for (Schema shape : draft.shapes()) {
      for (Map.Entry<String, Schema.Property> member : forms.members(shape).entrySet()) {
        Schema inner = member.getValue().schema();
        if (Words.plain(member.getKey()).equals(noun)
            && inner.allows("object")
            && Identity.find(inner, last, forms).isPresent()) {
          return member.getKey() + "." + last;
        }
      }
    }
    return "";
  }
}
