package dev.dtu.twin;

import dev.dtu.contract.Complaint;
import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.Optional;

/// Arguments that are spelled as another kind of scalar: a number for its word, a word for a number.
final class Spelling {

  private static final String WHOLE = "-?\\d{1,18}";
  private static final String NUMBER = WHOLE + "(\\.\\d{1,18})?";

  private Spelling() {}

  /// What is wrong with a document besides how its own members are spelled.
  static List<Complaint> left(List<Complaint> found, Json document) {
    return found.isEmpty()
        ? found
        : found.stream().filter(complaint -> !spelled(complaint, document)).toList();
  }

  private static boolean spelled(Complaint complaint, Json document) {
    boolean own = complaint.path().lastIndexOf('/') == 0 && complaint.keyword().equals("type");
    Optional<Json> value =
        own ? document.asObj().flatMap(all -> all.find(complaint.member())) : Optional.empty();
    return value
        .filter(sent ->
            switch (sent) {
              case Json.Num _, Json.Bool _ -> complaint.what().contains("a string");
              case Json.Text(String text) ->
                  complaint.what().contains("expected a number") && text.matches(NUMBER)
                      || complaint.what().contains("expected an integer") && text.matches(WHOLE);
              case Json.Null _, Obj _, Arr _ -> false;
            })
        .isPresent();
  }
}
