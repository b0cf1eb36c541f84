package dev.dtu.folder;

import dev.dtu.json.Json;
import dev.dtu.recording.Exchange;
import dev.dtu.recording.Session;
import dev.dtu.twin.AuthForm;
import dev.dtu.twin.Twin;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// The title page of a service nobody wrote one for: what its contract tells, and what recordings show
/// besides: hosts that were called, and how callers said who they are.
public final class TitleFile {

  private static final String HOST = "(\\*\\.)?[a-z0-9-]+(\\.[a-z0-9-]+)+";

  /// A word and a space before a credential: `Bearer `, `SSWS `.
  private static final String PREFIX = "[A-Za-z][A-Za-z0-9_-]{1,20} ";

  private final Twin plain;
  private final List<Session> training;

  /// @param plain the twin of the contract alone
  public TitleFile(Twin plain, List<Session> training) {
    this.plain = plain;
    this.training = List.copyOf(training);
  }

  /// The page.
  ///
  /// @param sources what it is made from, each with the day it was read
  public String text(String title, List<String> sources) {
    var out = new StringBuilder();
    out.append("# Written by dtu generate from the contract and from recordings.\n");
    out.append("name: ").append(plain.name()).append('\n');
    out.append("title: ").append(Json.of(title)).append('\n');
    out.append("contract: ").append(plain.name()).append("\n\nsources:\n");
    sources.forEach(source -> out.append("  - ").append(Json.of(source)).append('\n'));
    List<String> hosts = hosts();
    if (!hosts.isEmpty()) {
      out.append("\nhosts: ").append(Json.array(hosts.stream().map(Json::of).toList()));
      out.append('\n');
    }
    List<AuthForm> others = shown();
    if (!others.isEmpty()) {
      out.append("\nauth:\n");
      plain.title().auth().forEach(form -> form(form, out));
      others.forEach(form -> form(form, out));
    }
    return out.toString();
  }

  private static void form(AuthForm form, StringBuilder out) {
    out.append("  - kind: ").append(Json.of(form.kind())).append('\n');
    out.append("    in: ").append(form.place().name().toLowerCase(Locale.ROOT)).append('\n');
    out.append("    name: ").append(Json.of(form.name())).append('\n');
    out.append("    prefix: ").append(Json.of(form.prefix())).append('\n');
    out.append("    shape: ").append(Json.of(form.shape())).append('\n');
    List<Json> schemes = new ArrayList<>();
    form.schemes().forEach(scheme -> schemes.add(Json.of(scheme)));
    out.append("    satisfies: ").append(Json.array(schemes)).append('\n');
  }

  /// The contract's hosts, and those that were called at paths of its operations. Of several with one
  /// parent that parent is told, with a tenant before it.
  private List<String> hosts() {
    List<String> hosts = new ArrayList<>(plain.title().hosts());
    SortedMap<String, Integer> called = new TreeMap<>();
    for (Session session : training) {
      for (Exchange exchange : session.exchanges()) {
        Exchange.Sent sent = exchange.sent();
        String host = sent.host().replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT);
        if (host.matches(HOST) && plain.led(sent.method(), sent.path()).isPresent()) {
          called.merge(host, 1, Integer::sum);
        }
      }
    }
    SortedMap<String, TreeSet<String>> parents = new TreeMap<>();
    for (String host : called.keySet()) {
      if (hosts.stream().noneMatch(known -> serves(known, host))) {
        String parent = host.substring(host.indexOf('.') + 1);
        parents.computeIfAbsent(parent, _ -> new TreeSet<>()).add(host);
      }
    }
    parents.forEach((parent, below) -> {
      if (below.size() > 1 && parent.contains(".")) {
        hosts.add("*." + parent);
      } else {
        hosts.addAll(below);
      }
    });
    return hosts;
  }

  private static boolean serves(String known, String host) {
    return known.startsWith("*.") ? host.endsWith(known.substring(1)) : host.equals(known);
  }

  /// Words before a credential that the contract's forms do not have, each seen in a tenth of the
  /// calls that carry one.
  private List<AuthForm> shown() {
    List<AuthForm> known = plain.title().auth();
    if (known.isEmpty()) {
      return List.of();
    }
    SortedMap<String, Integer> seen = new TreeMap<>();
    int all = 0;
    for (Session session : training) {
      for (Exchange exchange : session.exchanges()) {
        Optional<String> line = exchange.sent().headers().find("authorization");
        if (line.isPresent()) {
          all++;
          int space = line.get().indexOf(' ');
          String prefix = space < 0 ? "" : line.get().substring(0, space + 1);
          if (prefix.matches(PREFIX) && exchange.answered().successful()) {
            seen.merge(prefix, 1, Integer::sum);
          }
        }
      }
    }
    List<AuthForm> forms = new ArrayList<>();
    for (Map.Entry<String, Integer> each : seen.entrySet()) {
      boolean unknown = known.stream().noneMatch(form -> sameWord(form, each.getKey()));
      if (unknown && 10 * each.getValue() >= all) {
        forms.add(form(each.getKey()));
      }
    }
    return forms;
  }

  private static boolean sameWord(AuthForm form, String prefix) {
    return form.place() == AuthForm.Place.HEADER && form.prefix().equalsIgnoreCase(prefix);
  }

  private AuthForm form(String prefix) {
    String word = prefix.strip().toLowerCase(Locale.ROOT);
    boolean basic = word.equals("basic");
    return new AuthForm(
        word,
        AuthForm.Place.HEADER,
        "Authorization",
        prefix,
        basic ? "basic:admin:[A-Za-z0-9]{40}" : "[A-Za-z0-9]{40}",
        List.copyOf(plain.contract().schemes().keySet()));
  }
}
