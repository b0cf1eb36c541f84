package dev.dtu.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.call.Origin;
import dev.dtu.call.Request;
import dev.dtu.contract.Contract;
import dev.dtu.contract.OperationLine;
import dev.dtu.infer.Inference;
import dev.dtu.load.Catalog;
import dev.dtu.load.Prepared;
import dev.dtu.load.TwinLoader;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A twin of the prepared catalog is the twin of its folder.
class PreparedCatalogTest {

  private static final InstantSource NOON =
      InstantSource.fixed(Instant.parse("2026-11-22T12:00:00Z"));
  private static final Origin HERE = new Origin("https", "example.com", "");
  private static final TwinLoader FOLDERS = new TwinLoader(Catalog.SPECS, Inference::of);

  @TempDir Path folder;

  private Prepared prepared() throws Exception {
    Path file = folder.resolve("catalog.pack");
    Prepared.write(file, Inference::of);
    return Prepared.at(file).orElseThrow();
  }

  @Test
  void a_prepared_catalog_says_what_its_folders_say() throws Exception {
    Prepared prepared = prepared();
    assertThat(prepared.names()).isEqualTo(Catalog.names());
    assertThat(prepared.people()).isEqualTo(Catalog.people());
    for (String name : Catalog.names()) {
      Twin twin = prepared.twin(name, Inference::of);
      Twin folder = FOLDERS.load(name, Catalog.TWINS.below(name));
      assertThat(prepared.cover(name)).isEqualTo(folder.cover());
      assertThat(twin.title()).isEqualTo(folder.title());
      assertThat(twin.climate().plans()).hasToString(folder.climate().plans().toString());
      assertThat(twin.climate().limits()).isEqualTo(folder.climate().limits());
      assertThat(twin.seeds().byName().keySet()).isEqualTo(folder.seeds().byName().keySet());
      var meanings = prepared.meanings(name, Inference::of);
      var told = FOLDERS.meanings(name, Catalog.TWINS.below(name));
      assertThat(meanings.toJson()).isEqualTo(told.toJson());
      assertThat(meanings.resources()).isEqualTo(told.resources());
      assertThat(meanings.effects()).isEqualTo(told.effects());
      assertThat(meanings.absent()).isEqualTo(told.absent());
      assertThat(meanings.usages().toJson()).isEqualTo(told.usages().toJson());
      sameContract(twin.contract(), folder.contract());
    }
  }

  private static void sameContract(Contract one, Contract other) {
    assertThat(one.name()).isEqualTo(other.name());
    assertThat(one.title()).isEqualTo(other.title());
    assertThat(one.version()).isEqualTo(other.version());
    assertThat(one.lines()).isEqualTo(other.lines());
    assertThat(one.furtherRoutes()).isEqualTo(other.furtherRoutes());
    assertThat(one.also()).isEqualTo(other.also());
    assertThat(one.servers()).isEqualTo(other.servers());
    assertThat(one.schemes()).isEqualTo(other.schemes());
    assertThat(one.security()).isEqualTo(other.security());
    assertThat(one.batch()).isEqualTo(other.batch());
    assertThat(one.events()).isEqualTo(other.events());
    assertThat(one.schemas().names()).isEqualTo(other.schemas().names());
    for (OperationLine line : one.lines()) {
      assertThat(one.details().operation(line)).isEqualTo(other.details().operation(line));
    }
    for (String schema : one.schemas().names()) {
      assertThat(one.details().schema(schema)).isEqualTo(other.details().schema(schema));
    }
    for (String event : one.events()) {
      assertThat(one.details().event(event)).isEqualTo(other.details().event(event));
    }
  }

  @Test
  void a_universe_of_prepared_twins_begins_and_answers_alike() throws Exception {
    Prepared prepared = prepared();
    SortedMap<String, Twin> twins = new TreeMap<>();
    SortedMap<String, Twin> folders = new TreeMap<>();
    for (String name : Catalog.names()) {
      twins.put(name, prepared.later(name, Inference::of));
      folders.put(name, FOLDERS.load(name, Catalog.TWINS.below(name)));
    }
    var seeds = Universes.seeds(folders.values());
    assertThat(Universes.seeds(twins.values())).isEqualTo(seeds);
    for (String seed : seeds) {
      for (long dice = 1; dice < 9; dice++) {
        assertThat(universe(twins, dice, prepared, seed).store().hash())
            .isEqualTo(universe(folders, dice, prepared, seed).store().hash());
      }
      Universe one = universe(twins, 42, prepared, seed);
      Universe other = universe(folders, 42, prepared, seed);
      assertThat(one.store().hash()).isEqualTo(other.store().hash());
      for (Twin twin : folders.values()) {
        for (String path : lists(twin)) {
          Request ask = Request.of("GET", path).with("authorization", "Bearer anybody");
          assertThat(one.answer(twin.name(), HERE, ask).toString())
              .as(twin.name() + " " + path)
              .isEqualTo(other.answer(twin.name(), HERE, ask).toString());
        }
      }
    }
  }

  private static List<String> lists(Twin twin) {
    List<String> paths = new ArrayList<>();
    for (OperationLine line : twin.contract().lines()) {
      if (line.method().equals("GET") && line.path().indexOf('{') < 0) {
        paths.add(line.path());
      }
    }
    return paths;
  }

  private static Universe universe(
      SortedMap<String, Twin> twins, long dice, Prepared prepared, String seed) throws Exception {
    return new Universes(twins, dice, NOON, prepared.people())
        .create(Wish.ANYTHING.named("world").seeded(seed).takingAnyCredential());
  }

  @Test
  void what_is_no_prepared_catalog_is_none() throws Exception {
    Path file = folder.resolve("other");
    assertThat(Prepared.at(file)).isEmpty();
    Files.write(file, new byte[0]);
    assertThat(Prepared.at(file)).isEmpty();
    Files.writeString(file, "not at all what was expected");
    assertThat(Prepared.at(file)).isEmpty();
  }
}
