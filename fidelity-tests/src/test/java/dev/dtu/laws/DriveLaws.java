package dev.dtu.laws;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;

class DriveLaws {

  @Property(tries = 1, seed = "20261121", shrinking = ShrinkingMode.OFF)
  void every_law_holds_for_every_resource(@ForAll @Size(2) List<Long> seeds) throws Exception {
    Docket.hold("drive", Specs.catalog("drive"), seeds);
  }
}
