package dev.dtu.twins.slack;

import dev.dtu.call.Reply;
import dev.dtu.effect.Play;
import dev.dtu.effect.Repertoire;
import dev.dtu.json.Obj;
import java.util.List;
import java.util.regex.Pattern;

/// The networks from which nothing is strange. The reference tells of the answers that they are answers
/// and nothing more; what was said is kept, and shown with the workspace's rows.
///
/// - source: docs.slack.dev/reference/methods/admin.audit.anomaly.allow.getItem and .updateItem,
///   2026-08-31
final class Anomalies {

  static final Repertoire PARTS =
      Repertoire.NONE
          .finding("admin.audit.anomaly.allow.getItem", _ -> Said.ok())
          .finding("admin.audit.anomaly.allow.updateItem", Anomalies::update);

  private static final String BLOCKS = "trusted_cidr";
  private static final String NUMBERS = "trusted_asns";
  private static final Pattern BLOCK =
      Pattern.compile("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!/)|(?=/))){4}/(3[0-2]|[12]?\\d)");
  private static final Pattern NUMBER = Pattern.compile("(AS)?\\d{1,10}");

  private Anomalies() {}

  /// Says which networks those are, in place of those that were.
  ///
  /// - in: `trusted_cidr`, `trusted_asns`
  /// - refuses: `invalid_field_or_data`
  private static Reply update(Play play) {
    List<String> blocks = Membership.words(play, BLOCKS);
    List<String> numbers = Membership.words(play, NUMBERS);
    boolean right =
        blocks.stream().allMatch(BLOCK.asMatchPredicate())
            && numbers.stream().allMatch(NUMBER.asMatchPredicate());
    if (!right) {
      throw Said.no("invalid_field_or_data");
    }
    Kept kept = Kept.of(play, "anomaly-allow");
    kept.put("all", Obj.EMPTY);
    kept.words("all", BLOCKS, blocks);
    kept.words("all", NUMBERS, numbers);
    return Said.ok();
  }
}
