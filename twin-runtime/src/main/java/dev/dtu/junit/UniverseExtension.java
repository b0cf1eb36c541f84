package dev.dtu.junit;

import dev.dtu.twin.People;
import dev.dtu.twin.Twin;
import dev.dtu.universe.Universe;
import dev.dtu.universe.Universes;
import dev.dtu.universe.Wish;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Hands each test a fresh [Universe], without ports, and fails the test when afterwards
/// re-executing its journal gives other rows or replies, a reply does not fit its operation's
/// contract, or a turn was a defect.
///
/// ```java
/// @RegisterExtension
/// final UniverseExtension universes = UniverseExtension.of(petstore);
///
/// @Test
/// void a_pet_reads_back(Universe universe) { … }
/// ```
///
/// A test class may implement [InUniverse] instead. A parameter of type [World] is the same universe
/// with addresses, faults, a clock and what is expected of its journal. One of type [Universes] gives
/// all of a test's universes, to create more and to fork; each of them is looked over.
///
/// Time begins at 2026-01-01 in every test and goes on by a second an entry, unless another clock is
/// given. Any well-formed credential is the admin's.
public final class UniverseExtension implements AfterEachCallback, ParameterResolver {

  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(UniverseExtension.class);

  private final List<Twin> twins;
  private final long dice;
  private final Supplier<InstantSource> clock;
  private final People people;

  /// For `@ExtendWith` on a class that is [InUniverse].
  public UniverseExtension() {
    this(List.of(), 1, Steps::new, People.NOBODY);
  }

  private UniverseExtension(
      List<Twin> twins, long dice, Supplier<InstantSource> clock, People people) {
    this.twins = List.copyOf(twins);
    this.dice = dice;
    this.clock = clock;
    this.people = people;
  }

  /// An extension whose universes these twins live in.
  public static UniverseExtension of(Twin... twins) {
    return new UniverseExtension(List.of(twins), 1, Steps::new, People.NOBODY);
  }

  /// A copy whose universes have this seed of chance.
  public UniverseExtension withDice(long seed) {
    return new UniverseExtension(twins, seed, clock, people);
  }

  /// A copy whose universes take their time from this clock, one for each test.
  public UniverseExtension withClock(Supplier<InstantSource> changed) {
    return new UniverseExtension(twins, dice, changed, people);
  }

  /// A copy in whose universes these people live, as the seeds of the catalog's twins know them.
  public UniverseExtension withPeople(People known) {
    return new UniverseExtension(twins, dice, clock, known);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    boolean ours = type == Universe.class || type == Universes.class || type == World.class;
    return ours && context.getTestMethod().isPresent(); // else tests would share one
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Universes universes = universes(context);
    Class<?> type = parameter.getParameter().getType();
    if (type == Universes.class) {
      return universes;
    }
    Universe universe = universes.find(Universes.DEFAULT).orElseThrow();
    return type == Universe.class ? universe : new World(universes, universe, reach(context));
  }

  private static Reach reach(ExtensionContext context) {
    return context.getStore(OURS).getOrComputeIfAbsent(Reach.class, _ -> new Reach(), Reach.class);
  }

  private Universes universes(ExtensionContext context) {
    return context
        .getStore(OURS)
        .getOrComputeIfAbsent(Universes.class, _ -> fresh(context), Universes.class);
  }

  private Universes fresh(ExtensionContext context) {
    Map<String, Twin> catalog = new TreeMap<>();
    for (Twin twin : twins(context)) {
      catalog.put(twin.name(), twin);
    }
    var universes = new Universes(catalog, dice, clock.get(), people);
    try {
      universes.create(Wish.ANYTHING.named(Universes.DEFAULT).withDice(dice).takingAnyCredential());
    } catch (Universes.Refused impossible) {
      throw new IllegalStateException(impossible);
    }
    return universes;
  }

  private List<Twin> twins(ExtensionContext context) {
    Optional<Object> instance = context.getTestInstance();
    if (twins.isEmpty() && instance.orElse(this) instanceof InUniverse test) {
      return test.twins();
    }
    if (twins.isEmpty()) {
      throw new IllegalStateException(
          "%s: expected twins for its universe; register the extension with "
                  .formatted(context.getDisplayName())
              + "UniverseExtension.of(twin, …), or let the test class implement InUniverse");
    }
    return twins;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Universes made = context.getStore(OURS).get(Universes.class, Universes.class);
    if (made == null) {
      return;
    }
    Reach reached = context.getStore(OURS).get(Reach.class, Reach.class);
    if (reached != null) {
      reached.close();
    }
    List<String> findings = new ArrayList<>();
    for (Universe universe : made.all()) {
      for (String finding : Inspection.of(universe)) {
        findings.add("universe '" + universe.name() + "', " + finding);
      }
    }
    if (!findings.isEmpty()) {
      throw new AssertionError(
          "after the test, %d finding(s):%n  %s"
              .formatted(findings.size(), String.join(System.lineSeparator() + "  ", findings)));
    }
  }
}
