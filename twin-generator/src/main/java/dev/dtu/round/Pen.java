package dev.dtu.round;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Where an agent works: in a world in which there is its workspace, what it needs to run, and nothing
/// else of this machine; without a network unless it is lent one. By bubblewrap where that is installed,
/// else by what the system has for it (`unshare`, `pivot_root`, `setpriv`).
public sealed interface Pen {

  /// What may be seen from inside.
  ///
  /// @param workspace may be written; it is what the agent begins in
  /// @param lent may be read: files and folders, at the places they have outside
  /// @param network whether the machine's network is there
  record View(Path workspace, List<Path> lent, boolean network) {
    public View {
      lent = List.copyOf(lent);
    }
  }

  /// A command line that is inside.
  List<String> around(List<String> command, View view);

  /// What a report calls it.
  String name();

  /// What of the system is there to be read, where it is there at all.
  List<String> SYSTEM =
      List.of(
          "/usr",
          "/bin",
          "/sbin",
          "/lib",
          "/lib64",
          "/lib32",
          "/opt",
          "/etc/ssl",
          "/etc/pki",
          "/etc/ca-certificates",
          "/etc/alternatives",
          "/etc/ld.so.cache",
          "/etc/ld.so.conf",
          "/etc/ld.so.conf.d",
          "/etc/passwd",
          "/etc/group",
          "/etc/nsswitch.conf",
          "/etc/hosts",
          "/etc/resolv.conf",
          "/etc/localtime",
          "/etc/java-25-openjdk",
          "/etc/fonts");

  /// Why there is none, for people.
  final class None extends Exception {
    private static final long serialVersionUID = 1L;

    None(String why) {
      super(why, null, false, false);
    }
  }

  /// By bubblewrap.
  record Bubblewrap() implements Pen {
    @Override
    public List<String> around(List<String> command, View view) {
      List<String> line = new ArrayList<>(List.of("bwrap", "--unshare-all", "--die-with-parent"));
      if (view.network()) {
        line.add("--share-net");
      }
      line.addAll(List.of("--new-session", "--cap-drop", "ALL", "--proc", "/proc"));
      line.addAll(List.of("--dev", "/dev", "--tmpfs", "/tmp"));
      for (String path : SYSTEM) {
        line.addAll(List.of("--ro-bind-try", path, path));
      }
      for (Path path : view.lent()) {
        line.addAll(List.of("--ro-bind-try", path.toString(), path.toString()));
      }
      String workspace = view.workspace().toString();
      line.addAll(List.of("--bind", workspace, workspace, "--chdir", workspace, "--"));
      line.addAll(command);
      return line;
    }

    @Override
    public String name() {
      return "bubblewrap";
    }
  }

  /// By namespaces that are made by hand: a root of its own from which the old one is taken away, and no
  /// capability to get it back.
  record Namespaces(boolean mapped) implements Pen {

    /// `$1` the workspace, `$2` how many paths are lent, then those, then the command.
    private static final String SCRIPT =
        """
        set -e
        workspace=$1; lent=$2; shift 2
        mount --make-rprivate /
        root=$(mktemp -d); mount -t tmpfs -o mode=755 none "$root"
        show() {
          if [ -L "$1" ]; then
            mkdir -p "$root$(dirname "$1")"; cp -a "$1" "$root$1" 2>/dev/null || true; return 0
          fi
          [ -e "$1" ] || return 0
          if [ -d "$1" ]; then mkdir -p "$root$1"; else
            mkdir -p "$root$(dirname "$1")"; [ -e "$root$1" ] || touch "$root$1"; fi
          mount --rbind "$1" "$root$1"
          [ -z "$2" ] || mount -o remount,bind,"$2" "$root$1" 2>/dev/null ||
            mount -o remount,bind,"$2",nosuid,nodev "$root$1"
        }
        mkdir -p "$root/tmp" "$root/proc" "$root/dev" "$root/.outside"; chmod 1777 "$root/tmp"
        for each in SYSTEM; do show "$each" ro; done
        while [ "$lent" -gt 0 ]; do show "$1" ro; shift; lent=$((lent - 1)); done
        show "$workspace" ""
        mount -t proc proc "$root/proc"
        for each in null zero full random urandom; do
          touch "$root/dev/$each"; mount --bind "/dev/$each" "$root/dev/$each"
        done
        ln -s /proc/self/fd "$root/dev/fd"
        cd "$root"; pivot_root . .outside; umount -l /.outside; rmdir /.outside 2>/dev/null || true
        cd "$workspace"
        exec setpriv --bounding-set=-all --inh-caps=-all --no-new-privs -- "$@"
        """
            .replace("SYSTEM", String.join(" ", SYSTEM));

    @Override
    public List<String> around(List<String> command, View view) {
      List<String> line = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--ipc"));
      line.addAll(List.of("--fork", "--kill-child"));
      if (!view.network()) {
        line.add("--net");
      }
      if (mapped) {
        line.add("--map-root-user");
      }
      line.addAll(List.of("--", "sh", "-c", SCRIPT, "sh", view.workspace().toString()));
      line.add(Integer.toString(view.lent().size()));
      view.lent().forEach(path -> line.add(path.toString()));
      line.addAll(command);
      return line;
    }

    @Override
    public String name() {
      return "namespaces";
    }
  }

  /// None: all of the machine is there. Only for whoever asks for it.
  record Open() implements Pen {
    @Override
    public List<String> around(List<String> command, View view) {
      return command;
    }

    @Override
    public String name() {
      return "none";
    }
  }

  /// The first that works here.
  static Pen found() throws None, IOException, InterruptedException {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
      throw new None("only Linux has worlds of one's own");
    }
    List<String> why = new ArrayList<>();
    for (Pen pen : List.of(new Bubblewrap(), new Namespaces(false), new Namespaces(true))) {
      String refusal = tried(pen);
      if (refusal.isEmpty()) {
        return pen;
      }
      why.add(pen.name() + ": " + refusal);
    }
    throw new None(String.join("; ", why));
  }

  /// Why it does not work; empty when it does.
  private static String tried(Pen pen) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("dtu-pen").toRealPath();
    try {
      List<String> line = pen.around(List.of("true"), new View(folder, List.of(), false));
      Process process = new ProcessBuilder(line).redirectErrorStream(true).start();
      process.getOutputStream().close();
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return "no answer";
      }
      try (InputStream said = process.getInputStream()) {
        String text = new String(said.readNBytes(300), StandardCharsets.UTF_8).strip();
        return process.exitValue() == 0 ? "" : text.isEmpty() ? "it does not work here" : text;
      }
    } catch (IOException none) {
      return "it is not installed";
    } finally {
      Files.deleteIfExists(folder);
    }
  }
}
