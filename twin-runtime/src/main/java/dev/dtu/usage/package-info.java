/// What a service was seen to do beyond what its document says, as data: which members it shows and
/// which it never does, what stands in them when nobody sent them, which of its own rules it
/// does not keep, and what it says no to.
///
/// Mined from recorded traffic (`dtu mine`) and kept in a twin's `mined.json`, a line a fact with how
/// often it was seen and how often contradicted. The room knows templates and conditions; what rows
/// and requests are it is told by [Facts].
@NullMarked
package dev.dtu.usage;

import org.jspecify.annotations.NullMarked;
