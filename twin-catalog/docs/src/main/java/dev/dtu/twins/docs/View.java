package dev.dtu.twins.docs;

import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;

/// How suggestions are shown: among the text, or as if all of them were taken up, or none.
///
/// - source: developers.google.com, Docs API, how-tos/suggestions, 2026-09-12
enum View {
  SUGGESTIONS_INLINE,
  PREVIEW_SUGGESTIONS_ACCEPTED,
  PREVIEW_WITHOUT_SUGGESTIONS;

  /// The one that a call asks for; suggestions among the text when it leaves that to the service.
  static View of(String asked) {
    for (View view : values()) {
      if (view.name().equals(asked)) {
        return view;
      }
    }
    return SUGGESTIONS_INLINE;
  }

  /// What is seen of units.
  List<Unit> seen(List<Unit> units) {
    if (this == SUGGESTIONS_INLINE) {
      return units;
    }
    List<Unit> seen = new ArrayList<>(units.size());
    for (int i = 0; i < units.size(); i++) {
      Unit unit = units.get(i);
      boolean stays = !(unit instanceof Unit.Inline inline) || shows(inline.suggested());
      if (stays || i == units.size() - 1 && unit instanceof Unit.End) {
        seen.add(settled(unit));
      }
    }
    return seen;
  }

  private boolean shows(Obj suggested) {
    String gone =
        this == PREVIEW_SUGGESTIONS_ACCEPTED ? "suggestedDeletionIds" : "suggestedInsertionIds";
    return suggested.items(gone).isEmpty();
  }

  private Unit settled(Unit unit) {
    return switch (unit) {
      case Unit.Letter letter -> new Unit.Letter(letter.letter(), style(letter), Obj.EMPTY);
      case Unit.Mark mark -> new Unit.Mark(mark.kind(), mark.told(), style(mark), Obj.EMPTY);
      case Unit.End end -> new Unit.End(style(end), Obj.EMPTY, paragraph(end.paragraph()));
      case Unit.Fence fence -> fence;
    };
  }

  private Obj style(Unit.Inline unit) {
    Obj style = unit.style();
    if (this == PREVIEW_SUGGESTIONS_ACCEPTED) {
      for (Obj.Member change : Told.obj(unit.suggested(), "suggestedTextStyleChanges")) {
        Obj told = change.value().asObj().orElse(Obj.EMPTY);
        style = changed(style, Told.obj(told, "textStyle"), Told.obj(told, STATE + "State"));
      }
    }
    return style;
  }

  private static final String STATE = "textStyleSuggestion";

  private static Obj changed(Obj style, Obj to, Obj state) {
    Obj changed = style;
    for (Obj.Member each : state) {
      String member = each.key().replaceFirst("Suggested$", "");
      changed =
          Told.has(to, member)
              ? changed.with(member, to.find(member).orElseThrow())
              : changed.without(member);
    }
    return Forms.ordered(changed, Forms.TEXT);
  }

  private Obj paragraph(Obj told) {
    Obj paragraph = told;
    if (this == PREVIEW_SUGGESTIONS_ACCEPTED) {
      for (Obj.Member change : Told.obj(told, "suggestedParagraphStyleChanges")) {
        Obj to = Told.obj(change.value().asObj().orElse(Obj.EMPTY), "paragraphStyle");
        Obj look = Told.obj(paragraph, "paragraphStyle").withAll(to);
        paragraph = paragraph.with("paragraphStyle", (dev.dtu.json.Json) look);
      }
    }
    return paragraph
        .without("suggestedParagraphStyleChanges")
        .without("suggestedBulletChanges")
        .without("suggestedPositionedObjectIds");
  }
}
