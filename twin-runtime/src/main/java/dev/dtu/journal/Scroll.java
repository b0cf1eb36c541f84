package dev.dtu.journal;

import dev.dtu.call.Headers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Bytes written one after the other and seldom read.
///
/// They stand in pages, arrays that get longer with what their journal holds. A collector copies an
/// array in one go and need not look into it, so what is written here costs it little, while the same
/// facts as objects would be walked time and again. A page whose places nobody asks for any more is
/// written anew: a busy journal makes no pages, and a collector has none to copy or to free.
///
/// Mutable; guarded by who owns it. What was written does not change until its page is given back.
final class Scroll {

  /// The longest page, unless one thing needs more: what a region of G1 holds. Such an array is never
  /// copied, but a new one may begin a marking of all there is; so pages of this length are kept.
  static final int LONGEST = (1 << 20) - 64;

  /// A new page is this part of what is held, so that little is made in vain for small journals.
  private static final int PART = 4;

  private static final int BITS = 7;
  private static final int MORE = 1 << BITS;

  /// The most bytes a number takes.
  private static final int NUMBER = 10;

  private byte[] page = new byte[0];
  private int used;

  /// Pages to be written anew.
  private final ArrayDeque<byte[]> spare = new ArrayDeque<>();

  private List<byte[]> full = new ArrayList<>();

  /// Where something was written.
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Place(byte[] page, int at) {}

  /// The place where the next byte goes; `bytes` after it are on the same page.
  ///
  /// @param held how many bytes the owner holds already
  Place begin(int bytes, long held) {
    if (page.length - used < bytes) {
      full.add(page);
      int length = (int) Math.max(bytes, Math.min(LONGEST, held / PART));
      byte[] known = length == LONGEST ? spare.poll() : null;
      page = known == null ? new byte[length] : known;
      used = 0;
    }
    return new Place(page, used);
  }

  /// Pages that are full from now on are added there.
  void fills(List<byte[]> pages) {
    full = pages;
  }

  /// Takes full pages back of whose places none is asked for any more.
  ///
  /// @param most how many bytes of them may wait; the others are let go, also such as wait already
  void reuse(List<byte[]> pages, long most) {
    for (byte[] old : pages) {
      if (old.length == LONGEST) {
        spare.add(old);
      }
    }
    while (spare.size() * (long) LONGEST > most) {
      spare.removeLast();
    }
  }

  /// Ends what began there; a page with no room for another of its size is cut to what is written.
  Place end(Place begun) {
    if (begun.at > 0 || page.length - used >= used) {
      return begun;
    }
    page = Arrays.copyOf(page, used);
    return new Place(page, 0);
  }

  /// How many bytes were written since that place.
  int since(Place begun) {
    return used - begun.at;
  }

  static int most(String text) {
    return NUMBER + 2 * text.length();
  }

  static int most(Headers headers) {
    int sum = NUMBER;
    List<Headers.Line> lines = headers.lines();
    for (int i = 0; i < lines.size(); i++) {
      sum += most(lines.get(i).name()) + most(lines.get(i).value());
    }
    return sum;
  }

  /// Writes a number in pieces of seven bits, the lowest first.
  void number(long number) {
    long left = number;
    while ((left & -MORE) != 0) {
      page[used++] = (byte) (MORE | (left & (MORE - 1)));
      left >>>= BITS;
    }
    page[used++] = (byte) left;
  }

  /// Writes a text: a byte a character when all are of Latin-1, else two.
  @SuppressWarnings("deprecation") // the low byte of each character is what is wanted
  void text(String text) {
    int length = text.length();
    int all = 0;
    for (int i = 0; i < length; i++) {
      all |= text.charAt(i);
    }
    boolean wide = all > 0xff;
    number((long) length << 1 | (wide ? 1 : 0));
    if (!wide) {
      text.getBytes(0, length, page, used);
      used += length;
      return;
    }
    for (int i = 0; i < length; i++) {
      page[used++] = (byte) (text.charAt(i) >> 8);
      page[used++] = (byte) text.charAt(i);
    }
  }

  void headers(Headers headers) {
    List<Headers.Line> lines = headers.lines();
    number(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      text(lines.get(i).name());
      text(lines.get(i).value());
    }
  }

  void bytes(byte[] bytes) {
    number(bytes.length);
    System.arraycopy(bytes, 0, page, used, bytes.length);
    used += bytes.length;
  }

  /// Takes what was written elsewhere as it is.
  void take(Written written) {
    written.copy(page, used);
    used += written.length();
  }

  /// Reads what was written from a place on, in the same order; one thread's, thrown away.
  static final class Reader {
    private final byte[] page;
    private int at;

    Reader(Place place) {
      this.page = place.page;
      this.at = place.at;
    }

    long number() {
      long number = 0;
      for (int shift = 0; ; shift += BITS) {
        byte piece = page[at++];
        number |= (long) (piece & (MORE - 1)) << shift;
        if (piece >= 0) {
          return number;
        }
      }
    }

    String text() {
      long head = number();
      int length = (int) (head >>> 1);
      var out = new char[length];
      for (int i = 0; i < length; i++) {
        int high = (head & 1) == 0 ? 0 : page[at++] & 0xff;
        out[i] = (char) (high << 8 | page[at++] & 0xff);
      }
      return new String(out);
    }

    Headers headers() {
      int size = (int) number();
      List<Headers.Line> lines = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        lines.add(new Headers.Line(text(), text()));
      }
      return new Headers(lines);
    }

    byte[] bytes() {
      int length = (int) number();
      at += length;
      return Arrays.copyOfRange(page, at - length, at);
    }
  }
}
