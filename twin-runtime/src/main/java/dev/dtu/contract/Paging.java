package dev.dtu.contract;

import java.util.Optional;

/// How a list is walked.
///
/// @param cursor the parameter that carries the cursor
/// @param offset the parameter that counts items to skip
/// @param page the parameter that counts pages
/// @param limit the parameter that bounds a page
/// @param items the reply's member that holds the page; empty when the reply is the page
/// @param next the reply's member that holds the next cursor or address
/// @param total the reply's member that counts all items
/// @param last the reply's member that tells the last page
/// @param more the reply's member that tells every page but the last
/// @param link whether the reply declares a `Link` header
public record Paging(
    Style style,
    Optional<String> cursor,
    Optional<String> offset,
    Optional<String> page,
    Optional<String> limit,
    Optional<String> items,
    Optional<String> next,
    Optional<String> total,
    Optional<String> last,
    Optional<String> more,
    boolean link) {

  /// What a client hands back to get the next page.
  public enum Style {
    CURSOR,
    OFFSET,
    PAGE,
    LIMIT
  }

  /// True when the next cursor is told by no reply: it is then the id of the last item shown.
  public boolean byLastItem() {
    return style == Style.CURSOR && more.isPresent() && next.isEmpty() && !link;
  }
}
