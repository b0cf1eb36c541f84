package dev.dtu.twins.docs;

import dev.dtu.json.Obj;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Takes away what nothing in the text stands for any more: footnotes and images.
final class Sweeping {

  private Sweeping() {}

  static void sweep(Document document) {
    for (Tab tab : document.tabs()) {
      Set<String> named = new TreeSet<>();
      for (Segment segment : tab.segments()) {
        for (Unit unit : segment.units()) {
          if (unit instanceof Unit.Mark mark) {
            named.add(Told.text(mark.told(), "footnoteId"));
            named.add(Told.text(mark.told(), "inlineObjectId"));
          }
        }
      }
      for (Segment segment : List.copyOf(tab.beside())) {
        if (segment.role() == Segment.Role.FOOTNOTE && !named.contains(segment.id())) {
          tab.remove(segment);
        }
      }
      Obj objects = tab.part("inlineObjects");
      for (String id : objects.keys()) {
        objects = named.contains(id) ? objects : objects.without(id);
      }
      tab.part("inlineObjects", objects);
    }
  }
}
