package dev.dtu.mine;

import static dev.dtu.mine.Harbour.line;
import static dev.dtu.mine.Harbour.made;
import static dev.dtu.mine.Harbour.no;
import static dev.dtu.mine.Harbour.ship;
import static org.assertj.core.api.Assertions.assertThat;

import dev.dtu.usage.Usage;
import dev.dtu.usage.Usages;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Things that are there though no call made them.
class FoundlingsTest {

  private static final String COOK =
      line("GET /ships/shpID/mates/cook", "null", 200, "{\"id\":\"cook\",\"post\":\"GALLEY\"}");

  private static final String NOBODY =
      line("GET /ships/shpID/mates/nobody", "null", 404, no("GONE", "There is no such mate"));

  /// Another service makes a ship.
  private static final String WHARF =
      line("POST /wharf", "{\"of\":\"oak\"}", 201, "{\"keel\":\"shpIDzz\"}");

  private static final String MOOR =
      line("POST /ships/shpIDzz/moor", "null", 200, ship("IDzz", "MOORED"));

  private static final String LEAVES =
      line("DELETE /ships/shpID/mates/cook", "null", 204, "null")
          + line("GET /ships/shpID/mates/cook", "null", 404, no("GONE", "There is no such mate"));

  @TempDir Path folder;

  private Harbour harbour;

  @BeforeEach
  void build() throws Exception {
    harbour = new Harbour(folder);
  }

  @Test
  void what_comes_with_a_thing_is_found_by_who_names_it() throws Exception {
    String told = made("ID") + COOK;
    Usages mined = harbour.mined(harbour.sessions(told, told, told, made("ID") + NOBODY));
    assertThat(mined.of("getMate").flatMap(Usage::ids)).isEqualTo(Optional.of("cook"));
    assertThat(harbour.kept(harbour.sessions(told, told, told)).of("getMate").flatMap(Usage::ids))
        .as("a twin that people keep tells what is not there")
        .isEmpty();
    assertThat(harbour.status(Usages.NONE, "getMate", told)).isZero();
    assertThat(harbour.status(mined, "getMate", told)).isOne();
    assertThat(harbour.status(mined, "getMate", made("ID") + NOBODY)).isOne();
  }

  @Test
  void what_was_deleted_is_not_found_again() throws Exception {
    String told = made("ID") + COOK;
    Usages mined = harbour.mined(harbour.sessions(told, told, told));
    assertThat(harbour.status(mined, "deleteMate", told + LEAVES)).isOne();
    assertThat(harbour.status(mined, "getMate", told + LEAVES)).isOne();
  }

  @Test
  void what_another_service_makes_is_found_by_ids_of_its_shape() throws Exception {
    String told = WHARF + MOOR;
    Usages mined = harbour.mined(harbour.sessions(told, told, told));
    assertThat(mined.of("moorShip").flatMap(Usage::ids).orElseThrow()).startsWith("shp[");
    String own = made("ID") + MOOR.replace("IDzz", "ID");
    Usages made = harbour.mined(harbour.sessions(own, own, own));
    assertThat(made.of("moorShip").flatMap(Usage::ids)).isEmpty();
  }

  @Test
  void two_groups_are_too_few_where_the_service_makes_such_things_itself() throws Exception {
    String told = made("ID") + COOK;
    Usages mined = harbour.mined(harbour.sessions(told, told));
    assertThat(mined.of("getMate").flatMap(Usage::ids)).isEmpty();
  }

  @Test
  void ids_that_were_refused_are_of_no_shape_that_is_found() throws Exception {
    String other = made("ID") + COOK.replace("cook", "mate-ID");
    Usages mined = harbour.mined(harbour.sessions(other, other, other));
    assertThat(mined.of("getMate").flatMap(Usage::ids)).isPresent();
    String refused = made("ID") + NOBODY.replace("nobody", "mate-00ID00ID0");
    mined = harbour.mined(harbour.sessions(other, other, made("ID") + COOK, refused));
    assertThat(mined.of("getMate").flatMap(Usage::ids)).isEmpty();
  }
}
