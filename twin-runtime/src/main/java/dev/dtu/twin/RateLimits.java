package dev.dtu.twin;

import dev.dtu.call.Caller;
import dev.dtu.call.Reply;
import dev.dtu.contract.Operation;
import dev.dtu.fault.Selector;
import dev.dtu.json.Json;
import dev.dtu.json.Obj;
import dev.dtu.store.Draft;
import dev.dtu.store.Row;
import dev.dtu.store.TableShape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many calls a service takes of a caller, where a universe has real limits.
///
/// A bucket is filled anew some time after the first call that it counted, at no moment of the wall
/// clock; what it counts stays counted when a call is refused.
///
/// @param buckets the first one that an operation is in counts it
/// @param headers what each counted reply tells: `${limit}`, `${remaining}`, `${reset}` (epoch
///     seconds), `${seconds}` (until then), `${moment}` (the reset in ISO 8601)
/// @param free operations that nothing counts, `*` for any part of one
/// @param always whether replies tell it also where nothing is counted, each as if it were the first
/// @param concurrency how many calls may be under way at once
/// @param warns at how many of a hundred calls a count is near its limit
public record RateLimits(
    List<RateLimits.Bucket> buckets,
    SortedMap<String, String> headers,
    List<String> free,
    boolean always,
    Concurrency concurrency,
    int warns) {

  /// The table of a twin's counters. Each says in `level` how far it is: `near` its limit, `over` it, or
  /// `crowded` where more came at once than may.
  public static final String TABLE = "rate";

  public static final String NEAR = "near";
  public static final String OVER = "over";
  public static final String CROWDED = "crowded";

  public static final RateLimits NONE = new RateLimits(List.of(), new TreeMap<>());

  /// The switch in a universe's settings.
  public static final String SWITCH = "limits";

  public RateLimits {
    buckets = List.copyOf(buckets);
    headers = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(headers));
    free = List.copyOf(free);
  }

  /// Limits that count every operation some bucket holds.
  public RateLimits(List<Bucket> buckets, SortedMap<String, String> headers) {
    this(buckets, headers, List.of(), false, Concurrency.NONE, 100);
  }

  /// Operations that are counted together, or each by itself.
  ///
  /// @param operations ids, `*` for any part of one
  /// @param methods of the operations; empty is all
  /// @param each whether every operation has its own count
  /// @param calls how many a caller may make
  /// @param within the time after which it is filled anew
  /// @param sharing which calls of these are counted together
  public record Bucket(
      String name,
      List<String> operations,
      List<String> methods,
      boolean each,
      int calls,
      Duration within,
      Sharing sharing) {

    /// One that counts each caller by itself.
    public Bucket(
        String name,
        List<String> operations,
        List<String> methods,
        boolean each,
        int calls,
        Duration within) {
      this(name, operations, methods, each, calls, within, Sharing.CALLER);
    }

    public Bucket {
      operations = List.copyOf(operations);
      methods = List.copyOf(methods);
      if (calls < 1 || within.isNegative() || within.isZero()) {
        throw new IllegalArgumentException(
            "expected a call or more within some time, found " + calls + " within " + within);
      }
    }

    private boolean holds(Operation operation) {
      return (methods.isEmpty() || methods.contains(operation.method()))
          && operations.stream().anyMatch(glob -> Selector.matches(glob, operation.id()));
    }
  }

  /// Which calls are counted together.
  ///
  /// @param client whether those are by the tokens of one client, whoever they stand for; those of a
  ///     universe's own credentials are one client's
  /// @param by arguments and parameters, of which each value has its own count
  /// @param clients what the client is like of whose tokens alone it counts the calls; empty for all
  public record Sharing(boolean client, List<String> by, Obj clients) {
    static final Sharing CALLER = new Sharing(false, List.of(), Obj.EMPTY);

    public Sharing {
      by = List.copyOf(by);
    }

    /// Whether it is told by the operation and the caller alone.
    boolean plain() {
      return by.isEmpty() && clients.isEmpty();
    }

    private boolean fits(Scene scene, String client) {
      for (Obj.Member member : clients) {
        Optional<Json> told = Permit.client(scene, client).find(member.key());
        if (told.filter(member.value()::equals).isEmpty()) {
          return false;
        }
      }
      return true;
    }

    private String key(Scene scene, String who, String client) {
      var key = new StringBuilder(this.client ? client : who);
      for (String argument : by) {
        key.append('/').append(Permit.argument(scene, argument).orElse(""));
      }
      return key.toString();
    }
  }

  /// What a bucket has left.
  private record Level(Bucket bucket, int used, Instant reset) {
    int remaining() {
      return Math.max(0, bucket.calls - used);
    }

    long seconds(Instant now) {
      return Math.max(1, Duration.between(now, reset).plusMillis(999).toSeconds());
    }
  }

  /// A copy with this as to calls at once.
  public RateLimits with(Concurrency other) {
    return new RateLimits(buckets, headers, free, always, other, warns);
  }

  /// Counts a call, and refuses it when there were too many, or are too many at once.
  void count(Scene scene) {
    if (scene.call().beside() > 0 && Settings.of(scene.draft().base()).limits()) {
      concurrency.count(scene, shape(scene.twin()));
    }
    Optional<Level> level = level(scene, true);
    if (level.isPresent() && level.get().used > level.get().bucket.calls) {
      Level full = level.get();
      throw Refusal.of(Problem.RATE_LIMITED)
          .with("limit", Integer.toString(full.bucket.calls))
          .with("retry", Long.toString(full.seconds(scene.moment())))
          .with("reset", Long.toString(full.reset.getEpochSecond()));
    }
  }

  /// The reply, telling what is left where the service does.
  Reply told(Reply reply, Scene scene) {
    if (headers.isEmpty() || scene.matched().isEmpty()) {
      return reply;
    }
    Optional<Level> level = counts(scene) ? level(scene, false) : untouched(scene);
    if (level.isEmpty()) {
      return reply;
    }
    Reply told = reply;
    for (var header : headers.entrySet()) {
      if (reply.headers().find(header.getKey()).isEmpty()) {
        told = told.with(header.getKey(), filled(header.getValue(), level.get(), scene.moment()));
      }
    }
    return told;
  }

  private static String filled(String text, Level level, Instant now) {
    String told =
        text.replace("${limit}", Integer.toString(level.bucket.calls))
            .replace("${remaining}", Integer.toString(level.remaining()))
            .replace("${reset}", Long.toString(level.reset.getEpochSecond()))
            .replace("${seconds}", Long.toString(level.seconds(now)));
    return told.contains("${moment}") // which few tell, and costs more than all others
        ? told.replace("${moment}", Instant.ofEpochSecond(level.reset.getEpochSecond()).toString())
        : told;
  }

  /// Where a call counts.
  ///
  /// @param key of the calls it is counted together with
  public record Counter(Bucket bucket, String key) {}

  /// Where a call of an operation counts, as far as operation and caller tell; empty when nothing
  /// counts it, or not without its arguments.
  public Optional<Counter> counter(Operation operation, Caller caller) {
    for (Bucket bucket : counting(operation)) {
      if (bucket.sharing.plain() && bucket.holds(operation)) {
        return Optional.of(new Counter(bucket, key(bucket, who(caller), operation)));
      }
    }
    return Optional.empty();
  }

  /// The buckets that may count calls of an operation.
  private List<Bucket> counting(Operation operation) {
    boolean uncounted = free.stream().anyMatch(glob -> Selector.matches(glob, operation.id()));
    return uncounted ? List.of() : buckets;
  }

  private static String who(Caller caller) {
    return caller instanceof Caller.Known known ? known.identity() : "nobody";
  }

  private static String key(Bucket bucket, String who, Operation operation) {
    return bucket.name + "/" + who + (bucket.each ? "/" + operation.id() : "");
  }

  private Optional<Counter> counter(Scene scene) {
    Operation operation = scene.operation();
    String client = Permit.token(scene).map(Tokens.Token::client).orElse("");
    for (Bucket bucket : counting(operation)) {
      if (bucket.holds(operation) && bucket.sharing.fits(scene, client)) {
        String who = bucket.sharing.key(scene, who(scene.call().caller()), client);
        return Optional.of(new Counter(bucket, key(bucket, who, operation)));
      }
    }
    return Optional.empty();
  }

  private Optional<Level> level(Scene scene, boolean counts) {
    if (!counts(scene)) {
      return Optional.empty();
    }
    return counter(scene).map(counter -> level(scene, counter.bucket, counter.key, counts));
  }

  private boolean counts(Scene scene) {
    return !buckets.isEmpty() && Settings.of(scene.draft().base()).limits();
  }

  /// What the first call finds, where nothing is counted and the service tells it all the same.
  private Optional<Level> untouched(Scene scene) {
    return always
        ? counter(scene)
            .map(Counter::bucket)
            .map(bucket -> new Level(bucket, 1, scene.moment().plus(bucket.within)))
        : Optional.empty();
  }

  private Level level(Scene scene, Bucket bucket, String key, boolean counts) {
    TableShape shape = shape(scene.twin());
    Draft draft = scene.draft();
    Instant now = scene.moment();
    Optional<Obj> kept = draft.find(shape, key).flatMap(row -> row.value().obj("item"));
    Instant begun =
        kept.flatMap(item -> item.text("begun"))
            .map(Instant::parse)
            .filter(at -> now.isBefore(at.plus(bucket.within)))
            .orElse(now);
    int used =
        kept.filter(item -> item.text("begun").filter(begun.toString()::equals).isPresent())
            .flatMap(item -> item.find("used"))
            .flatMap(Json::asWords)
            .map(Integer::parseInt)
            .orElse(0);
    if (counts) {
      used++;
      Obj item =
          Obj.of("begun", Json.of(begun.toString()), "used", Json.of(used))
              .with("level", word(used, bucket.calls));
      draft.put(shape, new Row(key, key, Obj.of("item", item)));
    }
    return new Level(bucket, used, begun.plus(bucket.within));
  }

  private String word(int used, int calls) {
    return used > calls ? OVER : 100L * used >= (long) warns * calls ? NEAR : "";
  }

  /// Rate counters stay when their call is refused.
  private static TableShape shape(Twin twin) {
    return new TableShape(twin.name() + "/" + TABLE, new ArrayList<>(), true);
  }
}
