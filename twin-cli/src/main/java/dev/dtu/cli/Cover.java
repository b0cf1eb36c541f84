package dev.dtu.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A file that a program in a [Fence] finds in place of one of the system's, which stays as it is.
///
/// @param file what it finds
/// @param over where it finds it, with no link on the way
record Cover(Path file, Path over) {

  /// What says which name servers there are; without it that is the one of this machine.
  private static final Path SERVERS = Path.of("/etc/resolv.conf");

  /// What says who is asked for names. Not only name servers may be: also programs outside, by sockets
  /// that are files, who would tell a host's own address.
  private static final Path SWITCH = Path.of("/etc/nsswitch.conf");

  private static final String TO_US = "nameserver 127.0.0.1\noptions timeout:2 attempts:2\n";

  /// What leads all names to the name server of a fence.
  ///
  /// @param folder where the files are made
  static List<Cover> ofNames(Path folder) throws IOException {
    List<Cover> covers = new ArrayList<>();
    if (Files.isRegularFile(SERVERS)) {
      Path servers = Files.writeString(folder.resolve("resolv.conf"), TO_US);
      covers.add(new Cover(servers, SERVERS.toRealPath()));
    }
    if (Files.isRegularFile(SWITCH)) {
      String before = Files.readString(SWITCH);
      Path ours = Files.writeString(folder.resolve("nsswitch.conf"), switched(before));
      covers.add(new Cover(ours, SWITCH.toRealPath()));
    }
    return covers;
  }

  /// The same, but hosts are looked for in the system's file and at name servers alone.
  static String switched(String before) {
    return before.replaceAll("(?m)^\\s*hosts:.*$", "hosts: files dns");
  }

  /// As bubblewrap wants it.
  List<String> bound() {
    return List.of("--ro-bind", file.toString(), over.toString());
  }

  /// As mount wants it.
  List<String> pair() {
    return List.of(file.toString(), over.toString());
  }
}
