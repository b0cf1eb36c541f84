package dev.dtu.json;

/// How much of a document is read before it is refused.
///
/// @param depth levels of arrays and objects
/// @param numberLength characters of one number
/// @param textLength characters of one string
public record JsonLimits(int depth, int numberLength, int textLength) {

  public static final JsonLimits DEFAULT = new JsonLimits(200, 400, 20_000_000);

  public JsonLimits {
    if (depth < 1 || numberLength < 1 || textLength < 1) {
      throw new IllegalArgumentException("every limit is at least 1");
    }
  }
}
