package dev.dtu.mine;

import dev.dtu.contract.Contract;
import dev.dtu.contract.Operation;
import dev.dtu.contract.OperationLine;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Where a thing is read, as an operation about it can say: its path, with the parameters that the
/// operation has, and the thing's id.
///
/// @param path as a template
/// @param tails what follows the path where operations go on from it; nothing for itself
record Home(String path, NavigableSet<String> tails) {

  private static final String ORIGIN = "${origin}";

  /// What stands before a path, where it is not the origin.
  private static final Pattern HOST = Pattern.compile("^(https?://[^/]*|\\$\\{origin})");

  private static final Pattern OPEN = Pattern.compile("\\$\\{(?:[^{}]|\\{[^}]*})*}|\\{[^{}/]*}");

  /// @param read reads the thing
  /// @param by is about the thing; has to name all that the thing stands in
  static Optional<Home> of(Operation read, Operation by, Contract contract) {
    List<String> home = steps(read);
    List<String> own = steps(by);
    List<String> said = new ArrayList<>();
    boolean along = true;
    for (int i = 0; i < home.size(); i++) {
      String step = home.get(i);
      String other = i < own.size() ? own.get(i) : "";
      along &= open(step) ? open(other) : step.equals(other);
      if (open(step) && i == home.size() - 1) {
        said.add("${id}");
      } else if (open(step) && !along) {
        return Optional.empty();
      } else {
        said.add(open(step) ? "${path:" + other.substring(1, other.length() - 1) + "}" : step);
      }
    }
    NavigableSet<String> tails = new TreeSet<>();
    String template = read.route().template();
    for (OperationLine line : contract.lines()) {
      String other = line.path();
      if (other.startsWith(template) && other.indexOf('{', template.length()) < 0) {
        tails.add(other.substring(template.length()));
      }
    }
    return Optional.of(new Home("/" + String.join("/", said), tails));
  }

  private static List<String> steps(Operation operation) {
    return List.of(operation.route().template().substring(1).split("/"));
  }

  private static boolean open(String step) {
    return step.startsWith("{") && step.endsWith("}");
  }

  /// What an address says that is this place or goes on from it: what stands before the path, a line's
  /// end, and what follows; empty where it says something else.
  Optional<String> tells(String address) {
    for (String tail : tails) {
      String end = path + tail;
      if (address.startsWith(ORIGIN) && address.endsWith(end)) {
        String base = address.substring(0, address.length() - end.length());
        return Optional.of(base + "\n" + tail);
      }
    }
    return Optional.empty();
  }

  /// The address of what follows this place; empty where no operation stands there.
  Optional<String> address(String base, String tail) {
    return tails.contains(tail) ? Optional.of(base + path + tail) : Optional.empty();
  }

  /// Whether an address says the same as another but for the host and for what stands in holes.
  static boolean like(String address, String other) {
    return !address.equals(other) && folded(address).equals(folded(other));
  }

  private static String folded(String address) {
    return OPEN.matcher(HOST.matcher(address).replaceFirst("")).replaceAll("*");
  }
}
