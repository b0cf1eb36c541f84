package dev.dtu.load;

import dev.dtu.call.Nearest;
import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.effect.Repertoire;
import java.util.List;

/// Finds what a person wrote in Java of a twin.
///
/// Only twins on the class path may have any: they were compiled and reviewed with the program. A
/// folder of data that somebody names brings no code.
final class Written {

  private Written() {}

  /// What the class does that the title page names; flaws of it stand where it is named.
  static Repertoire of(Page named, Shelf folder, Contract contract) {
    if (!ours(folder)) {
      named.flaw("expected Java only in twins that came with the program, found it in a folder");
      return Repertoire.NONE;
    }
    try {
      Class<?> found = Class.forName(named.text(), true, Written.class.getClassLoader());
      Repertoire repertoire =
          ((Behaviours) found.getDeclaredConstructor().newInstance()).repertoire();
      if (!(folder instanceof Shelf.Packed)) { // else it was looked over when it was prepared
        known(named, repertoire, contract);
      }
      return repertoire;
    } catch (ReflectiveOperationException | ClassCastException none) {
      named.flaw(
          "expected a public class that is dev.dtu.load.Behaviours with a constructor without"
              + " arguments, found '"
              + named.text()
              + "' ("
              + none.getClass().getSimpleName()
              + ")");
      return Repertoire.NONE;
    }
  }

  private static boolean ours(Shelf folder) {
    if (folder instanceof Shelf.Watched watched) {
      return ours(watched.of());
    } else if (folder instanceof Shelf.Replaced replaced) {
      return ours(replaced.of());
    }
    return folder instanceof Shelf.ClassPath || folder instanceof Shelf.Packed;
  }

  private static void known(Page named, Repertoire repertoire, Contract contract) {
    List<String> ids = contract.lines().stream().map(OperationLine::id).toList();
    for (String operation : repertoire.roles().keySet()) {
      if (contract.find(operation).isEmpty()) {
        named.flaw(
            "expected parts of operations of the contract, found one of '"
                + operation
                + "'"
                + Nearest.hint(operation, ids));
      }
    }
  }
}
