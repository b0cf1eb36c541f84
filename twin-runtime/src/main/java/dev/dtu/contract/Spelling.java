package dev.dtu.contract;

import java.util.List;

/// How a caller spells the beginning of the contract's paths, where a service takes several
/// beginnings for one: links in a reply begin as the call did.
///
/// A beginning that stands for another which stands for the contract's own is just a way to ask:
/// links begin as that other.
///
/// @param meant the beginning as the contract has it
/// @param said the same as the caller has it
public record Spelling(String meant, String said) {

  /// The caller's beginning is the contract's own.
  public static final Spelling SAME = new Spelling("", "");

  /// @param beginnings that stand for others
  /// @param path of the call
  /// @param template of the operation that it means
  public static Spelling of(List<Also> beginnings, String path, String template) {
    String meant = path;
    for (Also also : beginnings) {
      meant = also.meant(meant).orElse(meant);
    }
    int here = path.length();
    int there = meant.length();
    while (here > 0 && there > 0 && path.charAt(here - 1) == meant.charAt(there - 1)) {
      here--;
      there--;
    }
    while (here < path.length() && path.charAt(here) != '/') {
      here++;
      there++;
    }
    String said = path.substring(0, here);
    return there > meant.length() || template.startsWith(said + "/")
        ? SAME
        : new Spelling(meant.substring(0, there), written(beginnings, said));
  }

  private static String written(List<Also> beginnings, String said) {
    for (Also also : beginnings) {
      boolean further = beginnings.stream().anyMatch(it -> it.meant(also.as()).isPresent());
      if (further) {
        return also.meant(said).orElse(said);
      }
    }
    return said;
  }

  /// A path of the contract as the caller would say it.
  public String say(String path) {
    return begun(path, meant, said);
  }

  /// A path that the caller said as the contract has it.
  public String mean(String path) {
    return begun(path, said, meant);
  }

  private static String begun(String path, String with, String instead) {
    boolean begins =
        !with.equals(instead)
            && path.startsWith(with)
            && (path.length() == with.length() || path.charAt(with.length()) == '/');
    return begins ? instead + path.substring(with.length()) : path;
  }
}
