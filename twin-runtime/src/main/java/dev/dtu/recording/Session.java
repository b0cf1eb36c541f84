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

  /// A recording by its name, whose tenant and group its name tells: `doing__tenant`, `doing@again`.
  public static Session named(String name, String service, List<Exchange> exchanges) {
    int at = Math.max(name.lastIndexOf("__"), name.lastIndexOf('@'));
    boolean tenant = at > 0 && name.charAt(at) == '_';
    String last = tenant ? name.substring(at + 2) : "";
    boolean tag = last.matches("[a-z0-9]+(-[a-z0-9]+)*");
    String group = at > 0 && (tag || !tenant) ? name.substring(0, at) : name;
    return new Session(name, service, tag ? last : "", group, exchanges);
  }

  public Session with(List<Exchange> others) {
    return new Session(name, service, tenant, group, others);
  }
}
