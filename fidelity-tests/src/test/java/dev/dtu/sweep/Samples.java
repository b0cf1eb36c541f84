package dev.dtu.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.dtu.contract.Contract;
import dev.dtu.contract.ReplyShape;
import dev.dtu.contract.Schema;
import dev.dtu.fidelity.Shapes;
import dev.dtu.json.Json;
import dev.dtu.trial.Dig;
import dev.dtu.twin.Turn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// All that a sweep was answered, held against samples of the service's answers, a file an operation.
///
/// A sample has every member that some answer has, of successes and refusals alike. So the answers of
/// all calls are taken together: those that libraries read, those that prepared them, and those that
/// a recipe asks for to show more (`shows`). `samples/NAME.left-out` lists what none of them has, though
/// one has what it stands in: `OPERATION PATH` a line, exactly, and it may
/// only shrink. `samples/NAME.reasons` tells why; see [Reasons].
///
/// @param held the answers of how many operations were held against a sample
/// @param leftOut what they leave out
record Samples(int held, Set<String> leftOut) {

  private static final String FOLDER = "DTU_SPECS";

  /// Writes what is left out as what is known instead: `-Ddtu.samples.write=true`.
  private static final String WRITE = "dtu.samples.write";

  private static final Predicate<String> IDS =
      Pattern.compile("[A-Z]{1,2}[A-Za-z]?0[0-9A-Z_]{5,}|[0-9_]+").asMatchPredicate();

  /// Holds them, where the folder of documents has that folder of samples.
  static void hold(String name, String folder, Contract contract, List<Turn> turns)
      throws Exception {
    String told = System.getenv(FOLDER);
    Path samples = Path.of(told == null ? "../../shared/specs" : told).resolve(folder);
    if (!Files.isDirectory(samples)) {
      System.out.printf(
          "samples of %s not held: no folder %s; set %s to the folder of API documents%n",
          name, samples.toAbsolutePath().normalize(), FOLDER);
      return;
    }
    Samples found = of(samples, contract, turns);
    System.out.printf(
        "samples of %s: answers of %d methods held, %d members left out%n",
        name, found.held(), found.leftOut().size());
    if (Boolean.getBoolean(WRITE)) {
      Path out = Files.createDirectories(Path.of("src/test/resources/samples"));
      Files.write(out.resolve(name + ".left-out"), found.leftOut());
      return;
    }
    assertThat(found.leftOut())
        .as("members that answers leave out; -D%s=true lists them", WRITE)
        .containsExactlyElementsOf(Reasons.lines("/samples/" + name + ".left-out"));
    Reasons.hold("/samples/" + name + ".reasons", found.leftOut());
  }

  private static Samples of(Path folder, Contract contract, List<Turn> turns) throws Exception {
    var shapes = new Shapes();
    var answers = new TreeMap<String, Set<String>>();
    for (Turn turn : turns) {
      Optional<Json> reply = Dig.document(turn.reply());
      if (contract.find(turn.operation()).isPresent() && reply.isPresent()) {
        answers
            .computeIfAbsent(turn.operation(), _ -> new TreeSet<>())
            .addAll(places(shapes, reply.get(), schema(contract, turn.operation())));
      }
    }
    var leftOut = new TreeSet<String>();
    int held = 0;
    for (var answer : answers.entrySet()) {
      Path sample = folder.resolve(answer.getKey() + ".json");
      if (Files.isRegularFile(sample)) {
        held++;
        // some samples have a key twice, which only the vendor's own reader takes
        Json whole = Json.parse(JsonParser.parseString(Files.readString(sample)).toString());
        for (String place : places(shapes, whole, schema(contract, answer.getKey()))) {
          boolean many = place.endsWith("[]") || place.endsWith(".*");
          if (!many
              && !answer.getValue().contains(place)
              && answer.getValue().contains(above(place))) {
            leftOut.add(answer.getKey() + " " + place.substring(2));
          }
        }
      }
    }
    return new Samples(held, leftOut);
  }

  private static Optional<Schema> schema(Contract contract, String operation) {
    return contract.operation(operation).success().flatMap(ReplyShape::json);
  }

  /// The paths of a document, whatever stands there.
  private static Set<String> places(Shapes shapes, Json document, Optional<Schema> schema) {
    var places = new TreeSet<String>();
    for (String each : shapes.of(document, schema, IDS)) {
      places.add(each.substring(0, each.lastIndexOf(": ")));
    }
    return places;
  }

  /// What a member stands in; a list's items stand in the list.
  private static String above(String place) {
    int member = place.lastIndexOf('.');
    return place.endsWith("[]")
        ? place.substring(0, place.length() - 2)
        : place.substring(0, Math.max(member, 1));
  }
}
