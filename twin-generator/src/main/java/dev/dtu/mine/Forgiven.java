package dev.dtu.mine;

import dev.dtu.call.Query;
import dev.dtu.contract.Complaint;
import dev.dtu.contract.Operation;
import dev.dtu.contract.Parameter;
import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.fidelity.Guide;
import dev.dtu.json.Json;
import dev.dtu.recording.Content;
import dev.dtu.recording.Exchange;
import dev.dtu.usage.Loose;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which rules of the document a request broke that was answered all the same.
final class Forgiven {

  private Forgiven() {}

  /// Notes them, as [Loose#place] calls them.
  static void of(Exchange.Sent sent, Guide.Led led, Operation operation, Set<String> into) {
    Query query = Query.parse(sent.query());
    for (Parameter parameter : operation.parameters()) {
      List<String> raw =
          switch (parameter.place()) {
            case QUERY -> query.all(parameter.name());
            case PATH ->
                Optional.ofNullable(led.parameters().get(parameter.name())).stream().toList();
            case HEADER -> sent.headers().all(parameter.name());
            case COOKIE -> List.<String>of();
          };
      if (!raw.isEmpty()) {
        Json value = SchemaCheck.parameterValue(raw, parameter);
        note(parameter.name(), value, parameter.schema(), into);
      } else if (parameter.required() && parameter.place() == Parameter.Place.QUERY) {
        into.add(Loose.place(parameter.name(), new Complaint("", "required", "")));
      }
    }
    operation
        .body()
        .ifPresent(body -> {
          String type = sent.headers().find("content-type").orElse("application/json");
          if (!(sent.body() instanceof Content.Nothing) && body.schemaFor(type).isEmpty()) {
            into.add(Loose.place("", new Complaint("", Complaint.MEDIA, "")));
          }
          if (sent.body() instanceof Content.Document(Json value)) {
            body.schemaFor(type).ifPresent(schema -> note("", value, schema, into));
          } else if (sent.body() instanceof Content.Nothing && body.required()) {
            into.add(Loose.place("", new Complaint("", "required", "")));
          }
        });
  }

  private static void note(String parameter, Json value, Schema schema, Set<String> into) {
    for (Complaint complaint : SchemaCheck.check(value, schema, SchemaCheck.Direction.REQUEST)) {
      if (!complaint.keyword().equals("limit")) {
        into.add(Loose.place(parameter, Maps.folded(complaint, schema)));
      }
    }
  }
}
