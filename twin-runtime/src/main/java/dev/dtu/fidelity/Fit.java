package dev.dtu.fidelity;

import dev.dtu.call.Body;
import dev.dtu.call.Reply;
import dev.dtu.contract.Complaint;
import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.contract.ReplyShape;
import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.twin.Acts;
import dev.dtu.twin.Meaning;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Turn;
import dev.dtu.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Whether a reply is one its operation's contract declares.
///
/// A status nobody declared is a complaint, unless it is a refusal every service has
/// ([Problem#GENERIC]): documents rarely list those. A declared refusal whose document shows no body
/// may have one. Where the service was seen to say a problem otherwise than its document declares
/// ([Twin#deviation]), the reply must have exactly the shape that was seen. A rule that the service's
/// own answers were seen to break ([Meaning.Leniency#departs]) is none. Turns without an
/// operation, without a meaning and with a defect have no shape to fit.
///
/// @param complaints all that is wrong, a line each; empty when the reply fits or has no shape to fit
/// @param deviates whether it was held to what was seen, since it is not what the document declares
public record Fit(List<String> complaints, boolean deviates) {

  /// Statuses that HTTP lets have no body, whatever a document says.
  private static final java.util.Set<Integer> BODILESS = java.util.Set.of(204, 205, 304);

  public Fit {
    complaints = List.copyOf(complaints);
  }

  /// How the reply of a turn fits.
  public static Fit of(Twin twin, Turn turn) {
    List<Complaint> complaints = declared(twin.contract(), turn);
    if (complaints.isEmpty()) {
      return new Fit(List.of(), false);
    }
    if (turn.outcome() instanceof Turn.Outcome.Refused refused) {
      if (refused.problem().equals(Problem.OBJECTED)) {
        return new Fit(List.of(), true);
      }
      Optional<Schema> seen = twin.deviation(refused.problem(), turn.operation());
      return seen.isEmpty()
          ? new Fit(texts(complaints), false)
          : new Fit(texts(seen(seen.get(), turn.reply())), true);
    }
    List<Complaint> left = new ArrayList<>(complaints);
    if (twin.meaning(turn.operation()) instanceof Meaning.Does does) {
      left.removeIf(does.leniency()::departs);
    }
    return new Fit(texts(left), left.size() < complaints.size());
  }

  private static List<String> texts(List<Complaint> complaints) {
    return complaints.stream().map(Complaint::toString).toList();
  }

  private static List<Complaint> wrong(String what) {
    return wrong("", what);
  }

  private static List<Complaint> wrong(String rule, String what) {
    return List.of(new Complaint("", rule, what));
  }

  /// All that is wrong with the reply of a turn.
  public static List<String> complaints(Twin twin, Turn turn) {
    return of(twin, turn).complaints();
  }

  private static List<Complaint> seen(Schema schema, Reply reply) {
    boolean document = json(reply.headers().find("content-type").orElse(""));
    return document && reply.body().length() > 0 ? document(schema, reply) : List.of();
  }

  private static List<Complaint> declared(Contract contract, Turn turn) {
    if (turn.operation().isEmpty() || Acts.are(turn.operation()) || !answered(turn.outcome())) {
      return List.of();
    }
    Operation operation = contract.operation(turn.operation());
    Optional<ReplyShape> shape = operation.reply(turn.reply().status());
    if (shape.isPresent()) {
      return body(operation, shape.get(), turn.reply());
    }
    return generic(turn.outcome()) || unchanged(turn)
        ? List.of()
        : wrong(
            "status",
            "expected a declared status (%s), found %d"
                .formatted(String.join(", ", operation.replies().keySet()), turn.reply().status()));
  }

  private static boolean answered(Turn.Outcome outcome) {
    return outcome instanceof Turn.Outcome.Done || outcome instanceof Turn.Outcome.Refused;
  }

  /// What any conditional read may hear, whether or not its document says so.
  private static boolean unchanged(Turn turn) {
    var asked = turn.call().request().headers();
    return turn.reply().status() == 304
        && turn.reply().body().length() == 0
        && (asked.find("if-none-match").isPresent() || asked.find("if-modified-since").isPresent());
  }

  private static boolean generic(Turn.Outcome outcome) {
    return outcome instanceof Turn.Outcome.Refused refused
        && Problem.GENERIC.contains(refused.problem());
  }

  private static List<Complaint> body(Operation operation, ReplyShape shape, Reply reply) {
    boolean none = reply.body().length() == 0;
    boolean opened = none && operation.traits().upload().isPresent();
    boolean fetched = operation.traits().download().isPresent() && bytes(reply);
    if (opened || fetched) {
      return List.of();
    }
    if (none && BODILESS.contains(reply.status())) {
      return List.of();
    }
    if (shape.content().isEmpty()) {
      return none || reply.status() >= 400
          ? List.of()
          : wrong("expected no body, found one of " + reply.body().length() + " bytes");
    }
    if (none) {
      // HTTP lets neither carry one, whatever the document says
      boolean bodiless = operation.method().equals("HEAD") || reply.status() == 204;
      return bodiless ? List.of() : wrong("expected a body, found none");
    }
    String type = reply.headers().find("content-type").orElse("");
    Optional<Schema> schema = shape.schemaFor(type);
    if (schema.isEmpty()) {
      return wrong(
          "expected content of type %s, found %s"
              .formatted(String.join(", ", shape.content().keySet()), type));
    }
    return json(type) ? document(schema.get(), reply) : List.of();
  }

  private static boolean bytes(Reply reply) {
    return reply.body() instanceof Body.Stored
        || reply.body() instanceof Body.Stretch
        || reply.status() == 416;
  }

  private static List<Complaint> document(Schema schema, Reply reply) {
    if (!(reply.body() instanceof Body.Bytes bytes)) {
      return List.of();
    }
    try {
      Json value = Json.parse(bytes.content());
      return SchemaCheck.check(value, schema, SchemaCheck.Direction.REPLY);
    } catch (Malformed malformed) {
      return wrong("expected a JSON document: " + malformed.getMessage());
    }
  }

  private static boolean json(String type) {
    String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return plain.isEmpty() || plain.equals("application/json") || plain.endsWith("+json");
  }
}
