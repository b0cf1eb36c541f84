package dev.dtu.distill;

import dev.dtu.json.Arr;
import dev.dtu.json.Obj;

/// What holds for every operation of a document, said once.
///
/// @param parameters that every operation takes besides its own
/// @param errors names of errors that every operation may answer besides its own
/// @param nullIsAbsent whether a null member of a request means the same as none
/// @param wordsAreValues whether a number or a flag may come as its word, and a word as a number
record Common(Arr parameters, Arr errors, boolean nullIsAbsent, boolean wordsAreValues) {

  static final Common NOTHING = new Common(Arr.EMPTY, Arr.EMPTY, false, false);

  void writeTo(Obj.Builder title) {
    if (!parameters.isEmpty()) {
      title.put("parameters", parameters);
    }
    if (!errors.isEmpty()) {
      title.put("errors", errors);
    }
    if (nullIsAbsent) {
      title.put("nullIsAbsent", true);
    }
    if (wordsAreValues) {
      title.put("wordsAreValues", true);
    }
  }
}
