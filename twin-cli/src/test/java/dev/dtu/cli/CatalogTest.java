package dev.dtu.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dtu.catalog.Pins;
import dev.dtu.catalog.Published;
import dev.dtu.catalog.Version;
import dev.dtu.folder.TwinFolder;
import dev.dtu.judge.Seal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Twin folders that are published, and run beside one another.
@Timeout(120)
class CatalogTest {

  @TempDir Path folder;

  private Published published() {
    return new Published(folder.resolve("catalog"));
  }

  /// A twin folder made of a document alone.
  private TwinFolder made() throws Exception {
    Path made = folder.resolve("made");
    CommandLineTest.Said said =
        CommandLineTest.run(
            "generate",
            "shop",
            "--openapi",
            Shop.document(folder).toString(),
            "--retrieved",
            "2026-11-21",
            "-o",
            made.toString());
    assertThat(said.exitCode()).as(said.err() + said.out()).isZero();
    assertThat(said.out()).contains("shop seals the folder", "# shop", "4 operations");
    return TwinFolder.in(made.resolve("shop"));
  }

  @Test
  void a_version_is_published_for_good_and_held_to_its_seal() throws Exception {
    TwinFolder twin = made();
    assertThat(published().publish(twin, Optional.empty()).title()).isEqualTo("shop@1");
    assertThat(published().publish(twin, Optional.of(Version.parse("1.9"))).title())
        .isEqualTo("shop@1.9");
    assertThat(published().publish(twin, Optional.empty()).title()).isEqualTo("shop@1.10");
    assertThat(published().find("shop").title()).isEqualTo("shop@1.10");
    assertThatThrownBy(() -> published().publish(twin, Optional.of(Version.parse("1.9"))))
        .hasMessageContaining("expected a version that is not published yet, found shop@1.9");
    assertThatThrownBy(() -> published().find("shop@7"))
        .hasMessage("expected a version of shop that is published ([1, 1.9, 1.10]), found 7");
    Path title = published().find("shop@1").folder().data().resolve("twin.yaml");
    Files.writeString(title, Files.readString(title) + "# another\n");
    assertThatThrownBy(() -> published().find("shop@1"))
        .hasMessageContaining("expected the folder that was sealed");
    Files.writeString(twin.data().resolve("twin.yaml"), "name: shop\n");
    assertThatThrownBy(() -> published().publish(twin, Optional.empty()))
        .hasMessageContaining("expected the folder that was sealed");
    Seal.put(twin);
    assertThatThrownBy(() -> published().publish(twin, Optional.empty()))
        .hasMessageContaining("found another's");
  }

  @Test
  void a_pin_says_which_version_is_meant_and_that_it_is_still_that_one() throws Exception {
    TwinFolder twin = made();
    published().publish(twin, Optional.empty());
    published().publish(twin, Optional.empty());
    var pins = new Pins(folder.resolve("dtu.lock"));
    assertThat(pins.find("shop", published()).title()).isEqualTo("shop@2");
    pins.pin(published().find("shop@1"));
    assertThat(pins.find("shop", published()).title()).isEqualTo("shop@1");
    assertThat(pins.find("shop@2", published()).title()).isEqualTo("shop@2");
    String lock = Files.readString(folder.resolve("dtu.lock"));
    Files.writeString(
        folder.resolve("dtu.lock"), lock.replaceAll("\"hash\": \"..", "\"hash\": \"zz"));
    assertThatThrownBy(() -> pins.find("shop", published())).hasMessageContaining("pins it, zz");
  }

  @Test
  void two_versions_live_in_one_server_under_two_names() throws Exception {
    TwinFolder twin = made();
    Path one = published().publish(twin, Optional.empty()).folder().path();
    Path two = published().publish(twin, Optional.empty()).folder().path();
    Company company =
        Company.of(
            List.of(Company.NONE),
            List.of(new SpecFile("shop", two), new SpecFile("shop-before", one)));
    assertThat(company.twins().keySet()).containsExactly("shop", "shop-before");
    assertThat(company.twins().values()).allMatch(each -> each.contract().name().equals("shop"));
    assertThat(company.digests().get("shop")).isEqualTo(company.digests().get("shop-before"));
  }

  @Test
  void the_commands_publish_list_show_and_pin() throws Exception {
    String place = folder.resolve("catalog").toString();
    String twin = made().path().toString();
    assertThat(CommandLineTest.run("catalog", "publish", twin, "--catalog", place).out())
        .startsWith("shop@1 ");
    assertThat(CommandLineTest.run("catalog", "list", "--catalog", place).out())
        .contains("shop@1 ", "held-out: nothing scored");
    assertThat(CommandLineTest.run("catalog", "show", "shop", "--catalog", place).out())
        .contains("shop@1", "Sealed by `");
    String lock = folder.resolve("dtu.lock").toString();
    CommandLineTest.Said said =
        CommandLineTest.run("catalog", "lock", "shop@1", "--catalog", place, "--file", lock);
    assertThat(said.exitCode()).isZero();
    CommandLineTest.Said none = CommandLineTest.run("catalog", "show", "spoh", "--catalog", place);
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.err()).contains("expected a published twin, found no 'spoh'");
  }
}
