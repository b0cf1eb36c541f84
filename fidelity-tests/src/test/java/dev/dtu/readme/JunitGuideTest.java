package dev.dtu.readme;

import static dev.dtu.readme.OktaSdkTest.client;
import static dev.dtu.readme.OktaSdkTest.create;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.okta.sdk.resource.client.ApiClient;
import com.okta.sdk.resource.client.ApiException;
import dev.dtu.infer.Inference;
import dev.dtu.junit.UniverseExtension;
import dev.dtu.junit.World;
import dev.dtu.load.Catalog;
import dev.dtu.load.FlawedTwin;
import dev.dtu.load.TwinLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The test that `docs/guides/test-with-junit.md` shows.
class JunitGuideTest {

  @RegisterExtension final UniverseExtension universes = catalog("okta");

  /// Universes of one of the catalog's twins, and the people it knows.
  private static UniverseExtension catalog(String name) {
    try {
      var loader = new TwinLoader(Catalog.SPECS, Inference::of);
      return UniverseExtension.of(loader.load(name, Catalog.TWINS.below(name)))
          .withPeople(Catalog.people());
    } catch (FlawedTwin flawed) {
      throw new IllegalStateException(flawed);
    }
  }

  @Test
  void a_creation_that_failed_is_made_again(World world) {
    ApiClient okta = client(world.url("okta").toString(), world.credential("okta").value());
    world.fault(
        """
        {"on": {"operation": "createUser"}, "when": {"first": 1}, "fault": {"refuse": "broken"}}
        """);
    assertThatThrownBy(() -> create(okta)).isInstanceOf(ApiException.class);
    world.advance(Duration.ofMinutes(5));
    create(okta);

    world.verify("operation=createUser&fault=any&status=500").exactly(1);
    world.verify("operation=createUser&status=2xx&body=profile.firstName=Isaac").exactly(1);
    world.inOrder("status=500", "status=2xx");
    world.conforms();
  }

  @Test
  void the_guide_shows_this_test() throws Exception {
    Path project = Readme.project();
    String test =
        Files.readString(
            project.resolve("fidelity-tests/src/test/java/dev/dtu/readme/JunitGuideTest.java"));
    String guide = Files.readString(project.resolve("docs/guides/test-with-junit.md"));
    int begin = guide.indexOf("```java\n") + 8;
    assertThat(test).contains(guide.substring(begin, guide.indexOf("```", begin)));
  }
}
