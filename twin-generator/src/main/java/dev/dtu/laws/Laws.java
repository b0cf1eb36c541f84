package dev.dtu.laws;

import java.util.List;
import java.util.Optional;

/// All the laws, in the order they are reported.
public final class Laws {

  public static final List<Law> ALL =
      List.of(
          new Answers(),
          new ReadsBack(),
          new ListedOnce(),
          new UpdateKeepsOthers(),
          new ReplaceClears(),
          new DeletedIsGone(),
          new DeleteTakesChildren(),
          new ActShows(),
          new LinkShows(),
          new PagesVisitOnce(),
          new FilterSelects(),
          new SortShows(),
          new TagsTell(),
          new UnknownIsRefused(),
          new InvalidIsRefused(),
          new SameBytes());

  private Laws() {}

  public static Optional<Law> named(String name) {
    return ALL.stream().filter(law -> law.name().equals(name)).findFirst();
  }
}
