package dev.dtu.journal;

import dev.dtu.store.Change;
import dev.dtu.twin.Turn;
import java.time.Instant;
import java.util.List;

/// A call as it was just written elsewhere, so that a journal takes those bytes and need not write it
/// a second time.
///
/// Good until the next entry is written; guarded by who writes.
public interface Written {

  /// Nothing was written, or no call.
  Written NOTHING =
      new Written() {
        @Override
        public int length() {
          return 0;
        }

        @Override
        public void copy(byte[] to, int at) {}

        @Override
        public Form form() {
          throw new IllegalStateException("asked how nothing is read");
        }
      };

  /// How many bytes; none when nothing was written.
  int length();

  /// Puts all of them there.
  void copy(byte[] to, int at);

  /// How they are read, now and later.
  Form form();

  /// Reads what somebody wrote.
  interface Form {

    /// @param bytes in which it stands from a place on
    /// @param kept what of the call stands elsewhere
    Turn read(byte[] bytes, int at, int length, Facts kept);
  }

  /// What a journal keeps of a call by itself.
  record Facts(long number, Instant moment, List<Change> changes) {}
}
