package dev.dtu.cli;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.secure.Pem;
import dev.dtu.secure.Trust;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu run`: starts a program that nobody changed in a universe, and tells what it did there.
@Command(
    name = "run",
    description =
        "Starts a program in a universe of a running server: what it asks of slack.com,"
            + " your-org.okta.com and the like goes to the twins, and nothing gets out. Afterwards"
            + " tells what it called, what was refused and what broke the contracts.",
    sortOptions = false,
    footer = {
      "",
      "Sets HTTP_PROXY, HTTPS_PROXY, NO_PROXY, SSL_CERT_FILE, REQUESTS_CA_BUNDLE, CURL_CA_BUNDLE,",
      "GIT_SSL_CAINFO, HTTPLIB2_CA_CERTS, PERL_LWP_SSL_CA_FILE, GRPC_DEFAULT_SSL_ROOTS_FILE_PATH,",
      "NODE_EXTRA_CA_CERTS, NODE_USE_ENV_PROXY, JAVA_TOOL_OPTIONS, DTU_UNIVERSE, and for",
      "each twin DTU_<TWIN>_URL, DTU_<TWIN>_TOKEN and, where its clients sign with a file,",
      "DTU_<TWIN>_<KIND>_FILE; takes DTU_TOKEN and DTU_CONTROL away.",
      "Within a fence the program has a network of its own: only the proxy leads out of it. Hosts"
          + " have",
      "addresses there that lead to it, at ports 80 and 443, for clients that know of no proxy."
          + " Sockets",
      "that are files, such as Docker's, are still there.",
      "",
      "  dtu run -- python3 app.py",
      "  dtu run --new --fence require --strict -- npm test",
      "",
      "Exits as the program does; with --strict with 4 when the program ended well but something"
          + " was",
      "refused or broke a contract; with 1 when the server refused, 2 at wrong use, 3 without a"
          + " server,",
      "127 when there is no such program."
    })
final class RunCommand implements Callable<Integer> {

  /// The exit code of a program that ended well and did not keep to the contracts.
  static final int NOT_CLEAN = 4;

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin Door door = new Door();

  @Mixin Where where = new Where();

  @Option(
      names = "--new",
      description =
          "Make a universe for this run, and delete it afterwards; it has the name of --universe if"
              + " that is given, and takes any credential.")
  boolean fresh;

  @Option(names = "--keep", description = "Do not delete it afterwards.")
  boolean keep;

  @Option(
      names = "--fence",
      paramLabel = "auto|require|off",
      defaultValue = "auto",
      description =
          "Whether the program gets a network of its own: if the system can make one, always, or"
              + " not. Default: ${DEFAULT-VALUE}.")
  String fence = "auto";

  @Option(
      names = "--strict",
      description = "Exit with 4 when something was refused or broke a contract.")
  boolean strict;

  @Parameters(arity = "1..*", paramLabel = "PROGRAM", description = "What to start, after '--'.")
  List<String> program = List.of();

  RunCommand() {}

  /// The universe of a run, and what is to be undone after it.
  ///
  /// @param shut whether its port of the proxy was opened for the run
  private record Stay(Obj universe, Obj proxy, boolean shut) {

    URI by() {
      return URI.create(proxy.text("own").orElseThrow());
    }

    /// The first entry that the run may make.
    long from() {
      return universe.find("turn").flatMap(turn -> ((Json.Num) turn).whole()).orElse(0L) + 1;
    }
  }

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    Path folder = Fence.folder();
    try {
      Optional<Fence> around = fenced(folder);
      Stay stay = enter();
      try {
        int code = ended(around, stay, folder);
        RunReport report = RunReport.of(door, where, stay.from());
        show(report, around);
        return code == 0 && strict && !report.clean() ? NOT_CLEAN : code;
      } finally {
        leave(stay);
      }
    } finally {
      Folders.delete(folder);
    }
  }

  private int ended(Optional<Fence> around, Stay stay, Path folder)
      throws Stopped, IOException, InterruptedException {
    var surroundings = new Surroundings(stay.universe, stay.proxy, stay.by(), trust(folder));
    return around.isPresent()
        ? inside(around.get(), stay.by(), surroundings, folder)
        : outside(surroundings);
  }

  private Optional<Fence> fenced(Path folder) throws Stopped, IOException, InterruptedException {
    if (!List.of("auto", "require", "off").contains(fence)) {
      throw Stopped.wrongUse("expected --fence auto, require or off, found '" + fence + "'");
    }
    if (fence.equals("off")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Fence.found(folder));
    } catch (Fence.None none) {
      if (fence.equals("require")) {
        throw new Stopped("no fence can be made here: " + none.getMessage());
      }
      note("without a fence, as none can be made here: " + none.getMessage());
      return Optional.empty();
    }
  }

  private void note(String line) {
    spec.commandLine().getErr().println("dtu run: " + line);
  }

  private Stay enter() throws Stopped, IOException, InterruptedException {
    if (fresh) {
      Obj wish = Obj.of("auth", Json.of("any"));
      boolean named = spec.commandLine().getParseResult().hasMatchedOption("--universe");
      Obj made = asked("POST", "/universes", named ? wish.with("name", where.universe) : wish);
      where.universe = made.text("name").orElseThrow();
    }
    Obj before = asked("GET", where.path("/proxy"), Obj.EMPTY);
    Obj proxy = asked("PUT", where.path("/proxy/port"), Obj.EMPTY);
    return new Stay(asked("GET", where.path(""), Obj.EMPTY), proxy, !before.has("own"));
  }

  private Obj asked(String method, String target, Obj body)
      throws Stopped, IOException, InterruptedException {
    Optional<Obj> sent = body.isEmpty() ? Optional.empty() : Optional.of(body);
    return door.ask(method, target, sent).asObj().orElse(Obj.EMPTY);
  }

  private Trust trust(Path folder) throws Stopped, IOException, InterruptedException {
    String pem = asked("GET", "/ca", Obj.EMPTY).text("certificate").orElse("");
    try {
      return Trust.written(Pem.certificate(pem), folder);
    } catch (GeneralSecurityException | IllegalArgumentException none) {
      throw Stopped.unreached("expected a certificate from the server, found none");
    }
  }

  private int outside(Surroundings surroundings) throws IOException, InterruptedException {
    var builder = new ProcessBuilder(program).inheritIO();
    surroundings.into(builder.environment());
    return Inside.ended(builder);
  }

  private int inside(Fence around, URI by, Surroundings surroundings, Path folder)
      throws IOException, InterruptedException {
    Path socket = folder.resolve("proxy.sock");
    try (ServerSocketChannel near =
            ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(socket));
        var _ =
            new Relay(
                near,
                () -> SocketChannel.open(new InetSocketAddress(by.getHost(), by.getPort())))) {
      var builder = new ProcessBuilder(around.around(program, socket, by.getPort())).inheritIO();
      var within =
          new Surroundings(
              surroundings.universe(),
              surroundings.proxy(),
              URI.create("http://127.0.0.1:" + by.getPort()),
              surroundings.trust());
      Map<String, String> environment = builder.environment();
      within.into(environment);
      environment.put(Inside.JAVA_OPTIONS, environment.remove("JAVA_TOOL_OPTIONS"));
      return Inside.ended(builder);
    }
  }

  /// Tells first where the program was, and what kept it there.
  private void show(RunReport report, Optional<Fence> around) {
    PrintWriter out = spec.commandLine().getErr();
    if (door.json) {
      out.println(report.json().with("fence", around.map(Fence::name).orElse("none")));
    } else {
      String by = around.map(made -> ", fenced by " + made.name()).orElse(", without a fence");
      out.println("dtu run: in universe '" + where.universe + "'" + by);
      report.show(out);
    }
    out.flush();
  }

  private void leave(Stay stay) throws Stopped, IOException, InterruptedException {
    if (fresh && !keep) {
      asked("DELETE", where.path(""), Obj.EMPTY);
    } else if (stay.shut) {
      asked("DELETE", where.path("/proxy/port"), Obj.EMPTY);
    }
  }
}
