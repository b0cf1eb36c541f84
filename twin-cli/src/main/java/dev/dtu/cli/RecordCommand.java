package dev.dtu.cli;

import dev.dtu.json.Obj;
import dev.dtu.secret.Filing;
import dev.dtu.secure.Authority;
import dev.dtu.secure.Pem;
import dev.dtu.secure.Trust;
import dev.dtu.server.Recorder;
import dev.dtu.server.RecorderOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu record`: stands between clients and a real service, and writes down what passes.
@Command(
    name = "record",
    description =
        "Records what clients and real services say, without their secrets: with --upstream at a"
            + " port that stands for the service, else as a proxy for clients that ask for the"
            + " service by its own name. Ends with Ctrl-C, or with PROGRAM.",
    sortOptions = false,
    footer = {
      "",
      "What passes is not changed, but that answers are asked for in encodings that can be undone.",
      "Secrets are replaced before anything is written (docs/reference/scrubbing.md).",
      "",
      "  dtu record --service okta --upstream https://your-org.okta.com --out okta.jsonl",
      "  dtu record --service slack --out slack.har -- python3 app.py",
      "  dtu record --upstream shop=https://shop.example/v2 --host shop=cdn.example --out s.jsonl",
      "",
      "Exits with 0, or as the program does; with 1 when it cannot begin, 2 at wrong use."
    })
final class RecordCommand implements Callable<Integer> {

  private static final int USUAL = 8430;

  @Spec CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--service",
      paramLabel = "NAME",
      split = ",",
      description = "What is recorded: a twin of the catalog, or any other; may be repeated.")
  List<String> services = new ArrayList<>();

  @Option(
      names = "--upstream",
      paramLabel = "[NAME=]URL",
      description = "Where the service really is; each gets a port of its own. May be repeated.")
  List<String> upstreams = new ArrayList<>();

  @Option(
      names = "--as",
      paramLabel = "URL",
      description = "What stands in the recording for --upstream, if it is not the service's own.")
  @Nullable String as;

  @Option(
      names = "--host",
      paramLabel = "[NAME=]HOST",
      description =
          "A host that is recorded at the proxy, besides the twin's: api.example.com,"
              + " *.example.com. May be repeated.")
  List<String> hosts = new ArrayList<>();

  @Option(names = "--only", description = "Nothing but what is recorded gets out by the proxy.")
  boolean only;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      required = true,
      description = "Where to; its name ends with .jsonl or .har. It must not be there yet.")
  Path out = Path.of("");

  @Option(names = "--append", description = "It may be there: what is new stands behind.")
  boolean append;

  @Option(
      names = "--session",
      paramLabel = "NAME",
      description = "The recording's name. Default: the file's.")
  @Nullable String session;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "" + USUAL,
      converter = PortNumber.class,
      description =
          "The port for the first --upstream, the next for the next; 0 is any free port."
              + " Default: ${DEFAULT-VALUE}.")
  int port = USUAL;

  @Option(
      names = "--proxy-port",
      paramLabel = "PORT",
      converter = PortNumber.OrOff.class,
      description =
          "Where the proxy is; 0 is any free port, 'off' is none. Default: 8440 without"
              + " --upstream, any free one with PROGRAM, else off.")
  @Nullable Integer proxyPort;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "127.0.0.1",
      description = "The address of the ports. Default: ${DEFAULT-VALUE}.")
  String bind = "127.0.0.1";

  @Option(
      names = "--trust",
      paramLabel = "FILE",
      description = "Certificates (PEM) of authorities to trust besides the usual ones.")
  @Nullable Path trust;

  @Mixin AuthorityFolder authority = new AuthorityFolder();

  @Option(
      names = "--body-bytes",
      paramLabel = "NUMBER",
      defaultValue = "" + RecorderOptions.BODY_BYTES,
      description =
          "The longest body that is recorded; of a longer one, which passes, the recording tells"
              + " that it is missing. Default: ${DEFAULT-VALUE}.")
  int bodyBytes = RecorderOptions.BODY_BYTES;

  @Mixin ScrubOptions scrub = new ScrubOptions();

  @Option(names = "--quiet", description = "No line for each exchange.")
  boolean quiet;

  @Option(names = "--json", description = "Prints a line of JSON at the begin and at the end.")
  boolean json;

  @Parameters(
      arity = "0..*",
      paramLabel = "PROGRAM",
      description = "A program to start with the proxy, after '--'.")
  List<String> program = List.of();

  RecordCommand() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    if (bodyBytes < 1) {
      throw Stopped.wrongUse("expected --body-bytes of at least 1, found " + bodyBytes);
    }
    Subject subject = Subject.of(services, upstreams, hosts, name());
    RecorderOptions options = options(subject);
    var filing = new Filing(scrub.scrub(), Copying.tape(out, append));
    var log = new RecordLog(spec.commandLine(), quiet);
    Recorder recorder;
    try {
      recorder = Recorder.start(options, filing, log);
    } catch (IOException | RuntimeException failed) {
      filing.close();
      throw failed;
    }
    var ending = new Ending(recorder, filing, log);
    show(subject, recorder);
    if (program.isEmpty()) {
      new CountDownLatch(1).await(); // the end comes by Ctrl-C
    }
    int code = started(recorder);
    ending.run();
    return code;
  }

  /// Closes the file and tells what is in it, once.
  private final class Ending {
    private final Recorder recorder;
    private final Filing filing;
    private final RecordLog log;
    private boolean over;

    Ending(Recorder recorder, Filing filing, RecordLog log) {
      this.recorder = recorder;
      this.filing = filing;
      this.log = log;
      Runtime.getRuntime().addShutdownHook(new Thread(this::run, "dtu-end"));
    }

    synchronized void run() {
      if (over) {
        return;
      }
      over = true;
      recorder.close();
      try {
        filing.close();
      } catch (IOException failed) {
        log.failed("closing " + out, String.valueOf(failed.getMessage()));
      }
      log.end(out, filing, json);
    }
  }

  private String name() {
    String file = String.valueOf(out.getFileName());
    int dot = file.lastIndexOf('.');
    return session != null ? session : dot > 0 ? file.substring(0, dot) : file;
  }

  private RecorderOptions options(Subject subject) throws Stopped, IOException {
    if (as != null && subject.upstreams().size() != 1) {
      throw Stopped.wrongUse("expected one --upstream with --as, found " + upstreams.size());
    }
    Optional<URI> named = as == null ? Optional.empty() : Optional.of(Subject.address("--as", as));
    RecorderOptions options =
        RecorderOptions.LOOPBACK
            .withBind(bind)
            .withBodyBytes(bodyBytes)
            .with(subject.fronts(port, named));
    int forward =
        proxyPort != null
            ? proxyPort
            : program.isEmpty() ? (upstreams.isEmpty() ? USUAL + 10 : PortNumber.OFF) : 0;
    if (!program.isEmpty() && forward == PortNumber.OFF) {
      throw Stopped.wrongUse("expected a proxy for PROGRAM, found --proxy-port off");
    }
    if (upstreams.isEmpty() && forward == PortNumber.OFF) {
      throw Stopped.wrongUse("expected --upstream or a proxy, found --proxy-port off");
    }
    if (forward != PortNumber.OFF) {
      options = options.with(subject.proxy(forward, authority.folder(), only));
    }
    return trust == null ? options : options.trusting(Trust.client(certificates(trust)));
  }

  private static List<java.security.cert.X509Certificate> certificates(Path file)
      throws Stopped, IOException {
    try {
      return Pem.certificates(Files.readString(file));
    } catch (NoSuchFileException missing) {
      throw Stopped.wrongUse("no such file: " + file);
    } catch (GeneralSecurityException | IllegalArgumentException none) {
      throw Stopped.wrongUse("expected certificates in PEM in --trust " + file + ", found none");
    }
  }

  private void show(Subject subject, Recorder recorder) throws Stopped {
    PrintWriter to = spec.commandLine().getOut();
    List<String> names = List.copyOf(subject.upstreams().keySet());
    Obj.Builder told = Obj.builder().put("file", out.toString());
    for (int i = 0; i < names.size(); i++) {
      String name = names.get(i).isEmpty() ? "service" : names.get(i);
      told.put(name, recorder.addresses().get(i));
    }
    if (recorder.proxy().isPresent()) {
      told.put("proxy", "http://" + recorder.proxy().get());
      told.put("ca", authority.folder().resolve("ca.pem").toString());
    }
    to.print(json ? told.build() + "\n" : Plain.of(told.build()));
    to.flush();
  }

  private int started(Recorder recorder) throws Stopped, IOException, InterruptedException {
    Path folder = Fence.folder();
    try {
      var certificate = Authority.of(authority.folder()).certificate();
      var builder = new ProcessBuilder(program).inheritIO();
      Surroundings.proxied(
          builder.environment(),
          URI.create("http://" + recorder.proxy().orElseThrow()),
          Trust.written(certificate, folder));
      return Inside.ended("dtu record", builder);
    } finally {
      Folders.delete(folder);
    }
  }
}
