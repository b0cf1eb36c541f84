package dev.dtu.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.contract.Operation;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Store;
import dev.dtu.trial.World;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What has to be there before some of a service's methods can succeed, where no contract tells.
///
/// `sweeps/TWIN.recipes.json` has `things`, each made by a request (`ask`, `with`) once what it
/// stands `on` is there, so many `times`, also where it is `refused`; and `methods`, by the name of a
/// method or of its operation: `why` no rule knows, what they stand `on`, and what their request has
/// (`path`, `query`, `header`, `with` for its body). `${thing.member}` is a member of what the
/// service said of a thing, `${thing.member/}` the last segment of the address it is,
/// `${thing.made.item}` the row that came of it, and of what leads elsewhere the parameters of the
/// address are members. Instead of an `ask` a thing has an `act`, what somebody does in the service's
/// own pages. Among `shows` are things that are made for what their answers show, each in a world as it
/// was at first. The thing `credentials` is there always: those handed out, by their kind.
final class Recipes {

  private final Obj written;

  private Recipes(Obj written) {
    this.written = written;
  }

  static Recipes of(String twin) {
    try (InputStream in = Recipes.class.getResourceAsStream("/sweeps/" + twin + ".recipes.json")) {
      return new Recipes(
          in == null
              ? Obj.EMPTY
              : (Obj) Json.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (Exception unreadable) {
      throw new AssertionError("recipes of " + twin, unreadable);
    }
  }

  /// The recipe of a method or of its operation; empty where the rules are to know.
  Optional<Recipe> of(String method, Operation operation) {
    Obj methods = written.obj("methods").orElse(Obj.EMPTY);
    Optional<Obj> recipe = methods.obj(method).or(() -> methods.obj(operation.id()));
    recipe.ifPresent(each -> assertThat(each.text("why")).as("why of " + method).isPresent());
    return recipe.map(each -> new Recipe(each, written.obj("things").orElse(Obj.EMPTY)));
  }

  /// Makes what is to be shown, each by who holds a credential of its kind (`as`), else by a person.
  void show(Stage stage) {
    for (Json each : written.items("shows")) {
      Obj show = (Obj) each;
      World world = stage.world(show.text("as").orElse("user"));
      Store fresh = world.store();
      new Recipe(show, written.obj("things").orElse(Obj.EMPTY)).made(world);
      world.back(fresh);
    }
  }
}
