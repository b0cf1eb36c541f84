package dev.dtu.junit;

import dev.dtu.twin.Twin;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;

/// A test class whose tests each get a fresh universe of these twins as a parameter.
@ExtendWith(UniverseExtension.class)
public interface InUniverse {

  /// The twins that live in each test's universe.
  List<Twin> twins();
}
