package dev.dtu.twin;

import dev.dtu.call.Body;
import dev.dtu.call.FormData;
import dev.dtu.call.Query;
import dev.dtu.contract.Complaint;
import dev.dtu.contract.FurtherRoute;
import dev.dtu.contract.RequestBody;
import dev.dtu.contract.Schema;
import dev.dtu.contract.SchemaCheck;
import dev.dtu.contract.Traits;
import dev.dtu.contract.Upload;
import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.util.Locale;
import java.util.Optional;

/// The gate that reads bodies.
final class Parsing {

  private static final String FORM = "application/x-www-form-urlencoded";

  /// What is said of a body of another content type than the document has.
  private static final Complaint TYPE =
      new Complaint("", Complaint.MEDIA, "is of a content type that is not declared");

  private Parsing() {}

  /// Reads the body as its content type says; a type that the document has not is refused, unless
  /// it was seen to pass. Of such a type, what is a document is read as one.
  static void parse(Scene scene, Meaning.Leniency leniency) {
    read(scene, leniency);
    if (!scene.query().pairs().isEmpty()) {
      fill(scene);
    }
  }

  /// Takes for fields of a form what stands in the query, where a service lets the same fields stand in
  /// either; those of the form come first.
  private static void fill(Scene scene) {
    Optional<Schema> form =
        scene
            .operation()
            .body()
            .filter(_ -> scene.contract().asks(scene.operation().id()))
            .flatMap(body -> Optional.ofNullable(body.content().get(FORM)));
    boolean document = scene.body().filter(body -> !(body instanceof Obj)).isPresent();
    if (form.isPresent() && !document) {
      Obj asked = SchemaCheck.formValue(Gates.byName(scene.query()), form.get());
      scene.parsed(asked.withAll(scene.body().flatMap(Json::asObj).orElse(Obj.EMPTY)));
    }
  }

  private static void read(Scene scene, Meaning.Leniency leniency) {
    Optional<RequestBody> declared = scene.operation().body();
    if (declared.isPresent() && scene.call().request().body() instanceof Body.Parcel parcel) {
      parseJson(scene, parcel.document());
      return;
    }
    if (declared.isEmpty() || !(scene.call().request().body() instanceof Body.Bytes bytes)) {
      return;
    }
    String type = scene.call().request().headers().find("content-type").orElse("");
    if (declared.get().schemaFor(type).isEmpty()) {
      if (leniency.forgives("", TYPE)) {
        parsePlainly(scene, bytes, declared.get());
        return;
      }
      throw Refusal.of(Problem.UNSUPPORTED_MEDIA)
          .with("found", type)
          .with("expected", String.join(", ", declared.get().content().keySet()));
    }
    if (bytesAlone(scene) || declared.get().bytesAlone()) {
      return;
    }
    String plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (plain.equals("application/json") || plain.endsWith("+json") || plain.isEmpty()) {
      parseJson(scene, bytes);
    } else if (plain.equals(FORM)) {
      Schema schema = declared.get().schemaFor(type).get();
      scene.parsed(SchemaCheck.formValue(Gates.byName(Query.parse(bytes.toString())), schema));
    } else if (FormData.is(plain) && declared.get().schemaFor(FORM).isPresent()) {
      // a form that may be sent either way is the same document
      Query pairs =
          FormData.read(bytes.content(), type)
              .orElseThrow(
                  () -> Refusal.of(Problem.MALFORMED).with("detail", "expected a form of parts"));
      scene.parsed(
          SchemaCheck.formValue(Gates.byName(pairs), declared.get().schemaFor(FORM).get()));
    } else if (plain.startsWith("text/") && bytes.content().length > 0) {
      scene.parsed(Json.of(bytes.toString()));
    }
  }

  /// True when the body of an upload is, or has in it, what is uploaded: no document to be read as
  /// a whole, whatever its type.
  private static boolean bytesAlone(Scene scene) {
    Traits traits = scene.operation().traits();
    if (traits.reachedBy().filter(FurtherRoute.Use.UPLOAD::equals).isEmpty()) {
      return false;
    }
    String kind = traits.upload().flatMap(one -> scene.query().find(one.parameter())).orElse("");
    return !kind.equals(Upload.RESUMABLE) || scene.continuing();
  }

  private static void parseJson(Scene scene, Body.Bytes bytes) {
    if (bytes.content().length == 0) {
      return;
    }
    try {
      Optional<Json> read = scene.read();
      scene.parsed(read.isPresent() ? read.get() : Json.received(bytes.content()));
    } catch (Malformed malformed) {
      throw Refusal.of(Problem.MALFORMED).with("detail", malformed.getMessage());
    }
  }

  /// Takes for a document what reads as one; else it is bytes.
  private static void parsePlainly(Scene scene, Body.Bytes bytes, RequestBody declared) {
    String text = bytes.toString().strip();
    String type = scene.call().request().headers().find("content-type").orElse("");
    boolean form = type.toLowerCase(Locale.ROOT).startsWith(FORM);
    if (form && !text.startsWith("{") && !declared.content().isEmpty()) {
      Schema schema = declared.content().firstEntry().getValue();
      scene.parsed(SchemaCheck.formValue(Gates.byName(Query.parse(text)), schema));
    }
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return;
    }
    try {
      scene.parsed(Json.parse(bytes.content()));
    } catch (Malformed bytesAlone) {
      return;
    }
  }
}
