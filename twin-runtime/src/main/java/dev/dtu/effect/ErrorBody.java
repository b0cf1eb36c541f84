package dev.dtu.effect;

import dev.dtu.json.Arr;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.twin.Moments;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Fills an error schema by what its members are for: a text for people, a word for programs, the
/// status, the causes.
final class ErrorBody {

  /// What a person is told stands in members of these names.
  private static final List<String> TEXTS =
      List.of(
          "message",
          "detail",
          "description",
          "errorsummary",
          "errordescription",
          "title",
          "reason",
          "errormessage",
          "msg");

  private final Refusal refusal;
  private final Scene scene;
  private final int status;
  private final Moments.Form moments;

  ErrorBody(Refusal refusal, Scene scene, int status, Moments.Form moments) {
    this.moments = moments;
    this.refusal = refusal;
    this.scene = scene;
    this.status = status;
  }

  /// The body in that shape.
  Json of(Shape shape) {
    Synthesis draw = Synthesis.of(scene.dice().at("problem"), scene.moment(), moments);
    Json filled =
        shape.allows("object")
            ? object(shape, ProblemText.of(refusal), 0)
            : shape.is("array") ? Arr.of(one(shape)) : Json.of(ProblemText.of(refusal));
    return Links.expand(shape.fit(filled, draw), Here.of(scene));
  }

  /// What a person is told, in a media type that is not JSON.
  String text(String mediaType) {
    String text = ProblemText.of(refusal);
    return mediaType.contains("xml") || mediaType.contains("html")
        ? "<error>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</error>"
        : text;
  }

  /// A body for a contract that shows no errors at all (RFC 9457).
  Obj plain() {
    Obj body =
        Obj.of("type", Json.of("about:blank"), "title", Json.of(refusal.problem()))
            .with("status", Json.of(status))
            .with("detail", ProblemText.of(refusal));
    List<Json> causes = new ArrayList<>();
    for (Refusal.Cause cause : refusal.causes()) {
      causes.add(Obj.of("field", Json.of(cause.field()), "message", Json.of(cause.what())));
    }
    return causes.isEmpty() ? body : body.with("errors", Arr.of(causes));
  }

  private Obj one(Shape array) {
    return array.items().map(each -> object(each, ProblemText.of(refusal), 1)).orElse(Obj.EMPTY);
  }

  private Obj object(Shape shape, String text, int depth) {
    Obj body = Obj.EMPTY;
    Map<String, Shape.Slot> slots = shape.slots(Obj.EMPTY);
    boolean told = slots.values().stream().anyMatch(ErrorBody::tells);
    for (Shape.Slot slot : slots.values()) {
      if (told && aside(slot)) {
        continue;
      }
      Optional<Json> value = member(slot, text, depth);
      if (value.isPresent()) {
        body = body.with(slot.name(), value.get());
      }
    }
    return body;
  }

  private static boolean tells(Shape.Slot slot) {
    return slot.shape().is("string") && TEXTS.contains(Names.plain(slot.name()));
  }

  /// True for what an error may be about, a payment, a bucket: beside a text it tells nothing.
  private static boolean aside(Shape.Slot slot) {
    String name = Names.plain(slot.name());
    return !slot.required()
        && slot.shape().is("object")
        && !name.contains("error")
        && !name.contains("detail")
        && !name.contains("info");
  }

  private Optional<Json> member(Shape.Slot slot, String text, int depth) {
    String name = Names.plain(slot.name());
    if (slot.shape().is("array")) {
      return Optional.of(causes(slot, depth));
    }
    if (slot.shape().is("object") && depth < 3) {
      return name.equals("errors")
          ? Optional.of(byField())
          : Optional.of(object(slot.shape(), text, depth + 1));
    }
    if (TEXTS.contains(name)) {
      return Optional.of(Json.of(text));
    }
    return switch (name) {
      case "status", "statuscode", "httpstatus" -> Optional.of(number(slot.shape(), status));
      case "code", "errorcode", "error", "type", "errortype" ->
          Optional.of(slot.shape().is("string") ? word(slot) : Json.of(status));
      case "path", "instance" -> Optional.of(Json.of(scene.call().request().path()));
      default -> Optional.empty();
    };
  }

  private Json word(Shape.Slot slot) {
    String format = slot.shape().schema().format().orElse("");
    if (format.startsWith("ur")) {
      return Json.of("about:blank");
    }
    Json word = Json.of(refusal.problem().replace('-', '_'));
    List<Json> choices = slot.shape().schema().enumeration();
    return choices.isEmpty() || choices.contains(word) ? word : choices.getFirst();
  }

  private static Json number(Shape shape, int status) {
    return shape.is("string") ? Json.of(Integer.toString(status)) : Json.of(status);
  }

  private Obj byField() {
    Obj fields = Obj.EMPTY;
    for (Refusal.Cause cause : refusal.causes()) {
      fields = fields.with(cause.field().isEmpty() ? "body" : cause.field(), cause.what());
    }
    return fields;
  }

  private Arr causes(Shape.Slot slot, int depth) {
    List<Json> causes = new ArrayList<>();
    Shape each = slot.shape().items().orElse(null);
    for (Refusal.Cause cause : refusal.causes()) {
      String text = ProblemText.of(cause);
      causes.add(each != null && each.is("object") ? cause(each, cause) : Json.of(text));
    }
    boolean texts = each == null || !each.is("object");
    if (causes.isEmpty() && Names.plain(slot.name()).endsWith("messages") && texts) {
      causes.add(Json.of(ProblemText.of(refusal)));
    } else if (causes.isEmpty() && each != null && depth < 2 && slot.required()) {
      causes.add(
          each.is("object")
              ? object(each, ProblemText.of(refusal), depth + 1)
              : Json.of(ProblemText.of(refusal)));
    }
    return Arr.of(causes);
  }

  private Obj cause(Shape each, Refusal.Cause cause) {
    Obj body = object(each, ProblemText.of(cause), 3);
    for (Shape.Slot slot : each.slots(Obj.EMPTY).values()) {
      String name = Names.plain(slot.name());
      if (slot.shape().is("string")
          && (name.equals("field")
              || name.equals("path")
              || name.equals("location")
              || name.equals("parameter")
              || name.equals("pointer")
              || name.equals("name"))) {
        body = body.with(slot.name(), cause.field());
      }
    }
    return body;
  }
}
