package dev.dtu.ledger;

import dev.dtu.event.Deliveries;
import dev.dtu.journal.Entry;
import dev.dtu.journal.Written;
import dev.dtu.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A universe's folder.
///
/// Mutable and guarded by its own monitor, which is held while a record is written and never while
/// other threads' records are waited for, or entries are read.
final class Volume implements Book {

  private final Desk desk;
  private final Birth birth;
  private final List<Handout> handouts;
  private final boolean waiting;
  private final Tape tape;
  private Path folder;
  private Chapters chapters;
  private int epoch;
  private long last;
  private Instant moment;
  private RecordOut out = new RecordOut();
  private final Pace pace;

  /// A volume just made, or surveyed.
  Volume(Desk desk, Path folder, Survey survey, Chapters chapters) {
    this.desk = desk;
    this.folder = folder;
    this.birth = survey.birth();
    this.chapters = chapters;
    this.epoch = survey.epoch();
    this.last = survey.last();
    this.moment = survey.moment();
    this.handouts = List.copyOf(survey.handouts());
    this.waiting = survey.waiting();
    this.tape = new Tape(desk, new Tape.Mark(0, last, moment, survey.end()));
    Optional<Chapter> newest = chapters.newest(Chapter.Kind.SNAPSHOT, epoch);
    this.pace =
        new Pace(desk.options(), newest.map(Chapter::number).orElse(first(birth, epoch) - 1));
  }

  /// The volume, where the begin of its epoch is written down again if it was cut.
  synchronized Volume begunAnew() throws IOException {
    if (epoch > 0 && chapters.newest(Chapter.Kind.SEGMENT, epoch).isEmpty()) {
      begin(1);
      tape.restart(moment);
    }
    return this;
  }

  /// The number of an epoch's first entry.
  static long first(Birth birth, int epoch) {
    return epoch == 0 ? birth.turn() + 1 : 1;
  }

  Birth birth() {
    return birth;
  }

  /// The tokens handed out before the folder was opened.
  List<Handout> handouts() {
    return handouts;
  }

  /// Whether timers were set when the folder was opened.
  boolean waiting() {
    return waiting;
  }

  synchronized Path folder() {
    return folder;
  }

  synchronized void moved(Path to) {
    folder = to;
    chapters = chapters.in(to);
  }

  synchronized long last() {
    return last;
  }

  synchronized int epoch() {
    return epoch;
  }

  synchronized Chapters chapters() {
    return chapters;
  }

  synchronized void add(Chapter chapter) {
    chapters = chapters.with(chapter);
  }

  /// Removes a file of its own, if it can be.
  void drop(Chapter chapter) {
    synchronized (this) {
      chapters = chapters.without(chapter);
    }
    try {
      Files.deleteIfExists(chapter.path());
    } catch (IOException stays) {
      desk.note("a file that nobody needs was not removed: " + stays.getMessage());
    }
  }

  @Override
  public synchronized long write(Entry entry, Handout handout, Store after) {
    if (entry.number() != last + 1) {
      throw new IllegalStateException("expected entry " + (last + 1) + ", got " + entry.number());
    }
    EntryForm.write(entry, handout, Deliveries.waits(after), out.begin());
    if (out.size() > desk.options().recordBytes()) {
      throw desk.tooLarge(out.size());
    }
    long ticket;
    try {
      if (tape.full()) {
        begin(entry.number());
      }
      ticket = tape.append(newest(), out.framed(), entry);
    } catch (IOException failed) {
      throw desk.failed(birth, failed);
    }
    last = entry.number();
    moment = entry.moment();
    if (pace.due(last)) {
      Picture picture = picture(after);
      desk.later(() -> picture.write(desk));
    }
    return ticket;
  }

  @Override
  public synchronized Written written() {
    return out;
  }

  private Picture picture(Store store) {
    pace.made(last, store);
    return new Picture(this, epoch, last, moment, store);
  }

  private Path newest() {
    return chapters.newest(Chapter.Kind.SEGMENT, epoch).orElseThrow().path();
  }

  /// Begins a new segment with its head.
  private void begin(long number) throws IOException {
    Chapter chapter = Chapter.of(folder, Chapter.Kind.SEGMENT, epoch, number);
    RecordOut head = new RecordOut().begin();
    head.json(desk.head(birth, epoch, number));
    tape.begin(chapter.path(), head.framed());
    desk.forceFolder(folder);
    chapters = chapters.with(chapter);
  }

  /// Closes the segment; what was written to it has landed.
  synchronized void closeSegment() throws IOException {
    tape.close();
  }

  @Override
  public void await(long ticket) {
    if (!waits()) {
      return;
    }
    try {
      tape.landing().await(ticket, this::land);
    } catch (IOException failed) {
      throw desk.failed(birth, failed);
    }
  }

  private long land() throws IOException {
    Tape.Forcing forcing;
    synchronized (this) {
      forcing = tape.forcing();
    }
    forcing.run();
    synchronized (this) {
      return tape.landed(forcing);
    }
  }

  @Override
  public boolean waits() {
    return desk.options().durability() == Durability.POWER;
  }

  @Override
  public synchronized boolean retreat() {
    if (!tape.landing().broken()) {
      return false;
    }
    try {
      Tape.Mark landed = tape.retreat();
      last = landed.turn();
      moment = landed.moment();
    } catch (IOException failed) {
      throw desk.failed(birth, failed);
    }
    for (Chapter chapter : chapters.back(Chapter.Kind.SNAPSHOT, epoch)) {
      if (chapter.number() > last) {
        drop(chapter);
      }
    }
    return true;
  }

  @Override
  public List<Entry> entries(long from, int limit, long upTo) {
    return desk.reading(birth, () -> new Reading(this).entries(from, limit, upTo));
  }

  @Override
  public long oldest() {
    return first(birth, epoch());
  }

  @Override
  public Store begin() {
    return desk.begin(birth);
  }

  @Override
  public synchronized Woken wake() {
    return new Woken(store(epoch, last), last, moment);
  }

  /// The store after an entry.
  Store store(int of, long turn) {
    return desk.reading(birth, () -> new Reading(this).store(desk, of, turn));
  }

  @Override
  public boolean rest(Store store) {
    try {
      Picture picture = null;
      synchronized (this) {
        if (pace.dueToRest(last)) {
          picture = picture(store);
        }
        tape.close();
        out = new RecordOut();
      }
      if (picture != null) {
        picture.write(desk);
      }
      return true;
    } catch (IOException | NotKept stays) {
      return false;
    }
  }

  @Override
  public synchronized void reset() {
    int before = epoch;
    try {
      tape.close();
      epoch++;
      begin(1);
      last = 0;
      moment = Instant.EPOCH; // a universe goes back to its begin, and its time with it
      pace.begin(0);
      tape.restart(moment);
    } catch (IOException failed) {
      epoch = before;
      throw desk.failed(birth, failed);
    }
    if (!desk.needed(this)) {
      for (Chapter chapter : chapters) {
        if (chapter.epoch() < epoch) {
          drop(chapter);
        }
      }
    }
  }

  @Override
  public Optional<Store> at(Place place) {
    return place instanceof Place.After(int _, int of, long turn, long _)
            && turn >= first(birth, of) - 1
        ? Optional.of(store(of, turn))
        : Optional.empty();
  }

  @Override
  public synchronized Place place() {
    return new Place.After(birth.ordinal(), epoch, last, tape.tickets());
  }
}
