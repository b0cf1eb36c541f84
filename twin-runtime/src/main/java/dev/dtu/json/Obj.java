package dev.dtu.json;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A JSON object: members in the order they were written, each key once.
///
/// Two objects are equal when they have the same members, whatever their order, as JSON has it;
/// [#bytes] and so the state hash do see the order.
public final class Obj implements Json, Iterable<Obj.Member> {

  /// One member.
  public record Member(String key, Json value) {}

  public static final Obj EMPTY = new Obj(Layout.NONE, new Json[0]);

  private final Layout layout;
  private final Json[] values;

  /// @param values as many as the layout has keys; not copied: who makes one gives it away
  Obj(Layout layout, Json[] values) {
    this.layout = layout;
    this.values = values;
  }

  public static Obj of(String key, Json value) {
    return new Obj(Layout.NONE.with(key), new Json[] {value});
  }

  public static Obj of(String key, Json value, String key2, Json value2) {
    return key.equals(key2)
        ? of(key, value2)
        : new Obj(Layout.NONE.with(key).with(key2), new Json[] {value, value2});
  }

  public static Obj of(List<Member> members) {
    var builder = new Builder();
    for (Member member : members) {
      builder.put(member.key(), member.value());
    }
    return builder.build();
  }

  /// The value of a member, empty when there is none.
  public Optional<Json> find(String key) {
    int index = index(key);
    return index < 0 ? Optional.empty() : Optional.of(values[index]);
  }

  public boolean has(String key) {
    return index(key) >= 0;
  }

  /// The member's value when it is a string.
  public Optional<String> text(String key) {
    return find(key).flatMap(Json::asText);
  }

  /// The member's value when it is an object.
  public Optional<Obj> obj(String key) {
    return find(key).flatMap(Json::asObj);
  }

  /// The items of the member when it is an array, else none.
  public Arr items(String key) {
    return find(key).flatMap(Json::asArr).orElse(Arr.EMPTY);
  }

  /// True when the member is `true`.
  public boolean flag(String key) {
    return find(key).filter(Bool.TRUE::equals).isPresent();
  }

  /// A copy with the member put where it stood, or last.
  public Obj with(String key, Json value) {
    int index = index(key);
    if (index >= 0) {
      Json[] changed = values.clone();
      changed[index] = value;
      return new Obj(layout, changed);
    }
    Json[] longer = Arrays.copyOf(values, values.length + 1);
    longer[values.length] = value;
    return new Obj(layout.with(key), longer);
  }

  /// A copy with a string member.
  public Obj with(String key, String value) {
    return with(key, Json.of(value));
  }

  /// A copy without the member.
  public Obj without(String key) {
    if (index(key) < 0) {
      return this;
    }
    var builder = new Builder();
    for (Member member : this) {
      if (!member.key().equals(key)) {
        builder.put(member.key(), member.value());
      }
    }
    return builder.build();
  }

  /// A copy where the members of `other` were put one after the other.
  public Obj withAll(Obj other) {
    if (other.isEmpty()) {
      return this;
    }
    var builder = new Builder();
    builder.putAll(this);
    builder.putAll(other);
    return builder.build();
  }

  public int size() {
    return values.length;
  }

  public boolean isEmpty() {
    return values.length == 0;
  }

  public String key(int index) {
    return layout.key(checked(index));
  }

  public Json value(int index) {
    return values[checked(index)];
  }

  public List<String> keys() {
    return layout.all();
  }

  @Override
  public Iterator<Member> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < values.length;
      }

      @Override
      public Member next() {
        if (next >= values.length) {
          throw new NoSuchElementException();
        }
        return new Member(layout.key(next), values[next++]);
      }
    };
  }

  private int checked(int index) {
    if (index < 0 || index >= values.length) {
      throw new IndexOutOfBoundsException("member " + index + " of " + values.length);
    }
    return index;
  }

  private int index(String key) {
    return layout.index(key);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Obj that) || that.values.length != values.length) {
      return false;
    }
    for (int i = 0; i < values.length; i++) {
      int index = layout == that.layout ? i : that.index(layout.key(i));
      if (index < 0 || !values[i].equals(that.values[index])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += layout.key(i).hashCode() * 31 ^ values[i].hashCode();
    }
    return sum;
  }

  @Override
  public String kind() {
    return "object";
  }

  @Override
  public String toString() {
    return JsonWriter.text(this);
  }

  public static Builder builder() {
    return new Builder();
  }

  /// Collects members; used by one thread and thrown away.
  public static final class Builder {
    private String[] keys = new String[8];
    private Json[] values = new Json[8];
    private int size;
    private @Nullable SortedMap<String, Integer> places;

    /// Puts the member where its key already stands, or last.
    public Builder put(String key, Json value) {
      int at = index(key);
      if (at >= 0) {
        values[at] = value;
        return this;
      }
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, 2 * size);
        values = Arrays.copyOf(values, 2 * size);
      }
      keys[size] = key;
      values[size] = value;
      if (places != null) {
        places.put(key, size);
      }
      size++;
      return this;
    }

    private int index(String key) {
      if (size <= Keys.SOME) {
        return Keys.scan(keys, size, key);
      }
      if (places == null) {
        places = new TreeMap<>();
        for (int i = 0; i < size; i++) {
          places.put(keys[i], i);
        }
      }
      return places.getOrDefault(key, -1);
    }

    public Builder put(String key, String value) {
      return put(key, Json.of(value));
    }

    public Builder put(String key, long value) {
      return put(key, Json.of(value));
    }

    public Builder put(String key, boolean value) {
      return put(key, Json.of(value));
    }

    public Builder putAll(Obj members) {
      for (int i = 0; i < members.size(); i++) {
        put(members.key(i), members.value(i));
      }
      return this;
    }

    public boolean has(String key) {
      return index(key) >= 0;
    }

    public Obj build() {
      return size == 0 ? EMPTY : new Obj(Layout.of(keys, size), Arrays.copyOf(values, size));
    }
  }
}
