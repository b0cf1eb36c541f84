package dev.dtu.effect;

import dev.dtu.grant.Bench;
import dev.dtu.grant.Errand;
import dev.dtu.grant.Leave;
import dev.dtu.grant.Plea;
import dev.dtu.json.Obj;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Scene;
import java.util.List;
import java.util.Optional;

/// A twin's own bench, which sits where the rows of the twin stand.
record Seated(Bench<Play> own, Shelves shelves) implements Bench<Scene> {

  @Override
  public List<Key> keys(Scene scene) {
    return own.keys(play(scene));
  }

  @Override
  public Leave hear(Scene scene, Plea plea) {
    return own.hear(play(scene), plea);
  }

  @Override
  public Optional<String> proved(Scene scene, String name, String password) {
    return own.proved(play(scene), name, password);
  }

  @Override
  public Optional<Seen> seen(Scene scene, String token) {
    return own.seen(play(scene), token);
  }

  @Override
  public Optional<Seen> entered(Scene scene, String name, String password) {
    return own.entered(play(scene), name, password);
  }

  @Override
  public Proven judged(Scene scene, Errand errand) {
    return own.judged(play(scene), errand);
  }

  @Override
  public Obj begun(Scene scene, Errand errand) {
    return own.begun(play(scene), errand);
  }

  @Override
  public Optional<String> told(Scene scene, Obj claims) {
    return own.told(play(scene), claims);
  }

  @Override
  public List<String> asks(Scene scene, Plea plea, boolean anew) {
    return own.asks(play(scene), plea, anew);
  }

  @Override
  public void agreed(Scene scene, Plea plea, List<String> scopes) {
    own.agreed(play(scene), plea, scopes);
  }

  private Play play(Scene scene) {
    Part none =
        _ -> {
          throw new IllegalStateException("expected a judgement, found a part");
        };
    Behaviour plain =
        _ -> {
          throw new IllegalStateException("expected no operation to be asked of data here");
        };
    var role = new Repertoire.Role(none, true, true);
    return new Play(new Played(role, plain, Optional.empty(), shelves), scene);
  }
}
