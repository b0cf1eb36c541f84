package dev.dtu.effect;

import dev.dtu.call.Body;
import dev.dtu.call.Query;
import dev.dtu.call.Reply;
import dev.dtu.contract.Complaint;
import dev.dtu.store.Store;
import dev.dtu.twin.Behaviour;
import dev.dtu.twin.Meaning;
import dev.dtu.twin.Scene;
import java.util.List;
import java.util.Optional;

/// A part, played where what data says of its operation stands.
///
/// @param plain what data says of the operation; one that only breaks when nothing does
/// @param deed what the operation shows its rows by; empty when it is of no resource
record Played(Repertoire.Role role, Behaviour plain, Optional<Deed> deed, Shelves shelves)
    implements Behaviour {

  /// Keywords that tell which members go together.
  private static final List<String> TOGETHER = List.of("anyOf", "oneOf", "not");

  /// Leaves it to a part to say which arguments do not go together: services have words for that.
  static Meaning.Leniency tellingItself(Meaning.Leniency others) {
    return new Meaning.Leniency() {
      @Override
      public boolean forgives(String parameter, Complaint complaint) {
        return (complaint.path().isEmpty() && TOGETHER.contains(complaint.keyword()))
            || others.forgives(parameter, complaint);
      }

      @Override
      public boolean departs(Complaint complaint) {
        return others.departs(complaint);
      }
    };
  }

  @Override
  public Reply act(Scene scene) {
    return role.part().act(new Play(this, scene));
  }

  @Override
  public void exist(Scene scene) {
    if (!role.finds()) {
      plain.exist(scene);
    }
  }

  @Override
  public boolean judges() {
    return role.judges();
  }

  @Override
  public List<Body.Stored> begun(Store store, Query query) {
    return plain.begun(store, query);
  }
}
