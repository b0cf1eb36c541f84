package dev.dtu.contract;

/// One thing that is wrong with a value.
///
/// @param path the JSON pointer of the member blamed: for `required` the one that is missing, for
///     `additionalProperties` the one too many; empty for the whole value
/// @param keyword the keyword of JSON Schema that is not satisfied, or `limit` when the check gave
///     up
/// @param what what was expected and what was found: `expected a string, found a number`
public record Complaint(String path, String keyword, String what) {

  /// Stands for a keyword where a body is of a content type that the document does not have.
  public static final String MEDIA = "media";

  /// The path as people write it: `profile.emails[0]`.
  public String dotted() {
    var out = new StringBuilder();
    for (String step : steps()) {
      if (!step.isEmpty() && step.chars().allMatch(c -> c >= '0' && c <= '9')) {
        out.append('[').append(step).append(']');
      } else {
        out.append(out.isEmpty() ? "" : ".").append(step);
      }
    }
    return out.toString();
  }

  /// The last step of the path, the name of the member blamed; empty for the whole value.
  public String member() {
    String[] steps = steps();
    return steps.length == 0 ? "" : steps[steps.length - 1];
  }

  private String[] steps() {
    if (path.isEmpty()) {
      return new String[0];
    }
    String[] steps = path.substring(1).split("/", -1);
    for (int i = 0; i < steps.length; i++) {
      steps[i] = steps[i].replace("~1", "/").replace("~0", "~");
    }
    return steps;
  }

  @Override
  public String toString() {
    return (path.isEmpty() ? "" : dotted() + ": ") + what;
  }
}
