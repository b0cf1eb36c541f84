package dev.dtu.effect;

import dev.dtu.call.Body;
import dev.dtu.call.Delivery;
import dev.dtu.call.Headers;
import dev.dtu.call.Reply;
import dev.dtu.contract.Download;
import dev.dtu.contract.FurtherRoute;
import dev.dtu.contract.Traits;
import dev.dtu.store.Row;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Problem;
import dev.dtu.twin.Refusal;
import dev.dtu.twin.Scene;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Answers with the bytes a row has when the request asks for them, and otherwise as the read it
/// stands before.
///
/// One range of bytes is answered as asked; several, or what is no range, as if none was asked for.
record Fetch(Deed deed, Behaviour otherwise) implements Behaviour {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  @Override
  public void exist(Scene scene) {
    otherwise.exist(scene);
  }

  @Override
  public Reply act(Scene scene) {
    if (!asked(scene)) {
      return otherwise.act(scene);
    }
    Row row = deed.row(scene);
    Body.Stored bytes =
        Cargo.of(row)
            .orElseThrow(() ->
                Refusal.of(Problem.NO_CONTENT)
                    .with("resource", deed.shelf().resource().name())
                    .with("id", Shelf.lastPart(row.key())));
    return reply(scene, bytes, deed.cargo().type(row));
  }

  /// The bytes, or the range of them that the request asks for.
  static Reply reply(Scene scene, Body.Stored bytes, String type) {
    Headers headers = Headers.of("content-type", type);
    Optional<String> range = scene.call().request().headers().find("range");
    return range.map(RANGE::matcher).filter(Matcher::matches).isEmpty()
        ? new Reply(200, headers, bytes, Delivery.PROMPT)
        : ranged(range.get(), headers, bytes);
  }

  private static boolean asked(Scene scene) {
    Traits traits = scene.operation().traits();
    Optional<Download> download = traits.download();
    return traits.reachedBy().filter(FurtherRoute.Use.DOWNLOAD::equals).isPresent()
        || download
            .flatMap(how -> scene.query().find(how.parameter()).filter(how.value()::equals))
            .isPresent();
  }

  private static Reply ranged(String range, Headers headers, Body.Stored bytes) {
    Matcher parts = RANGE.matcher(range);
    boolean read = parts.matches();
    String first = parts.group(1);
    String last = parts.group(2);
    long length = bytes.length();
    if (!read || (first.isEmpty() && last.isEmpty())) {
      return new Reply(200, headers, bytes, Delivery.PROMPT);
    }
    long from = first.isEmpty() ? Math.max(0, length - number(last)) : number(first);
    long to = first.isEmpty() || last.isEmpty() ? length - 1 : Math.min(number(last), length - 1);
    boolean backwards = !first.isEmpty() && !last.isEmpty() && number(last) < number(first);
    if (backwards) {
      return new Reply(200, headers, bytes, Delivery.PROMPT);
    }
    if (from > to) {
      return Reply.empty(416).with("content-range", "bytes */" + length);
    }
    return new Reply(
        206,
        headers.with("content-range", "bytes " + from + "-" + to + "/" + length),
        new Body.Stretch(bytes, from, to - from + 1),
        Delivery.PROMPT);
  }

  private static long number(String digits) {
    return Long.parseLong(digits);
  }
}
