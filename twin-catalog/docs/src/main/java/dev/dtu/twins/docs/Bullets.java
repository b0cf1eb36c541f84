package dev.dtu.twins.docs;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The bullets and numbers that lists can have.
///
/// - source: developers.google.com, Docs API, documents/request, BulletGlyphPreset, and recorded
///   documents of cedricdelpoux/gatsby-source-google-docs, 2026-09-12
enum Bullets {
  BULLET_DISC_CIRCLE_SQUARE("●○■"),
  BULLET_DIAMONDX_ARROW3D_SQUARE("❖➢■"),
  BULLET_CHECKBOX(""),
  BULLET_ARROW_DIAMOND_DISC("➔◆●"),
  BULLET_STAR_CIRCLE_SQUARE("★○■"),
  BULLET_ARROW3D_CIRCLE_SQUARE("➢○■"),
  BULLET_LEFTTRIANGLE_DIAMOND_DISC("◀◆●"),
  BULLET_DIAMONDX_HOLLOWDIAMOND_SQUARE("❖◇■"),
  BULLET_DIAMOND_CIRCLE_SQUARE("◆○■"),
  NUMBERED_DECIMAL_ALPHA_ROMAN("DECIMAL ALPHA ROMAN"),
  NUMBERED_DECIMAL_ALPHA_ROMAN_PARENS("DECIMAL ALPHA ROMAN"),
  NUMBERED_DECIMAL_NESTED("DECIMAL DECIMAL DECIMAL"),
  NUMBERED_UPPERALPHA_ALPHA_ROMAN("UPPER_ALPHA ALPHA ROMAN"),
  NUMBERED_UPPERROMAN_UPPERALPHA_DECIMAL("UPPER_ROMAN UPPER_ALPHA DECIMAL"),
  NUMBERED_ZERODECIMAL_ALPHA_ROMAN("ZERO_DECIMAL ALPHA ROMAN");

  /// So many levels a list has.
  static final int LEVELS = 9;

  private static final int STEP = 36;
  private static final int HANGING = 18;
  private static final int KINDS = 3;

  private final String glyphs;

  Bullets(String glyphs) {
    this.glyphs = glyphs;
  }

  static Optional<Bullets> named(String name) {
    for (Bullets each : values()) {
      if (each.name().equals(name)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  static Obj first(int level) {
    return Forms.points(HANGING + STEP * level);
  }

  static Obj start(int level) {
    return Forms.points(STEP + STEP * level);
  }

  /// What a list of these has.
  Obj properties() {
    List<Json> levels = new ArrayList<>();
    for (int level = 0; level < LEVELS; level++) {
      levels.add(level(level));
    }
    return Obj.of("listProperties", Obj.of("nestingLevels", Json.array(levels)));
  }

  private boolean numbers() {
    return name().startsWith("NUMBERED");
  }

  private Obj level(int level) {
    String glyph = glyph(level);
    boolean right = glyph.toLowerCase(Locale.ROOT).endsWith("roman");
    Obj told = Obj.of("bulletAlignment", Json.of(right ? "END" : "START"));
    if (numbers()) {
      told = told.with("glyphType", glyph);
    } else {
      told =
          glyph.isEmpty()
              ? told.with("glyphType", "GLYPH_TYPE_UNSPECIFIED")
              : told.with("glyphSymbol", glyph);
    }
    return told.with("glyphFormat", format(level))
        .with("indentFirstLine", first(level))
        .with("indentStart", start(level))
        .with("textStyle", Obj.of("underline", Json.of(false)))
        .with("startNumber", Json.of(1));
  }

  private String glyph(int level) {
    if (numbers()) {
      return glyphs.split(" ")[level % KINDS];
    }
    return glyphs.isEmpty() ? "" : String.valueOf(glyphs.charAt(level % KINDS));
  }

  private String format(int level) {
    String place = "%" + level;
    return switch (this) {
      case NUMBERED_DECIMAL_NESTED -> {
        var nested = new StringBuilder();
        for (int i = 0; i <= level; i++) {
          nested.append('%').append(i).append('.');
        }
        yield nested.toString();
      }
      case NUMBERED_DECIMAL_ALPHA_ROMAN_PARENS -> place + ")";
      default -> numbers() ? place + "." : place;
    };
  }
}
