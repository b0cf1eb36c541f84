package dev.dtu.store;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A value that is worked out when it is first asked for, once, and kept from then on. Who asks
/// meanwhile waits; when it fails, who asks next has it worked out again.
///
/// Safe for any number of threads.
public final class Late<T> implements Supplier<T> {

  private volatile @Nullable T value;
  private @Nullable Supplier<? extends T> making;

  private Late(Supplier<? extends T> making) {
    this.making = making;
  }

  /// A value that is worked out by this.
  public static <T> Late<T> of(Supplier<? extends T> making) {
    return new Late<>(making);
  }

  /// A value that is here already.
  public static <T> Late<T> here(T value) {
    var late = new Late<T>(() -> value);
    late.get();
    return late;
  }

  @Override
  public T get() {
    T known = value;
    return known == null ? made() : known;
  }

  /// Whether it was worked out.
  public boolean isHere() {
    return value != null;
  }

  private synchronized T made() {
    T known = value;
    if (known == null && making != null) {
      known = making.get();
      value = known;
      making = null; // what it was made of may go
    }
    if (known == null) {
      throw new IllegalStateException("expected a value to be worked out, found none");
    }
    return known;
  }

  @Override
  public String toString() {
    T known = value;
    return known == null ? "not asked for yet" : known.toString();
  }
}
