package dev.dtu.fidelity;

import java.util.Map;
import java.util.TreeMap;

/// What one of the three who answer got right, of one operation or of all. Mutable; summed up by one
/// thread.
public final class Line {

  /// Who answers.
  public enum Who {
    CONSTANT,
    PARROT,
    TWIN
  }

  private Share status = Share.NONE;
  private Share shape = Share.NONE;
  private Share value = Share.NONE;
  private Share bare = Share.NONE;
  private Share headers = Share.NONE;
  private final Map<Integer, Share> recall = new TreeMap<>();

  /// @param recorded the status that was recorded
  void add(Marks marks, int recorded) {
    status = status.plus(marks.status());
    if (marks.shape().isPresent()) {
      shape = shape.plus(marks.shape().get());
    } else {
      bare = bare.plus(marks.status() && marks.bare());
    }
    if (marks.value().isPresent()) {
      value = value.plus(marks.value().get());
    }
    headers = headers.plus(new Share(marks.headers(), marks.headersOf()));
    if (recorded < 200 || recorded > 299) {
      recall.merge(recorded, Share.NONE.plus(marks.status()), Share::plus);
    }
  }

  void add(Line other) {
    status = status.plus(other.status);
    shape = shape.plus(other.shape);
    value = value.plus(other.value);
    bare = bare.plus(other.bare);
    headers = headers.plus(other.headers);
    other.recall.forEach((code, share) -> recall.merge(code, share, Share::plus));
  }

  public Share status() {
    return status;
  }

  public Share shape() {
    return shape;
  }

  public Share value() {
    return value;
  }

  /// Of the answers without a body: those without a body here, the status right.
  public Share bare() {
    return bare;
  }

  public Share headers() {
    return headers;
  }

  /// By recorded status outside 2xx: how many were told.
  public Map<Integer, Share> recall() {
    return recall;
  }

  /// All of those together.
  public Share refusals() {
    Share all = Share.NONE;
    for (Share share : recall.values()) {
      all = all.plus(share);
    }
    return all;
  }
}
