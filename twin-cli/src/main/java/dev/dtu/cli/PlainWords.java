package dev.dtu.cli;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the words of `dtu up` where they are plain: known options, each once, with values of
/// everyday characters. Everything else, also everything wrong, is left to the reader of all
/// commands, which takes a sixth of a start's processor time.
final class PlainWords {

  private static final String PUNCTUATION = "-_./,:";

  private final Hosting hosting = new Hosting();
  private final Set<String> seen = new HashSet<>();

  private PlainWords() {}

  /// What the words ask for; empty where they are not plain.
  static Optional<Hosting> read(String... words) {
    if (words.length == 0 || !words[0].equals("up")) {
      return Optional.empty();
    }
    var plain = new PlainWords();
    int at = 1;
    while (at < words.length) {
      String word = words[at++];
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (!plain.seen.add(name)) {
        return Optional.empty();
      }
      if (word.equals("--json")) {
        plain.hosting.json = true;
        continue;
      }
      if (equals < 0 && at == words.length) {
        return Optional.empty();
      }
      String value = equals < 0 ? words[at++] : word.substring(equals + 1);
      if (!everyday(value) || !(plain.port(name, value) || plain.text(name, value))) {
        return Optional.empty();
      }
    }
    return Optional.of(plain.hosting);
  }

  private static boolean everyday(String value) {
    for (int at = 0; at < value.length(); at++) {
      char each = value.charAt(at);
      boolean letter = each < 128 && Character.isLetterOrDigit(each);
      if (!letter && PUNCTUATION.indexOf(each) < 0) {
        return false;
      }
    }
    return !value.isEmpty() && value.charAt(0) != '-';
  }

  private boolean port(String name, String value) {
    boolean off = value.equals("off");
    int number = off ? PortNumber.OFF : number(value);
    if (number > 65_535 || (!off && number < 0)) {
      return false;
    }
    switch (name) {
      case "--tls-port" -> hosting.disguise.tlsPort = number;
      case "--proxy-port" -> hosting.disguise.proxyPort = number;
      default -> {
        return !off && ownPort(name, number);
      }
    }
    return true;
  }

  private boolean ownPort(String name, int number) {
    switch (name) {
      case "--data-port" -> hosting.dataPort = number;
      case "--control-port" -> hosting.controlPort = number;
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean text(String name, String value) {
    switch (name) {
      case "--bind" -> hosting.bind = value;
      case "--control-bind" -> hosting.controlBind = value;
      case "--seed" -> hosting.seed = value;
      case "--dice" -> hosting.dice = value;
      case "--profile" -> hosting.profile = value;
      case "--durability" -> hosting.state.durability = value;
      case "--state" -> hosting.state.folder = Path.of(value);
      case "--ca" -> hosting.disguise.authority.named = Path.of(value);
      case "--key-files" -> hosting.keyFiles = Path.of(value);
      case "--twins" -> {
        hosting.twins = List.of(value.split(",", -1));
        return !hosting.twins.contains("");
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /// A number of up to five digits; -1 where it is none, or might be read in another base.
  private static int number(String value) {
    boolean zero = value.startsWith("0") && value.length() > 1;
    if (zero || value.length() > 5) {
      return -1;
    }
    int number = 0;
    for (int at = 0; at < value.length(); at++) {
      int digit = value.charAt(at) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }
}
