/// The `dtu` command: puts the rooms together and lets a person start them.
///
/// One class a command. A command tells of wrong use with exit code 2, of trouble outside it with
/// 1, and always in one text that says what was expected, what was found and what to do. Standard
/// output carries what was asked for, standard error the rest.
@NullMarked
package dev.dtu.cli;

import org.jspecify.annotations.NullMarked;
