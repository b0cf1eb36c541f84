package dev.dtu.load;

import dev.dtu.twin.People;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;

/// The twins that came with the program: every folder `dtu/twins/NAME` on the class path.
public final class Catalog {

  /// Where twins stand.
  public static final Shelf TWINS = Shelf.classPath("dtu/twins");

  /// Where distilled contracts stand.
  public static final Shelf SPECS = Shelf.classPath("dtu/specs");

  private static final String PLACE = "dtu/twins/";

  private Catalog() {}

  /// The people whom every twin's seeds know.
  ///
  /// @throws FlawedTwin when their file is wrong
  public static People people() throws FlawedTwin {
    return PeopleReader.read(TWINS, "people/default.yaml");
  }

  /// The names, in alphabetical order.
  public static List<String> names() {
    var names = new TreeSet<String>();
    try {
      for (URL url : Collections.list(Catalog.class.getClassLoader().getResources(PLACE))) {
        if (url.getProtocol().equals("jar")) {
          inJar(((JarURLConnection) url.openConnection()).getJarFile(), names);
        } else {
          inFolder(Path.of(URI.create(url.toString())), names);
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("looking for twins on the class path", broken);
    }
    return List.copyOf(names);
  }

  /// Whether a twin has a token service.
  public static boolean handsOut(String name) {
    return TWINS.below(name).read(GrantsReader.FILE).isPresent();
  }

  /// The space a twin names; its own name when it names none.
  public static String space(String name) {
    return TWINS
        .below(name)
        .read(TwinLoader.TITLE)
        .flatMap(bytes -> Page.parse(TwinLoader.TITLE, bytes, new Flaws()))
        .flatMap(page -> Optional.ofNullable(page.members().get("space")))
        .map(Page::text)
        .orElse(name);
  }

  private static void inJar(JarFile jar, Set<String> names) {
    jar.stream()
        .map(entry -> entry.getName())
        .filter(name -> name.startsWith(PLACE) && name.endsWith("/twin/twin.yaml"))
        .map(name -> name.substring(PLACE.length(), name.length() - "/twin/twin.yaml".length()))
        .forEach(names::add);
  }

  private static void inFolder(Path folder, Set<String> names) {
    File[] below = folder.toFile().listFiles(file -> new File(file, "twin/twin.yaml").isFile());
    for (File file : below == null ? new File[0] : below) {
      names.add(file.getName());
    }
  }
}
