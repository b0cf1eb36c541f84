package dev.dtu.mine;

import dev.dtu.contract.Complaint;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.json.Json;
import dev.dtu.recording.Exchange;
import dev.dtu.usage.Loose;
import java.util.Optional;
import java.util.Set;

/// Which rules of the document an answer broke.
final class Departed {

  private Departed() {}

  /// Notes them, as [Loose#place] calls them.
  ///
  /// @param item where in the answer things stand
  static void of(Exchange.Answered answered, Operation operation, String item, Set<String> into) {
    if (operation.reply(answered.status()).isEmpty()) {
      into.add(Loose.place("", new Complaint("", "status", "")));
    }
    String type = answered.headers().find("content-type").orElse("application/json");
    Optional<Schema> schema =
        operation.reply(answered.status()).flatMap(shape -> shape.schemaFor(type));
    Optional<Json> document = answered.body().document();
    if (schema.isEmpty() || document.isEmpty()) {
      return;
    }
    for (Complaint complaint :
        SchemaCheck.check(document.get(), schema.get(), SchemaCheck.Direction.REPLY)) {
      if (!complaint.keyword().equals("limit")) {
        into.add(Loose.place(item, "", Maps.folded(complaint, schema.get())));
      }
    }
  }
}
