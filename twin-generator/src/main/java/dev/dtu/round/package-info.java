/// One round of an agent: what it is given, what it may, what it did, what became of it.
///
/// An [Agent] is a command line with a workspace and an exit code. [Workspace] lays out before it the
/// brief, the library, the twin folder, what diverges and how to check again; it works inside a [Pen],
/// which shows it that folder and nothing else, with an environment of its own. Afterwards [Taken] says
/// what it changed: data of the twin folder is taken over, anything else it touched is tampering and
/// costs it the round. [Budget] and [Spend] say when it is enough. Nothing an agent says is believed:
/// only files count, and only scores judge them.
@NullMarked
package dev.dtu.round;

import org.jspecify.annotations.NullMarked;
