package dev.dtu.recording;

import java.util.List;

/// The exchanges of one client with one tenant, in order.
///
/// @param name of the recording, unique in its source
/// @param service as the recording calls it; empty when it does not say
/// @param tenant what the recording says the tenant is like; empty when it does not say
/// @param group what recordings of the same doing have in common, whatever tenant they were made on
public record Session(
    String name, String service, String tenant, String group, List<Exchange> exchanges) {

  public Session {
    exchanges = List.copyOf(exchanges);
  }

  /// A recording by its name, which may tell what it was made on: `doing__tenant`, where the tenant is
  /// what its host is called, or `doing@again`.
  public static Session named(String name, String service, List<Exchange> exchanges) {
    int parts = name.lastIndexOf("__");
    String last = parts < 0 ? "" : name.substring(parts + 2);
    boolean tag = !last.isEmpty() && calls(last, exchanges);
    int at = tag ? parts : name.lastIndexOf('@');
    String group = at > 0 ? name.substring(0, at) : name;
    return new Session(name, service, tag ? last : "", group, exchanges);
  }

  private static boolean calls(String tag, List<Exchange> exchanges) {
    for (Exchange exchange : exchanges) {
      if (exchange.sent().host().startsWith(tag + ".")) {
        return true;
      }
    }
    return false;
  }

  /// What its exchanges are marked with in a file.
  public Tape.Where where() {
    return new Tape.Where(name, service);
  }

  public Session with(List<Exchange> others) {
    return new Session(name, service, tenant, group, others);
  }
}
