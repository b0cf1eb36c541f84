package dev.dtu.effect;

import dev.dtu.call.Reply;
import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.contract.ReplyShape;
import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Envelope;
import dev.dtu.twin.Moments;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Renders refusals: as the manners say, else in the error shapes the contract declares.
///
/// Manners are a service's habit. Where an operation declares a body that they do not fit, the
/// operation is believed, unless the manners tell where the service was seen to deviate from it.
final class ProblemRenderer implements Envelope {

  private final Manners manners;
  private final CommonErrors common;
  private final Moments.Form moments;
  private final Map<String, Optional<Form>> forms = new ConcurrentHashMap<>();

  /// How an operation says one status.
  private record Form(String mediaType, Shape shape) {

    boolean json() {
      return mediaType.contains("json");
    }

    /// True when the document says that there is an object and nothing of its members. One that may
    /// have none is not meant.
    boolean mute() {
      return shape.allows("object")
          && !shape.is("string")
          && shape.open()
          && shape.most() > 0
          && shape.required().isEmpty()
          && shape.slots(Obj.EMPTY).isEmpty();
    }
  }

  /// @param moments how moments are written
  ProblemRenderer(Contract contract, Manners manners, Moments.Form moments) {
    this.moments = moments;
    this.manners = manners;
    this.common = new CommonErrors(contract);
  }

  @Override
  public Reply render(Refusal refusal, Scene scene) {
    int status = status(refusal, scene.matched());
    Manners.Shape spoken =
        manners.shape(refusal.problem(), operation(scene.matched())).orElse(null);
    Reply reply =
        spoken == null ? inferred(refusal, scene, status) : spoken(spoken, refusal, scene, status);
    return refusal.problem().equals(Problem.WRONG_METHOD) && reply.headers().find("allow").isEmpty()
        ? reply.with("allow", refusal.facts().text("allow").orElse(""))
        : reply;
  }

  private static String operation(Optional<Operation> matched) {
    return matched.map(Operation::id).orElse("");
  }

  private static int status(Refusal refusal, Optional<Operation> operation) {
    Optional<String> told = refusal.facts().text("status");
    if (told.isPresent()) {
      return Integer.parseInt(told.get());
    }
    List<Integer> usual = usual(refusal.problem());
    for (int status : usual) {
      if (operation.filter(o -> o.declares(status)).isPresent()) {
        return status;
      }
    }
    return usual.getFirst();
  }

  private static List<Integer> usual(String problem) {
    return switch (problem) {
      case Problem.NO_ROUTE -> List.of(404);
      case Problem.WRONG_METHOD -> List.of(405);
      case Problem.UNAUTHENTICATED,
          Problem.UNKNOWN_CREDENTIAL,
          Problem.REVOKED_CREDENTIAL,
          Problem.EXPIRED_CREDENTIAL ->
          List.of(401, 403);
      case Problem.PROOF_REFUSED -> List.of(401);
      case Problem.FORBIDDEN, Problem.INSUFFICIENT_SCOPE, Problem.OTHER_TOKEN -> List.of(403);
      case Problem.NOT_FOUND -> List.of(404);
      case Problem.MALFORMED, Problem.MISSPELLED -> List.of(400, 422);
      case Problem.INVALID -> List.of(400, 422);
      case Problem.UNSUPPORTED_MEDIA -> List.of(415);
      case Problem.CONFLICT -> List.of(409);
      case Problem.PRECONDITION_FAILED -> List.of(412);
      case Problem.TOO_LARGE -> List.of(413);
      case Problem.RATE_LIMITED -> List.of(429);
      case Problem.BROKEN -> List.of(500);
      case Problem.UNAVAILABLE -> List.of(503);
      default -> List.of(400);
    };
  }

  private Reply spoken(Manners.Shape shape, Refusal refusal, Scene scene, int usual) {
    int status = shape.status() == 0 ? usual : shape.status();
    var spoken = new Spoken(manners, refusal, scene, moments);
    Json body = spoken.body(shape);
    boolean believed = !shape.deviates().isEmpty() || fits(scene.matched(), status, shape, body);
    return believed ? spoken.as(shape, status, body) : inferred(refusal, scene, status);
  }

  /// False when the operation declares another body for the status.
  private static boolean fits(
      Optional<Operation> operation, int status, Manners.Shape shape, Json body) {
    Optional<ReplyShape> declared = operation.flatMap(each -> each.reply(status));
    if (declared.isEmpty() || declared.get().content().isEmpty()) {
      return true;
    }
    String type = Spoken.type(shape);
    return declared
        .get()
        .schemaFor(type)
        .filter(schema ->
            !type.contains("json")
                || SchemaCheck.check(body, schema, SchemaCheck.Direction.REPLY).isEmpty())
        .isPresent();
  }

  @Override
  public Optional<Schema> deviation(String problem, Optional<Operation> matched) {
    return manners
        .shape(problem, operation(matched))
        .filter(shape -> !shape.deviates().isEmpty())
        .map(shape -> Spoken.schema(shape.body()));
  }

  private Reply inferred(Refusal refusal, Scene scene, int status) {
    Optional<Form> own = scene.matched().flatMap(operation -> form(operation, status));
    ErrorBody body = new ErrorBody(refusal, scene, status, moments);
    Optional<Shape> usual = common.shape(status);
    if (own.isPresent()) {
      Form form = own.get();
      if (!form.json()) {
        return Reply.text(status, body.text(form.mediaType()), form.mediaType());
      }
      Json told = !form.mute() ? body.of(form.shape()) : usual.map(body::of).orElseGet(body::plain);
      return Reply.json(status, told, form.mediaType());
    }
    return usual.isPresent()
        ? Reply.json(status, body.of(usual.get()))
        : Reply.json(status, body.plain(), "application/problem+json");
  }

  private Optional<Form> form(Operation operation, int status) {
    return forms.computeIfAbsent(
        operation.id() + " " + status, _ -> operation.reply(status).flatMap(ProblemRenderer::form));
  }

  private static Optional<Form> form(ReplyShape reply) {
    for (var entry : reply.content().entrySet()) {
      if (entry.getKey().contains("json")) {
        return Optional.of(new Form(entry.getKey(), new Shape(entry.getValue())));
      }
    }
    for (var entry : reply.content().entrySet()) {
      if (entry.getKey().contains("*")) {
        return Optional.of(new Form("application/json", new Shape(entry.getValue())));
      }
    }
    return reply.content().entrySet().stream()
        .findFirst()
        .map(entry -> new Form(entry.getKey(), new Shape(entry.getValue())));
  }
}
