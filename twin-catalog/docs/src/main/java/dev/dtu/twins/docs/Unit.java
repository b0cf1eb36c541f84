package dev.dtu.twins.docs;

import dev.dtu.json.Obj;

/// What stands at one index of a segment.
sealed interface Unit {

  /// A unit of a paragraph: text may stand before it.
  ///
  /// - source: developers.google.com, Docs API, concepts/structure, 2026-09-12
  sealed interface Inline extends Unit {

    /// The text style that is said of it, without what it inherits.
    Obj style();

    /// What somebody suggested of it; empty for most.
    Obj suggested();

    Inline styled(Obj style);
  }

  /// A UTF-16 code unit of text that ends no paragraph.
  record Letter(char letter, Obj style, Obj suggested) implements Inline {

    @Override
    public Letter styled(Obj changed) {
      return new Letter(letter, changed, suggested);
    }
  }

  /// The newline that ends a paragraph.
  ///
  /// @param paragraph what is said of the paragraph besides its elements: `paragraphStyle`, `bullet`
  record End(Obj style, Obj suggested, Obj paragraph) implements Inline {

    @Override
    public End styled(Obj changed) {
      return new End(changed, suggested, paragraph);
    }

    End saying(Obj changed) {
      return new End(style, suggested, changed);
    }

    Obj look() {
      return Told.obj(paragraph, "paragraphStyle");
    }

    End looking(Obj look) {
      return saying(paragraph.with("paragraphStyle", (dev.dtu.json.Json) look));
    }
  }

  /// Something in a paragraph that is no text: an image, a page break, a footnote's number.
  ///
  /// @param kind the member of its element
  /// @param told what the element says of it but its style
  record Mark(String kind, Obj told, Obj style, Obj suggested) implements Inline {

    @Override
    public Mark styled(Obj changed) {
      return new Mark(kind, told, changed, suggested);
    }
  }

  /// What parts paragraphs from one another.
  ///
  /// @param told what is said of what begins here
  record Fence(What what, Obj told) implements Unit {

    Fence saying(Obj changed) {
      return new Fence(what, changed);
    }
  }

  /// What begins or ends at a fence. Rows and cells end where the next thing begins.
  enum What {
    SECTION,
    TABLE,
    ROW,
    CELL,
    TABLE_END,
    CONTENTS,
    CONTENTS_END
  }

  /// Whether a unit is a fence of a kind.
  static boolean is(Unit unit, What what) {
    return unit instanceof Fence fence && fence.what() == what;
  }
}
