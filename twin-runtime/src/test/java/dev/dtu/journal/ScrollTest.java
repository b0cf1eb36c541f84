package dev.dtu.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrollTest {

  /// So much held that pages are as long as they get.
  private static final long MUCH = 1L << 30;

  private static final int THIRD = Scroll.LONGEST / 3;

  private static Scroll.Place put(Scroll scroll, byte[] bytes) {
    Scroll.Place place = scroll.begin(bytes.length + 10, MUCH);
    scroll.bytes(bytes);
    return scroll.end(place);
  }

  /// Begins a page and leaves no room on it for a third of one.
  private static byte[] fill(Scroll scroll) {
    byte[] page = put(scroll, new byte[THIRD]).page();
    assertThat(put(scroll, new byte[THIRD]).page() == page).isTrue();
    return page;
  }

  @Test
  void a_full_page_that_is_given_back_is_written_anew() {
    var scroll = new Scroll();
    List<byte[]> full = new ArrayList<>();
    scroll.fills(full);
    byte[] first = fill(scroll);
    byte[] second = fill(scroll);
    assertThat(full.getLast() == first).isTrue();
    scroll.reuse(List.of(first), MUCH);
    Scroll.Place third = put(scroll, new byte[THIRD]);
    Scroll.Place fourth = put(scroll, new byte[] {1, 2, 3});
    assertThat(second == first).isFalse();
    assertThat(third.page() == first && fourth.page() == first).isTrue();
    assertThat(new Scroll.Reader(fourth).bytes()).containsExactly(1, 2, 3);
  }

  @Test
  void no_more_pages_wait_than_may_and_none_that_are_short() {
    var scroll = new Scroll();
    byte[] one = new byte[Scroll.LONGEST];
    byte[] two = new byte[Scroll.LONGEST];
    scroll.reuse(List.of(new byte[1000], one, two), Scroll.LONGEST + 1000);
    assertThat(fill(scroll) == one).isTrue();
    assertThat(fill(scroll) == two).isFalse();
  }

  @Test
  void pages_that_wait_are_let_go_when_fewer_may() {
    var scroll = new Scroll();
    byte[] one = new byte[Scroll.LONGEST];
    scroll.reuse(List.of(one), MUCH);
    scroll.reuse(List.of(), Scroll.LONGEST - 1L);
    assertThat(fill(scroll) == one).isFalse();
  }
}
