package dev.dtu.twin;

/// A member that the service makes of what a row belongs to and a count there: the `ENG-7` of an
/// issue, the seventh of the project `ENG`.
///
/// @param member of the row
/// @param of the resource it belongs to
/// @param at the member of the row that tells to which of them, dotted when nested; where it tells
///     none, the row belongs to the first there is
/// @param shape as a [Mint] follows it, with `${member}` for a member of what it belongs to
public record Numbering(String member, String of, String at, String shape) {}
