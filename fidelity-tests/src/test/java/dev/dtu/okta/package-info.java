/// What Okta's twin does beyond its data, told by its own calls and by Okta's client.
@NullMarked
package dev.dtu.okta;

import org.jspecify.annotations.NullMarked;
