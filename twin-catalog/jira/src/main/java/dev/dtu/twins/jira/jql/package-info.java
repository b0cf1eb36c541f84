/// Jira's query language: what a text asks for, and where it cannot be read.
///
/// [Jql] is a text that was read: a [Clause] and the fields it is ordered by. [Misread] is what
/// cannot be read, in Jira's own words and with the place. [Structure] tells a query as Jira tells
/// one it has parsed. The room knows texts and JSON, no field of any site and no issue.
@NullMarked
package dev.dtu.twins.jira.jql;

import org.jspecify.annotations.NullMarked;
