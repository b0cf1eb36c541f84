/// What the load is aimed at: a server of ours and the two baselines, each a process of its own.
///
/// A [Subject] listens on a port and can be emptied between rounds; [SubjectMain] runs one and takes
/// orders on standard input, so that the parent decides when and no figure depends on start-up.
@NullMarked
package dev.dtu.bench.subject;

import org.jspecify.annotations.NullMarked;
