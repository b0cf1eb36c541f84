package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Requests about text: putting it in, taking it out, replacing it.
///
/// - source: developers.google.com, Docs API, documents/request, and messages in issues of its clients,
///   2026-09-12
final class TextKinds {

  static final SortedMap<String, Kind> ALL = new TreeMap<>();

  static {
    ALL.put("insertText", TextKinds::insert);
    ALL.put("deleteContentRange", TextKinds::delete);
    ALL.put("replaceAllText", TextKinds::replace);
  }

  private TextKinds() {}

  private static Obj insert(Document document, Obj told) {
    String text = Told.text(told, "text");
    if (text.isEmpty()) {
      throw new Amiss("Insert text requests must specify text to insert.");
    }
    Writing.text(document, Place.insertion(document, told), text);
    return Obj.EMPTY;
  }

  private static Obj delete(Document document, Obj told) {
    Deleting.range(Stretch.of(document, told));
    return Obj.EMPTY;
  }

  /// Replaces all that matches, in all segments of the tabs that are meant; no match crosses a
  /// paragraph's end.
  private static Obj replace(Document document, Obj told) {
    Obj criteria = Told.obj(told, "containsText");
    Finding finding = Finding.of(criteria);
    String text = Writing.clean(Told.text(told, "replaceText"));
    int changed = 0;
    for (Tab tab : document.meant(told)) {
      for (Segment segment : tab.segments()) {
        changed += replace(document, new Place(tab, segment, 0), finding, text);
      }
    }
    return changed == 0 ? Obj.EMPTY : Obj.of("occurrencesChanged", Json.of(changed));
  }

  private static int replace(Document document, Place in, Finding finding, String text) {
    Segment segment = in.segment();
    List<Finding.Match> matches = new ArrayList<>();
    for (int end : segment.paragraphs(0, segment.size())) {
      matches.addAll(finding.in(segment, segment.start(end), end));
    }
    for (Finding.Match match : matches.reversed()) {
      replace(document, new Stretch(in.tab(), segment, match.from(), match.to()), text);
    }
    return matches.size();
  }

  /// Puts a text in place of what stands in one paragraph; it looks as the first of that did.
  static void replace(Document document, Stretch range, String text) {
    Obj style = ((Unit.Inline) range.segment().at(range.from())).style();
    Place at = new Place(range.tab(), range.segment(), range.to());
    if (!text.isEmpty()) {
      Writing.text(document, at, text, style);
    }
    Deleting.remove(range.segment(), range.from(), range.to());
  }
}
