package dev.dtu.laws;

import dev.dtu.trial.Subject;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;

class PagerdutyLaws {

  @Property(tries = 1, seed = "20261121", shrinking = ShrinkingMode.OFF)
  void every_law_holds_for_every_resource(@ForAll @Size(2) List<Long> seeds) throws Exception {
    Optional<Subject> subject = Specs.document("pagerduty", "practice/pagerduty.json");
    subject.ifPresent(twin -> Docket.hold("pagerduty", twin, seeds));
  }
}
