package dev.dtu.cli;

import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `dtu credential`: hands out a credential that may do no more than it is told.
@Command(
    name = "credential",
    description =
        "Hands out a credential that may do no more than its scopes. Without a kind it lists the"
            + " kinds that the twin takes and their scopes.",
    sortOptions = false,
    footer = {
      "",
      "  dtu credential --twin slack",
      "  dtu credential bot --scope chat:write,channels:read --twin slack",
      "  dtu credential user --scope search:read --subject ada --twin slack --json | jq -r .header",
      "",
      "Exits with 0 when it is done, 1 when the server refused, 2 at wrong use, 3 without a server."
    })
final class CredentialCommand implements Callable<Integer> {

  @Spec CommandSpec spec = CommandSpec.create();

  @Mixin Door door = new Door();

  @Mixin Where where = new Where();

  @Option(
      names = "--twin",
      required = true,
      paramLabel = "NAME",
      description = "The twin that takes the credential.")
  String twin = "";

  @Option(
      names = "--scope",
      split = ",",
      paramLabel = "NAME",
      description = "What it may do; may be repeated. Default: everything.")
  List<String> scopes = new ArrayList<>();

  @Option(
      names = "--subject",
      paramLabel = "WHO",
      description =
          "Whose it is: key or address of a person, or an id of the service. Default: the"
              + " administrator's.")
  @Nullable String subject;

  @Parameters(index = "0", arity = "0..1", paramLabel = "KIND", description = "The kind.")
  String kind = "";

  CredentialCommand() {}

  @Override
  public Integer call() throws Stopped, IOException, InterruptedException {
    String target = where.path("/twins/" + Door.part(twin) + "/credentials");
    var out = spec.commandLine().getOut();
    return kind.isEmpty()
        ? door.show(out, "GET", target, Optional.empty())
        : door.show(out, "POST", target, Optional.of(body()));
  }

  private Obj body() {
    Obj body = Obj.of("kind", Json.of(kind));
    if (!scopes.isEmpty()) {
      body = body.with("scopes", Json.array(scopes.stream().map(Json::of).toList()));
    }
    return subject == null ? body : body.with("subject", subject);
  }
}
