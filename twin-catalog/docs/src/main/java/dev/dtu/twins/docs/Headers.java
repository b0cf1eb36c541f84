package dev.dtu.twins.docs;

import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// The members of a document's or section's style that name headers and footers.
final class Headers {

  /// Those there are.
  static final List<String> MEMBERS =
      List.of(
          "defaultHeaderId",
          "defaultFooterId",
          "evenPageHeaderId",
          "evenPageFooterId",
          "firstPageHeaderId",
          "firstPageFooterId");

  private Headers() {}

  /// The ids that a style names.
  static List<String> ids(Obj style) {
    List<String> ids = new ArrayList<>();
    MEMBERS.forEach(member -> style.text(member).ifPresent(ids::add));
    return ids;
  }

  /// A style that does not name one any more.
  static Obj without(Obj style, String id) {
    Obj left = style;
    for (String member : MEMBERS) {
      left = Told.text(left, member).equals(id) ? left.without(member) : left;
    }
    return left;
  }
}
