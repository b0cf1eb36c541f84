package dev.dtu.twin;

import dev.dtu.call.Body;
import dev.dtu.call.Call;
import dev.dtu.contract.Operation;
import dev.dtu.json.Json;
import dev.dtu.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a request keeps to its contract, whatever became of it.
///
/// @param operation where it leads
/// @param document its body as it was read; empty when it has none or cannot be read
/// @param refusals what the contract has against it
/// @param judged whether the operation itself says what it takes, and the contract nothing
public record Conduct(
    Operation operation, Optional<Json> document, List<Refusal> refusals, boolean judged) {

  public Conduct {
    refusals = List.copyOf(refusals);
  }

  /// Of a call; empty when it leads nowhere.
  ///
  /// @param store in which the tokens are that twins handed out
  public static Optional<Conduct> of(Twin twin, Call call, Store store) {
    var request = call.request();
    Optional<Operation> led = twin.led(request.method(), request.path());
    return led.map(operation -> of(new Scene(twin, call, store), operation));
  }

  private static Conduct of(Scene scene, Operation operation) {
    Twin twin = scene.twin();
    var request = scene.call().request();
    boolean judged = false;
    Meaning.Leniency leniency = Meaning.Leniency.NONE;
    if (twin.meaning(operation.id()) instanceof Meaning.Does does) {
      judged = does.behaviour().judges();
      leniency = does.leniency();
    }
    if (request.body() instanceof Body.Unread unread) {
      return new Conduct(
          operation, Optional.empty(), List.of(Refusal.of(unread.problem())), judged);
    }
    scene.found(operation, twin.parameters(request.method(), request.path()));
    List<Refusal> refusals = new ArrayList<>();
    if (!judged) {
      attempt(scene, Permit::pass, refusals);
    }
    Meaning.Leniency known = leniency;
    if (attempt(scene, each -> Parsing.parse(each, known), refusals) && !judged) {
      attempt(scene, each -> Gates.validate(each, known), refusals);
    }
    return new Conduct(operation, scene.body(), refusals, judged);
  }

  /// A gate by itself.
  @FunctionalInterface
  private interface Attempt {
    void pass(Scene scene);
  }

  private static boolean attempt(Scene scene, Attempt gate, List<Refusal> refusals) {
    try {
      gate.pass(scene);
      return true;
    } catch (Refusal no) {
      refusals.add(no);
      return false;
    }
  }
}
