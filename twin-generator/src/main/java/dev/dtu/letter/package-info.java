/// What a service's replies carry beside what was asked for, read from recordings: headers that are
/// always the same or made anew for each reply, tags, links to pages, how many calls are left.
///
/// Written into the title page and `limits.yaml` of a twin folder; the kernel knows what they mean.
/// Recordings keep few headers more often than not, so that a header is judged by the sessions that
/// show it at all.
@NullMarked
package dev.dtu.letter;

import org.jspecify.annotations.NullMarked;
