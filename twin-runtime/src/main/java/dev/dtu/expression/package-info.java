/// Conditions that clients write as text, in the family of languages that SCIM began (RFC 7644, §3.4.2.2):
/// `status eq "ACTIVE" and (profile.age gt 30 or emails[type eq "work"])`, or in that of Google's
/// services, which says the same in signs: `name = 'a' and 'x' in parents`.
///
/// A [dev.dtu.expression.Language] says what a service takes of it and reads texts into an
/// [dev.dtu.expression.Expression], which holds of a document or does not. What cannot be read is
/// [dev.dtu.expression.Misspelled]: what was found, where, and what was expected, for services to say in
/// their own words. The room knows `json` and the JDK, no service and no row.
@NullMarked
package dev.dtu.expression;

import org.jspecify.annotations.NullMarked;
