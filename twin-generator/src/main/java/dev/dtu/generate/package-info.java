/// From documents and recordings to a judged twin, with an agent or without.
///
/// A [Generation] goes through its [Phase]s: part the recordings, distil the documents, write the pages
/// nobody wrote, mine, measure, let an agent work in rounds, seal, score. Each leaves its outcome on the
/// disk before the [State] says so, so that whatever ends the process, the same [Order] goes on where it
/// was. The generation never sees a held-out recording and never judges itself: it asks a
/// [dev.dtu.judge.Judge]. What comes out is a twin folder and its [Scorecard]
/// (`docs/reference/scorecard.md`). [Watch] is told how it goes.
@NullMarked
package dev.dtu.generate;

import org.jspecify.annotations.NullMarked;
