package dev.dtu.sweep;

import dev.dtu.json.Json;
import dev.dtu.json.Malformed;
import dev.dtu.json.Obj;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/// A library of Node, in a process of its own that is told what to call.
final class NodeSdk implements Sdk {

  private final Process process;
  private final BufferedWriter asked;
  private final BufferedReader answered;
  private final List<String> methods;

  private final String library;

  NodeSdk(Node node, String library, String url, SequencedMap<String, String> tokens)
      throws IOException {
    this.library = library;
    process = node.start("hand.mjs");
    asked = process.outputWriter();
    answered = process.inputReader();
    var words = Obj.builder();
    tokens.forEach((kind, value) -> words.put(kind, Json.of(value)));
    Obj opened =
        ask(Obj.of("open", Json.of(library), "url", Json.of(url)).with("tokens", words.build()));
    methods = texts(opened, "methods");
  }

  private static List<String> texts(Obj answer, String member) {
    return answer.items(member).items().stream().map(each -> each.asWords().orElse("")).toList();
  }

  private Obj ask(Obj question) {
    try {
      asked.write(question.toString());
      asked.newLine();
      asked.flush();
      String line = answered.readLine();
      if (line == null) {
        throw new IOException("the process of " + library + " ended; see target/node/errors.txt");
      }
      return Json.parse(line).asObj().orElseThrow();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (Malformed wrong) {
      throw new IllegalStateException(wrong);
    }
  }

  @Override
  public List<String> methods() {
    return methods;
  }

  @Override
  public Tried probe(String method, List<String> parameters, boolean whole) {
    Obj answer =
        ask(
            Obj.of("probe", Json.of(method))
                .with("parameters", Json.array(parameters.stream().map(Json::of).toList()))
                .with("whole", Json.of(whole)));
    return new Tried(said(answer), texts(answer, "names"));
  }

  @Override
  public Said call(String method, Wanted wanted) {
    var named = Obj.builder();
    Obj parameters = wanted.parameters();
    Obj body = wanted.body().flatMap(Json::asObj).orElse(Obj.EMPTY);
    for (String name : wanted.names()) {
      String mark = "dtu" + name + "mark";
      Optional<Json> member = wanted.hasMembers() ? body.find(name) : Optional.empty();
      wanted
          .at(mark)
          .or(() -> parameters.find(name))
          .or(() -> member)
          .or(() -> wanted.places(mark) ? Optional.empty() : wanted.body())
          .ifPresent(value -> named.put(name, value));
    }
    return said(
        ask(
            Obj.of("call", Json.of(method))
                .with("named", named.build())
                .with("parameters", parameters)
                .with("body", wanted.body().orElse(Json.Null.NULL))));
  }

  private static Said said(Obj answer) {
    String what = answer.text("what").orElse("");
    return switch (answer.text("said").orElse("")) {
      case "returned" -> Said.Returned.RETURNED;
      case "refused" ->
          new Said.Refused(
              answer.find("status").flatMap(Json::asWords).map(Integer::valueOf).orElse(0), what);
      default -> new Said.Broke(what);
    };
  }

  @Override
  public void close() {
    process.destroy();
  }
}
