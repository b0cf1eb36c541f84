package dev.dtu.generate;

import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.fidelity.Share;
import dev.dtu.folder.TwinFolder;
import dev.dtu.judge.Standing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A twin that was made before and is to be made better with what is new.
///
/// @param folder with its scorecard
/// @param card what was known of it
public record Base(TwinFolder folder, Scorecard card) {

  /// The twin of a folder that has a scorecard.
  public static Base of(TwinFolder folder) throws IOException, Unfinished {
    return new Base(folder, Scorecard.read(folder));
  }

  /// What a service does otherwise than it did, as far as new recordings tell: operations that the twin
  /// tells worse than it told those it was made from, by more than chance (the intervals of 95 % are
  /// apart), a line each.
  public List<String> drift(Standing now) {
    List<String> drifted = new ArrayList<>();
    Standing before = card.standing("training");
    for (String operation : now.operations()) {
      for (String level : Standing.LEVELS) {
        Share was = before.share(operation, "twin", level);
        Share is = now.share(operation, "twin", level);
        if (was.all() > 0 && is.all() > 0 && is.high() < was.low()) {
          drifted.add("drift: %s, %s was %s and is %s".formatted(operation, level, was, is));
          break;
        }
      }
    }
    return drifted;
  }

  /// What another contract has that this twin's has not, and the other way round, a line each.
  public List<String> drift(Contract other) {
    var before = new TreeMap<String, String>();
    var now = new TreeMap<String, String>();
    Optional<Contract> own = folder.contract();
    own.ifPresent(contract -> contract.lines().forEach(line -> before.put(route(line), line.id())));
    other.lines().forEach(line -> now.put(route(line), line.id()));
    List<String> drifted = new ArrayList<>();
    before.forEach((route, id) -> {
      if (!now.containsKey(route)) {
        drifted.add("drift: " + id + " is gone, " + route);
      }
    });
    now.forEach((route, id) -> {
      if (!before.containsKey(route)) {
        drifted.add("drift: " + id + " is new, " + route);
      }
    });
    return drifted;
  }

  private static String route(OperationLine line) {
    return line.method() + " " + line.path();
  }
}
