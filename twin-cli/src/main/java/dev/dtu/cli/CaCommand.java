package dev.dtu.cli;

import dev.dtu.json.Obj;
import dev.dtu.secure.Authority;
import dev.dtu.secure.Pem;
import dev.dtu.secure.Trust;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `dtu ca`: the certificate that programs are told to trust, and how each is told.
@Command(
    name = "ca",
    description =
        "Prints the certificate of the local authority, made on first use, and the line that makes"
            + " curl, Java, Node and Python trust the twins' TLS port.",
    sortOptions = false,
    footer = {
      "",
      "The authority signs for any host, so trust it for programs under test and not for your"
          + " system: whoever can read ca.key in its folder can be any host to them. The files"
          + " beside it",
      "(bundle.pem, truststore.p12) hold what this Java trusts, too.",
      "",
      "  dtu ca > ca.pem",
      "  curl --cacert \"$(dtu ca --path)\" https://localhost:8422/slack/api/api.test"
    })
final class CaCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin AuthorityFolder authority = new AuthorityFolder();

  @Option(names = "--path", description = "Print where the certificate is, and nothing else.")
  boolean path;

  @Option(names = "--json", description = "Print one line of JSON: all files, and the certificate.")
  boolean json;

  CaCommand() {}

  @Override
  public Integer call() throws Stopped, IOException {
    Authority made;
    try {
      made = Authority.of(authority.folder());
    } catch (Authority.Unusable unusable) {
      throw new Stopped(String.valueOf(unusable.getMessage()));
    }
    PrintWriter out = spec.commandLine().getOut();
    if (path) {
      out.println(made.file());
    } else {
      Trust trust = Trust.written(made.certificate(), made.folder());
      String pem = Pem.of(made.certificate());
      out.print(json ? json(trust, pem) + "\n" : pem + "\n" + lines(trust));
    }
    out.flush();
    return 0;
  }

  private static Obj json(Trust trust, String pem) {
    return Obj.builder()
        .put("path", trust.certificate().toString())
        .put("bundle", trust.bundle().toString())
        .put("truststore", trust.store().toString())
        .put("password", Trust.PASSWORD)
        .put("certificate", pem)
        .build();
  }

  private static String lines(Trust trust) {
    return """
    curl    export CURL_CA_BUNDLE='%2$s'
    Java    export JAVA_TOOL_OPTIONS='%3$s'
    Node    export NODE_EXTRA_CA_CERTS='%1$s'
    Python  export SSL_CERT_FILE='%2$s' REQUESTS_CA_BUNDLE='%2$s'
    """
        .formatted(trust.certificate(), trust.bundle(), trust.javaOptions());
  }
}
