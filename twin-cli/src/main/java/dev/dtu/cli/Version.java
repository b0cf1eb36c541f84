package dev.dtu.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// `dtu version`: which version this is, and the Java it runs on.
@Command(name = "version", description = "Prints the version.")
final class Version implements Runnable {

  @Spec CommandSpec spec = CommandSpec.create();

  Version() {}

  @Override
  public void run() {
    var java = Runtime.version();
    spec.commandLine().getOut().println("dtu " + number() + " on Java " + java);
  }

  private static String number() {
    try (InputStream in = Version.class.getResourceAsStream("/dtu.properties")) {
      var properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty("version", "unknown");
    } catch (IOException broken) {
      throw new UncheckedIOException("reading dtu.properties", broken);
    }
  }
}
