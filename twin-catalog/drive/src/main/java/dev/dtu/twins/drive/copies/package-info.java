/// What Drive tells the services that keep what is in its files: which of them are copies that nobody
/// opened yet. The room sees the runtime's `effect` room and what lies before it.
@NullMarked
package dev.dtu.twins.drive.copies;

import org.jspecify.annotations.NullMarked;
