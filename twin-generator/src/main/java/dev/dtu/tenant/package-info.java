/// What a tenant of a service is like before its first call, read from recordings: which kinds of
/// tenants there are, what stands in every one of them, and who calls.
///
/// [Kinds] reads the tags of recordings. [Defaults] notes the things that were there before sessions
/// began, tells which of them are the same thing on other tenants, and writes [SeedFile]s: the ids
/// are drawn anew by the dice, and a thing that another one names is named there by its label.
@NullMarked
package dev.dtu.tenant;

import org.jspecify.annotations.NullMarked;
